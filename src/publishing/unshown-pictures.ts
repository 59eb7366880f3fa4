import { rmSync } from 'node:fs'
import { glob, readFile, rmdir } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import { mediaPathsIn } from '../content/media.ts'

/** Where pages' pictures lie in the published folder. */
const MEDIA = 'media'
/** How long a picture stays that no page shows: a reader's page, or a cache's, may be yet to ask for it. */
const KEPT_MS = 3 * 3_600_000
/** How often is looked for such pictures. Each page is rendered, and asks for its own, about as often. */
const LOOK_EVERY_MS = 3_600_000

/**
 * Knows which pictures pages asked for of late, and removes the others: a portrait that was taken
 * off the site is not to be had from it any more. Times in milliseconds since the epoch.
 */
export function createUnshownPictures(folder: string, begun: number) {
  /** By path on the site: when a page was last about to show it. Before the start nothing is known. */
  const askedFor = new Map<string, number>()
  let looksAt = begun + KEPT_MS

  const isDue = (path: string, now: number) => (askedFor.get(path) ?? begun) < now - KEPT_MS

  async function listDue(now: number): Promise<Set<string>> {
    const due = new Set<string>()
    for await (const file of glob(`${MEDIA}/*/*.webp`, { cwd: folder })) {
      const path = `/${file.split(sep).join('/')}`
      if (isDue(path, now)) due.add(path)
    }
    return due
  }

  /** A page that fails stays as it last was, and asks for nothing meanwhile. */
  async function leaveOutShown(due: Set<string>): Promise<void> {
    for await (const page of glob('**/*.{html,xml}', { cwd: folder })) {
      const text = await readFile(join(folder, page), 'utf8').catch(() => '')
      for (const path of mediaPathsIn(text)) due.delete(path)
    }
  }

  return {
    note(path: string, now: number): void {
      askedFor.set(path, now)
    },
    /** Does nothing most of the time. Returns the paths of the pictures that are gone. */
    async remove(now: number): Promise<string[]> {
      if (now < looksAt) return []
      looksAt = now + LOOK_EVERY_MS
      const due = await listDue(now)
      if (due.size > 0) await leaveOutShown(due)
      // Pages were read meanwhile, and one may have asked for a picture; from here on none can.
      const gone = [...due].filter((path) => isDue(path, now))
      for (const path of gone) {
        rmSync(join(folder, path), { force: true })
        askedFor.delete(path)
      }
      // Only those that are empty.
      const folders = new Set(gone.map((path) => dirname(join(folder, path))))
      for (const each of folders) await rmdir(each).catch(() => undefined)
      return gone
    },
  }
}
