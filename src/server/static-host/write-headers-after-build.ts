import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { readBuiltPages } from '../../publishing/static-build/read-built-pages.ts'
import { collectHeaders } from './headers-file.ts'

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
        if (pages.length === 0) return
        const folder = fileURLToPath(dir)
        const headers = collectHeaders(siteUrl, await readBuiltPages(folder))
        await writeFile(join(folder, '_headers'), headers.toFile())
      },
    },
  }
}
