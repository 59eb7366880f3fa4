import { glob, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../replace-file.ts'
import { linkFile } from './link-file.ts'

const DAY_MS = 86_400_000
/** How long a file that no build wants stays: its page may come back, as after a failed build. */
const KEPT_MS = 30 * DAY_MS

/** Files of earlier builds whose names say what is in them, so that none ever goes stale. */
export interface KeptFiles {
  /** Puts the file at this path into the folder; false when there is none. */
  fetch(path: string, into: string): Promise<boolean>
  /** Keeps the folder's file for the builds to come. */
  keep(path: string, from: string): Promise<void>
  /** Removes files that no build has wanted for a month. */
  removeOld(): Promise<void>
}

/** Builds that share the folder may run at the same time: every kept file is replaced in one step. */
export function openKeptFiles(folder: string, now = Date.now): KeptFiles {
  return {
    async fetch(path, into) {
      const kept = join(folder, path)
      const found = await stat(kept).catch(() => undefined)
      if (!found) return false
      // Another build may remove it at any moment.
      const isKept = await linkFile(kept, join(into, path)).then(
        () => true,
        () => false,
      )
      const used = new Date(now())
      const isOutdated = used.getTime() - found.mtimeMs > DAY_MS
      if (isKept && isOutdated) await utimes(kept, used, used).catch(() => undefined)
      return isKept
    },
    async keep(path, from) {
      const content = await readFile(join(from, path)).catch(() => undefined)
      if (content) await replaceFile(join(folder, path), content)
    },
    async removeOld() {
      for await (const entry of glob('**/*', { cwd: folder, withFileTypes: true })) {
        if (!entry.isFile()) continue
        const file = join(entry.parentPath, entry.name)
        const found = await stat(file).catch(() => undefined)
        if (found && now() - found.mtimeMs > KEPT_MS) await rm(file, { force: true })
      }
    },
  }
}
