import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a browser loads for a page: files below the published folder. */
export interface PageFiles {
  readonly html: string
  readonly styles: readonly string[]
  readonly fonts: readonly string[]
  /** Before anyone touches the page. */
  readonly scripts: readonly string[]
  /** The same scripts, and all that they may import when the page is used. */
  readonly usedScripts: readonly string[]
}

const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found ? [found] : []))

const IMPORTED_AT_ONCE = /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g
const IMPORTED = /(?:\bfrom|\bimport)\s*\(?\s*["'`]\.\/([^"'`]+)["'`]/g

/** Adds the script to the known ones, with every module that it imports in the way of `pattern`. */
async function followImports(
  folder: string,
  script: string,
  pattern: RegExp,
  known: Set<string>,
): Promise<void> {
  if (known.has(script)) return
  known.add(script)
  const code = await readFile(join(folder, script), 'utf8')
  for (const name of matchesOf(code, pattern)) {
    await followImports(folder, join(script, '..', name), pattern, known)
  }
}

/**
 * Lists the files of the page at `path` of the site, by its tags and its styles.
 * @param folder where the pages were published
 */
export async function listPageFiles(folder: string, path: string): Promise<PageFiles> {
  const html = join(folder, path, path.endsWith('/') ? 'index.html' : '')
  const text = await readFile(html, 'utf8')
  const styles = matchesOf(text, /<link rel="stylesheet" href="([^"]+)"/g)
  const sheets = await Promise.all(styles.map((style) => readFile(join(folder, style), 'utf8')))
  const fonts = sheets.flatMap((sheet) => matchesOf(sheet, /url\(["']?([^"')]+\.woff2)["']?\)/g))
  const scripts = new Set<string>()
  const usedScripts = new Set<string>()
  for (const script of [
    ...matchesOf(text, /<script[^>]*\ssrc="([^"]+)"/g),
    ...matchesOf(text, /<link rel="modulepreload" href="([^"]+)"/g),
  ]) {
    await followImports(folder, script, IMPORTED_AT_ONCE, scripts)
    await followImports(folder, script, IMPORTED, usedScripts)
  }
  const inFolder = (files: Iterable<string>) =>
    [...new Set(files)].map((file) => join(folder, file))
  return {
    html,
    styles: inFolder(styles),
    fonts: inFolder(fonts),
    scripts: inFolder(scripts),
    usedScripts: inFolder(usedScripts),
  }
}
