import { createHash } from 'node:crypto'
import { glob, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { close, createIndex } from 'pagefind'
import { z } from 'zod'
import { replaceFile } from '../replace-file.ts'

/** Where browsers find the index. */
const INDEX_FOLDER = 'pagefind'
/** Names the parts of an index that belong together: replacing it puts the new index in the old one's place. */
export const INDEX_ENTRY = 'pagefind-entry.json'
/** How long parts of an older index stay: a reader's page may be in the middle of it. */
const KEPT_MS = 3_600_000
/** Pages that want to be found say so (see search-marks.ts). */
const MARK = 'data-pagefind-body'
/** Parts of a page that say nothing about it. */
const IGNORED = ['nav', 'form', '.no-print', '.note', '.offer', '.byline', '#related', '#reserve']
/** What a browser needs of what Pagefind writes; its own components are left out. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/

const memory = z.object({ fingerprint: z.string(), files: z.array(z.string()) })

interface FoundPage {
  readonly url: string
  readonly html: string
}

async function readPages(folder: string): Promise<FoundPage[]> {
  const pages: FoundPage[] = []
  for await (const file of glob('**/index.html', { cwd: folder })) {
    const html = await readFile(join(folder, file), 'utf8').catch(() => '')
    if (!html.includes(MARK)) continue
    pages.push({ url: `/${file.split(sep).join('/').slice(0, -'index.html'.length)}`, html })
  }
  return pages.sort((a, b) => (a.url < b.url ? -1 : 1))
}

/** Changes with every page that can be found, and with the rules they are found by. */
function fingerprintPages(pages: readonly FoundPage[]): string {
  const hash = createHash('sha256').update(IGNORED.join())
  for (const { url, html } of pages) hash.update(`${url}\n${html.length}\n`).update(html)
  return hash.digest('base64url')
}

async function readMemory(file: string): Promise<z.output<typeof memory>> {
  try {
    return memory.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return { fingerprint: '', files: [] }
  }
}

export interface IndexFile {
  readonly path: string
  readonly content: Uint8Array
}

/** Indexes made before, by the fingerprint of the pages they are of. */
export interface KeptIndexes {
  fetch(fingerprint: string): Promise<readonly IndexFile[] | undefined>
  keep(fingerprint: string, files: readonly IndexFile[]): Promise<void>
}

async function buildIndex(pages: readonly FoundPage[]): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: IGNORED })
    if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`)
    for (const { url, html } of pages) {
      const added = await index.addHTMLFile({ url, content: html })
      if (added.errors.length > 0) {
        throw new Error(`${url} could not be added to the search index: ${added.errors.join('; ')}`)
      }
    }
    const built = await index.getFiles()
    if (built.errors.length > 0) {
      throw new Error(`The search index could not be made: ${built.errors.join('; ')}`)
    }
    return built.files.filter(({ path }) => NEEDED.test(path))
  } finally {
    await close()
  }
}

/** Removes parts that no index has named for a while. */
async function removeOldParts(folder: string, current: ReadonlySet<string>): Promise<void> {
  for await (const file of glob('**/*', { cwd: folder })) {
    const at = join(folder, file)
    const found = await stat(at)
    if (!found.isFile() || current.has(file.split(sep).join('/'))) continue
    if (Date.now() - found.mtimeMs > KEPT_MS) await rm(at, { force: true })
  }
}

/**
 * Makes the search index of the pages in a folder, unless the one there is of just these pages.
 * Parts are named by their content and the entry comes last, so a reader searches the old index or
 * the new one, never a mixture. Beside the folder stands which index is there; a folder that begins
 * empty has its indexes `kept` elsewhere instead. Returns how many pages are found in a new index.
 */
export async function writeSearchIndex(
  folder: string,
  kept?: KeptIndexes,
): Promise<number | undefined> {
  const memoryFile = `${folder.replace(/[\\/]$/, '')}.search.json`
  const pages = await readPages(folder)
  const fingerprint = fingerprintPages(pages)
  const earlier = await readMemory(memoryFile)
  const target = join(folder, INDEX_FOLDER)
  const isThere = await stat(join(target, INDEX_ENTRY)).then(
    () => true,
    () => false,
  )
  if (isThere && earlier.fingerprint === fingerprint) return undefined
  // A site that is only beginning to be published: whoever searches hears that it can't be done yet.
  if (!isThere && pages.length === 0) return undefined
  let files = await kept?.fetch(fingerprint)
  if (!files) {
    files = await buildIndex(pages)
    await kept?.keep(fingerprint, files)
  }
  // Until now these were in use: their time to go begins here.
  const now = new Date()
  for (const path of earlier.files) await utimes(join(target, path), now, now).catch(() => {})
  for (const { path, content } of files) {
    if (path !== INDEX_ENTRY) await replaceFile(join(target, path), content)
  }
  const entry = files.find(({ path }) => path === INDEX_ENTRY)
  if (!entry) throw new Error(`The search index has no ${INDEX_ENTRY}`)
  await replaceFile(join(target, INDEX_ENTRY), entry.content)
  const names = files.map(({ path }) => path)
  await removeOldParts(target, new Set(names))
  if (!kept) await replaceFile(memoryFile, JSON.stringify({ fingerprint, files: names }))
  return pages.length
}
