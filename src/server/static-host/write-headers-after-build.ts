import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { writeHeaders } from './write-headers.ts'

/** Gives what Astro builds the headers that belong to its pages. */
export function writeHeadersAfterBuild(): AstroIntegration {
  let siteUrl = ''
  return {
    name: 'attune:write-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        siteUrl = config.site ?? ''
      },
      'astro:build:done': async ({ dir, pages }) => {
        // The resident server's compilation prerenders nothing, and sends headers itself.
        if (pages.length > 0) await writeHeaders(fileURLToPath(dir), siteUrl)
      },
    },
  }
}
