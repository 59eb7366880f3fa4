import { randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const UNFINISHED = '.unfinished-'

/** Writes beside and renames, so that nobody reads half a file. */
export async function writeWhole(folder: string, name: string, bytes: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true })
  const beside = join(folder, UNFINISHED + randomUUID())
  try {
    await writeFile(beside, bytes)
    await rename(beside, join(folder, name))
  } catch (cause) {
    await rm(beside, { force: true })
    throw cause
  }
}

/** Removes what a process that was killed while writing left behind. */
export async function removeUnfinished(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED))
  await Promise.all(unfinished.map((name) => rm(join(folder, name), { force: true })))
}
