import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { backup, DatabaseSync } from 'node:sqlite'
import { createPrivately } from './create-privately.ts'

/**
 * Copies a SQLite file as it is at one moment, while servers go on writing to it. The copy appears
 * whole or not at all, for its owner alone to read.
 * @throws Error when there is no such database, or something is where the copy should be
 */
export async function backUp(from: string, to: string): Promise<void> {
  if (!existsSync(from)) throw new Error(`There is no database at ${from}`)
  if (existsSync(to)) {
    throw new Error(`${to} is there already: a backup never overwrites another. Name another file`)
  }
  const part = `${to}.part`
  await rm(part, { force: true })
  createPrivately(part)
  const source = new DatabaseSync(from, { timeout: 10_000 })
  try {
    // All pages in one step, so that a busy server doesn't make it begin again and again.
    await backup(source, part, { rate: 1_000_000 })
  } finally {
    source.close()
  }
  await rename(part, to)
}
