import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'

const ISLANDS = fileURLToPath(new URL('../../islands/', import.meta.url))

const PREACT_FOR = new Map([
  ['react', 'preact/compat'],
  ['react/jsx-runtime', 'preact/jsx-runtime'],
  ['react/jsx-dev-runtime', 'preact/jsx-dev-runtime'],
  ['react-dom', 'preact/compat'],
  ['react-dom/client', 'preact/compat/client'],
])

/**
 * Gives browsers Preact where islands import React: a quarter of the bytes. The server renders with
 * React, and so does the preview, whose packages need the real one.
 */
export function runIslandsOnPreact(): AstroIntegration {
  return {
    name: 'attune:run-islands-on-preact',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'attune:run-islands-on-preact',
                enforce: 'pre',
                applyToEnvironment: ({ name }) => name === 'client',
                resolveId(source, importer) {
                  const preact = PREACT_FOR.get(source)
                  if (!preact || !importer?.startsWith(ISLANDS)) return null
                  return this.resolve(preact, importer)
                },
              },
            ],
          },
        })
      },
    },
  }
}
