import { access, mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Content } from '../../content/content.ts'
import type { Redirect } from '../../content/redirects.ts'
import {
  moveLaterPages,
  moveOtherPages,
  redirectsToFile,
  redirectToPage,
} from '../redirect-files.ts'
import { addressOfFile, type BuiltPage } from './read-built-pages.ts'

/** Numbers of a list's pages after its first, as they were built; none for anything else. */
async function laterPagesIn(folder: string, path: string): Promise<number[]> {
  if (!path.startsWith('/')) return []
  const names = await readdir(join(folder, path, 'page')).catch(() => [])
  return names
    .map(Number)
    .filter(Number.isInteger)
    .sort((one, other) => one - other)
}

interface WriteOptions {
  readonly siteUrl: string
  readonly onPage?: (page: BuiltPage) => void
}

/** Writes a page that leads on; false when there is a page at that address, which stays. */
async function writePage(
  folder: string,
  redirect: Redirect,
  { siteUrl, onPage }: WriteOptions,
): Promise<boolean> {
  const path = join(redirect.from, 'index.html')
  const file = join(folder, path)
  const isTaken = await access(file).then(
    () => true,
    () => false,
  )
  if (isTaken) return false
  const html = redirectToPage(redirect, siteUrl)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, html)
  onPage?.({ path: addressOfFile(path.slice(1)), html })
  return true
}

/**
 * Gives the pages in the folder the site's redirects: `_redirects` for hosts that know it, and a
 * page at each old address for those that don't. A page that exists keeps its address.
 */
export async function writeBuiltRedirects(
  folder: string,
  { content, ...options }: WriteOptions & { readonly content: Content },
): Promise<void> {
  const rules: Redirect[] = []
  for (const redirect of await content.redirects()) {
    if (!(await writePage(folder, redirect, options))) continue
    const later = moveLaterPages(redirect, await laterPagesIn(folder, redirect.to))
    for (const each of later) await writePage(folder, each, options)
    rules.push(redirect, ...later, ...moveOtherPages(redirect))
  }
  if (rules.length > 0) await writeFile(join(folder, '_redirects'), redirectsToFile(rules))
}
