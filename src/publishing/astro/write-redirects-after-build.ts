import { access, mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { createContentClient } from '../../content/client.ts'
import { createContent } from '../../content/content.ts'
import { redirectsToFile, redirectToPage } from '../redirect-files.ts'

/**
 * Gives a static build its redirects: `_redirects` for hosts that know it, and a page at each old
 * address for those that don't. A page that exists is never replaced.
 */
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
        const redirects = await createContent(createContentClient()).redirects()
        const folder = fileURLToPath(dir)
        if (redirects.length > 0) {
          await writeFile(join(folder, '_redirects'), redirectsToFile(redirects))
        }
        for (const redirect of redirects) {
          const file = join(folder, redirect.from, 'index.html')
          const isPage = await access(file).then(
            () => true,
            () => false,
          )
          if (isPage) continue
          await mkdir(dirname(file), { recursive: true })
          await writeFile(file, redirectToPage(redirect, siteUrl))
        }
      },
    },
  }
}
