import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** What a browser loads for a page before anyone touches it: files below the published folder. */
export interface PageFiles {
  readonly html: string
  readonly styles: readonly string[]
  readonly fonts: readonly string[]
  readonly scripts: readonly string[]
}

const matchesOf = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].flatMap(([, found]) => (found ? [found] : []))

/** The script and every module that it imports at once; what it may import later is left out. */
async function followImports(folder: string, script: string, known: Set<string>): Promise<void> {
  if (known.has(script)) return
  known.add(script)
  const code = await readFile(join(folder, script), 'utf8')
  for (const name of matchesOf(code, /(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)) {
    await followImports(folder, join(script, '..', name), known)
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
  for (const script of [
    ...matchesOf(text, /<script[^>]*\ssrc="([^"]+)"/g),
    ...matchesOf(text, /<link rel="modulepreload" href="([^"]+)"/g),
  ]) {
    await followImports(folder, script, scripts)
  }
  const inFolder = (files: Iterable<string>) =>
    [...new Set(files)].map((file) => join(folder, file))
  return {
    html,
    styles: inFolder(styles),
    fonts: inFolder(fonts),
    scripts: inFolder(scripts),
  }
}
