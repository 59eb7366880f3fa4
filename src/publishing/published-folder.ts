import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { glob, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { addAssets, removeOldAssets } from './assets.ts'
import { openPublishedMemory } from './published-memory.ts'
import { replaceFile } from './replace-file.ts'

/** A page on disk: its path on the site and the document it shows, if it shows just one. */
export interface PublishedPage {
  readonly path: string
  readonly documentId?: string | undefined
}

/** The static site that readers are served from, and what the publisher must remember of it. */
export interface PublishedFolder {
  readonly folder: string
  /** By document id: what lists showed of it when it was last sound. */
  readonly lastGood: Map<string, unknown>
  /** Old addresses and where each leads. */
  readonly redirects: Map<string, string>
  /** Whether an earlier run left every page: readers can be served at once. */
  readonly wasWhole: boolean
  pages(): readonly PublishedPage[]
  /** Whether there is a page at the path. */
  has(path: string): boolean
  /** Writes the page unless the same bytes are there already. True when readers get something new. */
  write(page: PublishedPage, html: string): Promise<boolean>
  /** Removes the page and those below it. */
  remove(path: string): Promise<void>
  /** Adds the compiled site's assets; older ones stay, since pages in readers' hands still ask for them. */
  addAssets(from: string): Promise<void>
  /** Removes assets of earlier versions that nobody needs any more; returns their names. */
  removeOldAssets(): Promise<readonly string[]>
  /** Remembers pages and last good values for the next start. */
  save(): Promise<void>
}

/** Where the page lies in its folder. */
export function pageToFile(path: string): string {
  if (!path.endsWith('/')) return path.slice(1)
  return path === '/404/' ? '404.html' : join(path.slice(1), 'index.html')
}

function fileToPath(file: string): string {
  const path = file.split(sep).join('/')
  return path === '404.html' ? '/404/' : `/${path.slice(0, -'index.html'.length)}`
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Opens the folder as an earlier run left it, even one that was killed while writing. */
export async function openPublishedFolder(folder: string): Promise<PublishedFolder> {
  await mkdir(folder, { recursive: true })
  const memory = await openPublishedMemory(`${folder}.ndjson`)
  const { documentIds } = memory.remembered
  const lastGood = new Map(memory.remembered.lastGood)
  const redirects = new Map(memory.remembered.redirects)
  // The files decide which pages there are; what is remembered may be older than they.
  const pages = new Map<string, PublishedPage>()
  for await (const file of glob('**/{index,404}.html', { cwd: folder })) {
    const path = fileToPath(file)
    pages.set(path, { path, documentId: documentIds.get(path) })
  }
  const isThere = (path: string) => pages.has(path) || existsSync(join(folder, pageToFile(path)))
  /** What this process put into the files: comparing thousands of them takes no reading. */
  const hashes = new Map<string, string>()
  /** What is being done to each file, so that the last to be asked for is what stays. */
  const turns = new Map<string, Promise<unknown>>()
  function inTurn<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
    const turn = (turns.get(path) ?? Promise.resolve()).then(work, work)
    turns.set(path, turn)
    const leave = () => {
      if (turns.get(path) === turn) turns.delete(path)
    }
    turn.then(leave, leave)
    return turn
  }
  for await (const draft of glob('**/*.tmp', { cwd: folder })) {
    await rm(join(folder, draft), { force: true })
  }

  async function remove(path: string): Promise<void> {
    const file = join(folder, pageToFile(path))
    const isDirectoryOfItsOwn = dirname(file) !== folder
    await inTurn(path, async () => {
      if (pages.has(path)) await memory.forgetPage(path)
      await rm(isDirectoryOfItsOwn ? dirname(file) : file, { recursive: true, force: true })
      pages.delete(path)
      hashes.delete(path)
    })
    if (!isDirectoryOfItsOwn) return
    // Their files went along, but each may be about to be written again: it has to be its turn.
    const below = [...pages.keys()].filter((other) => other.startsWith(path))
    await Promise.all(below.map(remove))
  }

  /** Of pages in folders every one is known; asking the disk for those that are not there takes time. */
  const mayBeThere = ({ path }: PublishedPage) => pages.has(path) || !path.endsWith('/')

  return {
    folder,
    lastGood,
    redirects,
    // What is remembered was saved when all pages were there; their files may be gone since.
    wasWhole: documentIds.size > 0 && documentIds.keys().every(isThere),
    pages: () => [...pages.values()],
    has: (path) => pages.has(path),
    write: (page, html) =>
      inTurn(page.path, async () => {
        const file = join(folder, pageToFile(page.path))
        const hash = createHash('sha256').update(html).digest('base64')
        const known = hashes.get(page.path)
        const isSame = known
          ? known === hash && existsSync(file)
          : mayBeThere(page) && (await readIfThere(file)) === html
        if (!isSame) await replaceFile(file, html)
        hashes.set(page.path, hash)
        // Only now: who asks for the pages may go and read them.
        pages.set(page.path, page)
        return !isSame
      }),
    remove,
    addAssets: (from) => addAssets(from, folder, Date.now()),
    removeOldAssets: () => removeOldAssets(folder, Date.now()),
    save: () => {
      const shown = [...pages.values()].map(({ path, documentId }) => [path, documentId] as const)
      return memory.save({ documentIds: new Map(shown), lastGood, redirects })
    },
  }
}
