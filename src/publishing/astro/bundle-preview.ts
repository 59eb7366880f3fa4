import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

const SOURCE = fileURLToPath(new URL('../../preview/start.ts', import.meta.url))

/**
 * Adds the code that runs beside a preview to the site's own files. No page asks for it: the server
 * adds the request to the pages it shows an editor. Its name is fixed, so that it can be asked for.
 */
export function bundlePreview(): AstroIntegration {
  return {
    name: 'attune:bundle-preview',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'attune:bundle-preview',
                buildStart() {
                  if (this.environment.name !== 'client') return
                  this.emitFile({ type: 'chunk', id: SOURCE, fileName: 'preview/start.js' })
                },
              },
            ],
          },
        })
      },
    },
  }
}
