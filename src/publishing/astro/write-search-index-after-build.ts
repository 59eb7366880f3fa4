import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { writeSearchIndex } from '../search/write-search-index.ts'

/** Gives a static build the same search that the resident server has. */
export function writeSearchIndexAfterBuild(): AstroIntegration {
  return {
    name: 'attune:search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const count = await writeSearchIndex(fileURLToPath(dir))
        if (count !== undefined) logger.info(`${count} pages can be searched`)
      },
    },
  }
}
