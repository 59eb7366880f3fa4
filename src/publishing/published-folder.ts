import { cp, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { z } from 'zod'
import { replaceFile } from './replace-file.ts'

/** A page on disk: its path on the site and the document it shows, if it shows just one. */
export interface PublishedPage {
  readonly path: string
  readonly documentId?: string | undefined
}

const manifest = z.array(z.object({ path: z.string(), documentId: z.string().optional() }))

/** The static site that readers are served from. */
export interface PublishedFolder {
  readonly folder: string
  pages(): readonly PublishedPage[]
  /** Writes the page unless the same bytes are there already. True when readers get something new. */
  write(page: PublishedPage, html: string): Promise<boolean>
  remove(path: string): Promise<void>
  /** Adds the compiled site's assets; older ones stay, since pages in readers' hands still ask for them. */
  addAssets(from: string): Promise<void>
  /** Remembers the list of pages for the next start. */
  save(): Promise<void>
}

export function pageFile(path: string): string {
  return path === '/404/' ? '404.html' : join(path.slice(1), 'index.html')
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8')
  } catch {
    return undefined
  }
}

export async function openPublishedFolder(folder: string): Promise<PublishedFolder> {
  await mkdir(folder, { recursive: true })
  const manifestFile = `${folder}.json`
  const pages = new Map<string, PublishedPage>()
  const saved = await readIfThere(manifestFile)
  if (saved) for (const page of manifest.parse(JSON.parse(saved))) pages.set(page.path, page)

  return {
    folder,
    pages: () => [...pages.values()],
    async write(page, html) {
      const file = join(folder, pageFile(page.path))
      const isSame = (await readIfThere(file)) === html
      if (!isSame) await replaceFile(file, html)
      pages.set(page.path, page)
      return !isSame
    },
    async remove(path) {
      const file = join(folder, pageFile(path))
      if (!file.startsWith(folder + sep))
        throw new Error(`The page ${path} is outside the published folder`)
      await rm(path.endsWith('/') && path !== '/404/' ? dirname(file) : file, {
        recursive: true,
        force: true,
      })
      pages.delete(path)
    },
    addAssets: (from) => cp(from, folder, { recursive: true, force: true }),
    save: () => replaceFile(manifestFile, JSON.stringify([...pages.values()], undefined, 1)),
  }
}
