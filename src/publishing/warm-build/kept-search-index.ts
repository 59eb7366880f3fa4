import { hash } from 'node:crypto'
import { glob, mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { replaceFile } from '../replace-file.ts'
import { INDEX_ENTRY, type IndexFile, type KeptIndexes } from '../search/write-search-index.ts'

/** How long an index that no build wanted stays: what was undone may be done again. */
const KEPT_MS = 24 * 3_600_000

/** The search indexes of earlier builds of this version of the code, by what was indexed. */
export function openKeptSearchIndex(folder: string, version: string): KeptIndexes {
  const placeOf = (fingerprint: string) =>
    join(folder, hash('sha256', `${version}\n${fingerprint}`))

  return {
    async fetch(fingerprint) {
      const place = placeOf(fingerprint)
      const files: IndexFile[] = []
      for await (const entry of glob('**/*', { cwd: place, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const file = join(entry.parentPath, entry.name)
        const path = file
          .slice(place.length + 1)
          .split(sep)
          .join('/')
        files.push({ path, content: await readFile(file) })
      }
      // It is kept last: without it the rest is not all there.
      if (!files.some(({ path }) => path === INDEX_ENTRY)) return undefined
      const now = new Date()
      await utimes(place, now, now)
      return files
    },
    async keep(fingerprint, files) {
      const place = placeOf(fingerprint)
      const last = (path: string) => (path === INDEX_ENTRY ? 1 : 0)
      for (const { path, content } of files.toSorted((a, b) => last(a.path) - last(b.path))) {
        await replaceFile(join(place, path), content)
      }
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
