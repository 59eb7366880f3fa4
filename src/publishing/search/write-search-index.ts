import { hash } from 'node:crypto'
import { glob, mkdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { close, createIndex } from 'pagefind'
import { z } from 'zod'
import { inSlices } from '../../content/in-slices.ts'
import { replaceFile } from '../replace-file.ts'

/** Where browsers find the index. */
const INDEX_FOLDER = 'pagefind'
/** Names the parts of an index that belong together: replacing it puts the new index in the old one's place. */
export const INDEX_ENTRY = 'pagefind-entry.json'
/** How long parts of an older index stay: a reader's page may be in the middle of it. */
const KEPT_MS = 3_600_000
/** Pages that want to be found say so (see search-marks.ts). */
const MARK = 'data-pagefind-body'
const PAGES = '**/index.html'
const AT_ONCE = 16
/** Parts of a page that say nothing about it. */
const IGNORED = ['nav', 'form', '.no-print', '.note', '.offer', '.byline', '#related', '#reserve']
/** What a browser needs of what Pagefind writes; its own components are left out. */
const NEEDED = /^(?:pagefind\.js|pagefind-entry\.json|wasm\..*|.*\.pf_\w+)$/
const NAMED_BY_CONTENT = /\.pf_(?:fragment|index|filter)$/

const memory = z.object({ fingerprint: z.string(), files: z.array(z.string()) })

/** What is in each page that can be found, by its file. */
type FoundPages = ReadonlyMap<string, string>

async function readPages(folder: string): Promise<FoundPages> {
  const files = await Array.fromAsync(glob(PAGES, { cwd: folder }))
  const found: [string, string][] = []
  for (const some of inSlices(files.sort(), AT_ONCE)) {
    const texts = await Promise.all(
      some.map((file) => readFile(join(folder, file), 'utf8').catch(() => '')),
    )
    for (const [at, html] of texts.entries()) {
      if (html.includes(MARK)) found.push([some[at] ?? '', hash('sha256', html)])
    }
  }
  return new Map(found)
}

/** Changes with every page that can be found, and with the rules they are found by. */
function fingerprintPages(pages: FoundPages): string {
  return hash('sha256', JSON.stringify([IGNORED, ...pages]), 'base64url')
}

async function readMemory(file: string): Promise<z.output<typeof memory>> {
  try {
    return memory.parse(JSON.parse(await readFile(file, 'utf8')))
  } catch {
    return { fingerprint: '', files: [] }
  }
}

/** Indexes made before, by the fingerprint of the pages they are of. */
export interface KeptIndexes {
  /** Puts the index into the folder; false when there is none. */
  fetch(fingerprint: string, into: string): Promise<boolean>
  /** Keeps the index that is in the folder. */
  keep(fingerprint: string, from: string): Promise<void>
}

/** Lets Pagefind write the index into `draft`; returns the parts that browsers need. */
async function buildIndex(folder: string, draft: string, isEmpty: boolean): Promise<string[]> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: IGNORED })
    if (!index) throw new Error(`The search index could not be begun: ${errors.join('; ')}`)
    // Pages that want to be found keep others out; without any, all others would come in.
    if (!isEmpty) {
      const added = await index.addDirectory({ path: folder, glob: PAGES })
      if (added.errors.length > 0) {
        throw new Error(`Pages could not be added to the search index: ${added.errors.join('; ')}`)
      }
    }
    const built = await index.writeFiles({ outputPath: draft })
    if (built.errors.length > 0) {
      throw new Error(`The search index could not be made: ${built.errors.join('; ')}`)
    }
  } finally {
    await close()
  }
  const files = await Array.fromAsync(glob('**/*', { cwd: draft }))
  return files.map((file) => file.split(sep).join('/')).filter((path) => NEEDED.test(path))
}

/** Puts a part in its place in one step. Most are those of the index before, under the same names. */
async function placePart(path: string, from: string, into: string): Promise<void> {
  const [draft, file] = [join(from, path), join(into, path)]
  if (NAMED_BY_CONTENT.test(path)) {
    const [made, found] = [await stat(draft), await stat(file).catch(() => undefined)]
    if (found?.size === made.size) return
  }
  await mkdir(dirname(file), { recursive: true })
  await rename(draft, file)
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
  const beside = folder.replace(/[\\/]$/, '')
  const [memoryFile, draft] = [`${beside}.search.json`, `${beside}.search-draft`]
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
  if (!isThere && pages.size === 0) return undefined
  if (await kept?.fetch(fingerprint, target)) return pages.size
  await rm(draft, { recursive: true, force: true })
  try {
    const paths = await buildIndex(folder, draft, pages.size === 0)
    // Until now these were in use: their time to go begins here.
    const now = new Date()
    for (const path of earlier.files) await utimes(join(target, path), now, now).catch(() => {})
    const parts = paths.filter((path) => path !== INDEX_ENTRY)
    for (const path of parts) await placePart(path, draft, target)
    if (parts.length === paths.length) throw new Error(`The search index has no ${INDEX_ENTRY}`)
    await placePart(INDEX_ENTRY, draft, target)
    await removeOldParts(target, new Set(paths))
    if (kept) await kept.keep(fingerprint, target)
    else await replaceFile(memoryFile, JSON.stringify({ fingerprint, files: paths }))
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return pages.size
}
