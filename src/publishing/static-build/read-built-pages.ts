import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'

/** A built page: its address on the site and what is in it. */
export interface BuiltPage {
  readonly path: string
  readonly html: string
}

/** The address of a page's file, for whoever serves the folder. */
export const addressOfFile = (file: string) =>
  `/${file.split(sep).join('/')}`.replace(/\/index\.html$/, '/')

/** Every page in the folder, by address; none where nothing was prerendered. */
export async function readBuiltPages(folder: string): Promise<BuiltPage[]> {
  const pages: BuiltPage[] = []
  for await (const file of glob('**/*.html', { cwd: folder })) {
    pages.push({
      path: addressOfFile(file),
      html: await readFile(join(folder, file), 'utf8'),
    })
  }
  return pages.sort((one, other) => (one.path < other.path ? -1 : 1))
}
