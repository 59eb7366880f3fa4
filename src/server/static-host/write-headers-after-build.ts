import { glob, readFile, writeFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { type BuiltPage, headersToFile } from './headers-file.ts'

async function readPages(folder: string): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = []
  for await (const file of glob('**/*.html', { cwd: folder })) {
    const path = `/${file.split(sep).join('/')}`.replace(/\/index\.html$/, '/')
    pages.push({ path, html: await readFile(join(folder, file), 'utf8') })
  }
  return pages.sort((one, other) => (one.path < other.path ? -1 : 1))
}

/** Gives a static build the headers that belong to its pages, for hosts that read `_headers`. */
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
        await writeFile(join(folder, '_headers'), headersToFile(await readPages(folder), siteUrl))
      },
    },
  }
}
