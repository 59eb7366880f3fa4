import { writeFile } from 'node:fs/promises'
import { enableCompileCache } from 'node:module'
import { join, relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { endProcess } from '../../publishing/end-process.ts'
import { replaceFolder } from './replace-folder.ts'
import { workAlone } from './work-alone.ts'

/**
 * `npm run build [-- --outDir dist]`: builds the static site to `client` in the folder. A build that
 * fails leaves the last good one there; of two at once the second waits. Most modules are loaded
 * once the cache of compiled code is there.
 */

const root = join(import.meta.dirname, '..', '..', '..')
const { values } = parseArgs({ options: { outDir: { type: 'string', default: 'dist' } } })
const outDir = resolve(root, values.outDir)
// What is built replaces what is there: that must not be the project.
if (!relative(outDir, root).startsWith('..')) {
  console.error(`The site can't be built to ${outDir}, which holds the project`)
  process.exit(1)
}
process.env['NODE_ENV'] ??= 'production'
const folder = join(outDir, 'client')
const cacheFolder = resolve(root, process.env['BUILD_CACHE'] || 'node_modules/.astro')
if (!process.env['NODE_COMPILE_CACHE']) enableCompileCache(join(cacheFolder, 'compile-cache'))
const say = (sentence: string) => console.log(sentence)
const begun = performance.now()

async function build(): Promise<void> {
  const { readSiteUrl } = await import('../environment.ts')
  const siteUrl = readSiteUrl(process.env)
  const { buildSite } = await import('../../publishing/static-build/build-site.ts')
  const { collectHeaders } = await import('./headers-file.ts')
  await replaceFolder(folder, async (next) => {
    const headers = collectHeaders(siteUrl)
    await buildSite({ root, folder: next, siteUrl, cacheFolder, say, onPage: headers.add })
    await writeFile(join(next, '_headers'), headers.toFile())
  })
}

try {
  // Builds to other folders, too, share what is kept of earlier ones.
  await workAlone(join(cacheFolder, 'build.lock'), build, () =>
    say('Another build is at work here: this one waits for it to end'),
  )
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
console.log(`Built to ${folder} in ${((performance.now() - begun) / 1_000).toFixed(2)} s`)
endProcess(0)
