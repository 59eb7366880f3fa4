import { createHash } from 'node:crypto'
import type { Plugin } from 'vite'

/** What a bundler writes: code, style sheets, fonts. */
export type Bundle = Readonly<
  Record<string, { readonly code: string } | { readonly source: string | Uint8Array }>
>

/** What makes pages and what they ask browsers for; the rest of a build answers requests. */
const PAGES = new Set(['prerender', 'client'])

/** Names all that is bundled: another template, style sheet or package gives another name. */
export function createCodeName() {
  const parts = new Map<string, string>()

  function add(environment: string, bundle: Bundle): void {
    const hash = createHash('sha256')
    for (const [file, output] of Object.entries(bundle).sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.update(`\n${file}\n`).update('code' in output ? output.code : output.source)
    }
    parts.set(environment, hash.digest('hex'))
  }

  const plugin: Plugin = {
    name: 'attune:name-code',
    enforce: 'post',
    applyToEnvironment: ({ name }) => PAGES.has(name),
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        add(this.environment.name, bundle)
      },
    },
  }

  return { plugin, add, name: () => JSON.stringify([...parts].sort()) }
}
