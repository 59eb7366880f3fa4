import { copyFile, link, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Puts a file into another folder without copying it, where the disk can: then both names are the
 * same file. So it has to be replaced to be changed, never written into.
 * @throws Error when there is no such file, or none can be put there
 */
export async function linkFile(from: string, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  try {
    await link(from, to)
  } catch {
    // Another disk, a disk without links, or a file that is there already.
    await copyFile(from, to)
  }
}
