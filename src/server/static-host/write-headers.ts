import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readBuiltPages } from '../../publishing/static-build/read-built-pages.ts'
import { headersToFile } from './headers-file.ts'

/** Gives the pages in the folder the headers that belong to them, for hosts that read `_headers`. */
export async function writeHeaders(folder: string, siteUrl: string): Promise<void> {
  await writeFile(join(folder, '_headers'), headersToFile(await readBuiltPages(folder), siteUrl))
}
