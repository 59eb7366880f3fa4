import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** How long a version is kept after another one took its place: a server may still run from it. */
const KEPT_MS = 24 * 3_600_000

const setTime = (folder: string, time: number) => utimes(folder, time / 1_000, time / 1_000)

/** Notes that a server starts from the version. Nothing is noted where nothing may be written. */
export async function markStarted(folder: string, now: number): Promise<void> {
  await setTime(folder, now).catch(() => undefined)
}

/**
 * Removes compiled versions that were replaced long ago. The time of a folder says when a server
 * last started from it, and, once another version has taken its place, when that was: until then a
 * server may have run for months.
 * @param now milliseconds since the epoch
 */
export async function removeOldVersions(
  versions: string,
  current: string,
  now: number,
): Promise<void> {
  const names = (await readdir(versions)).filter((name) => name !== current)
  const others = await Promise.all(
    names.map(async (name) => {
      const folder = join(versions, name)
      return { folder, time: (await stat(folder)).mtimeMs }
    }),
  )
  const [replaced, ...older] = others.toSorted((a, b) => b.time - a.time)
  if (replaced) await setTime(replaced.folder, now - 1)
  await setTime(join(versions, current), now)
  for (const { folder, time } of older) {
    if (now - time > KEPT_MS) await rm(folder, { recursive: true })
  }
}
