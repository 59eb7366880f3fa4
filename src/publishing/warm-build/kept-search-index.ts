import { hash } from 'node:crypto'
import { glob, mkdir, readdir, rm, stat, utimes } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { inSlices } from '../../content/in-slices.ts'
import { INDEX_ENTRY, type KeptIndexes } from '../search/write-search-index.ts'
import { linkFile } from './link-file.ts'

/** How long an index that no build wanted stays: what was undone may be done again. */
const KEPT_MS = 24 * 3_600_000
const AT_ONCE = 16

/** The entry comes last: without it the rest is not all there. */
async function linkIndex(from: string, into: string): Promise<boolean> {
  const paths: string[] = []
  for await (const entry of glob('**/*', { cwd: from, withFileTypes: true })) {
    if (entry.isFile()) paths.push(relative(from, join(entry.parentPath, entry.name)))
  }
  if (!paths.includes(INDEX_ENTRY)) return false
  const parts = paths.filter((path) => path !== INDEX_ENTRY)
  for (const some of [...inSlices(parts, AT_ONCE), [INDEX_ENTRY]]) {
    await Promise.all(some.map((path) => linkFile(join(from, path), join(into, path))))
  }
  return true
}

/** The search indexes of earlier builds of this version of the code, by what was indexed. */
export function openKeptSearchIndex(folder: string, version: string): KeptIndexes {
  const placeOf = (fingerprint: string) =>
    join(folder, hash('sha256', `${version}\n${fingerprint}`))

  return {
    async fetch(fingerprint, into) {
      const place = placeOf(fingerprint)
      if (!(await linkIndex(place, into))) return false
      const now = new Date()
      await utimes(place, now, now)
      return true
    },
    async keep(fingerprint, from) {
      const place = placeOf(fingerprint)
      await linkIndex(from, place)
      await mkdir(folder, { recursive: true })
      for (const name of await readdir(folder)) {
        const other = join(folder, name)
        const found = await stat(other).catch(() => undefined)
        const isOld = found !== undefined && Date.now() - found.mtimeMs > KEPT_MS
        if (isOld && other !== place) await rm(other, { recursive: true, force: true })
      }
    },
  }
}
