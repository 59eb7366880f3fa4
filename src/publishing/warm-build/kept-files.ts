import { copyFile, glob, mkdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { replaceFile } from '../replace-file.ts'

/** How long a file that no build wants stays: its page may come back, as after a failed build. */
const KEPT_MS = 30 * 86_400_000

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
      const [kept, target] = [join(folder, path), join(into, path)]
      await mkdir(dirname(target), { recursive: true })
      const isKept = await copyFile(kept, target).then(
        () => true,
        () => false,
      )
      const used = new Date(now())
      // Another build may have removed it meanwhile; this one has its copy.
      if (isKept) await utimes(kept, used, used).catch(() => undefined)
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
