import { readFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'
import { minify } from 'vite'

const INLINE_SCRIPT = /\/inline\/[\w-]+\.js\?raw$/

/** Shortens the scripts that stand in the pages themselves, which no bundler does: every reader loads them with every page. */
export function minifyInlineScripts(): AstroIntegration {
  return {
    name: 'attune:minify-inline-scripts',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'attune:minify-inline-scripts',
                enforce: 'pre',
                async load(id) {
                  if (!INLINE_SCRIPT.test(id)) return undefined
                  const file = id.slice(0, -'?raw'.length)
                  this.addWatchFile(file)
                  const { code, errors } = await minify(file, await readFile(file, 'utf8'))
                  const [error] = errors
                  if (error) throw new Error(`${file}: ${error.message}`)
                  return { code: `export default ${JSON.stringify(code)}`, moduleType: 'js' }
                },
              },
            ],
          },
        })
      },
    },
  }
}
