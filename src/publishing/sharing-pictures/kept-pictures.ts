import { glob, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../replace-file.ts'

/** How long a picture that no build wants stays: its page may come back, as after a failed build. */
const KEPT_MS = 30 * 86_400_000

/** Pictures of earlier builds. Their names say what they show, so none ever goes stale. */
export interface KeptPictures {
  /** Puts the picture at this path into the folder; false when there is none. */
  fetch(path: string, into: string): Promise<boolean>
  /** Keeps the folder's picture for the builds to come. */
  keep(path: string, from: string): Promise<void>
  /** Removes pictures that no build has wanted for a month. */
  removeOld(): Promise<void>
}

/** Builds that share the folder may run at the same time: every file is replaced in one step. */
export function openKeptPictures(folder: string, now = Date.now): KeptPictures {
  return {
    async fetch(path, into) {
      const kept = join(folder, path)
      const picture = await readFile(kept).catch(() => undefined)
      if (!picture) return false
      await replaceFile(join(into, path), picture)
      const used = new Date(now())
      // Another build may have removed it meanwhile; this one has its copy.
      await utimes(kept, used, used).catch(() => undefined)
      return true
    },
    async keep(path, from) {
      const picture = await readFile(join(from, path)).catch(() => undefined)
      if (picture) await replaceFile(join(folder, path), picture)
    },
    async removeOld() {
      for await (const name of glob('og/*', { cwd: folder })) {
        const file = join(folder, name)
        const found = await stat(file).catch(() => undefined)
        if (found && now() - found.mtimeMs > KEPT_MS) await rm(file, { force: true })
      }
    },
  }
}
