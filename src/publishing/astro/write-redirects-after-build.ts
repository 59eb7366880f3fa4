import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { createContent } from '../../content/content.ts'
import { writeBuiltRedirects } from '../static-build/write-built-redirects.ts'

/** Gives what Astro builds its redirects. */
export function writeRedirectsAfterBuild(): AstroIntegration {
  let siteUrl = ''
  return {
    name: 'attune:write-redirects',
    hooks: {
      'astro:config:done': ({ config }) => {
        siteUrl = config.site ?? ''
      },
      'astro:build:done': async ({ dir, pages }) => {
        // The resident server's compilation prerenders nothing, and answers redirects itself.
        if (pages.length === 0) return
        const content = createContent(createContentClient())
        await writeBuiltRedirects(fileURLToPath(dir), { content, siteUrl })
      },
    },
  }
}
