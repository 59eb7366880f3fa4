import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { isLockedNow } from '../../database/recognize-error.ts'

const LOOK_AGAIN_AFTER_MS = 100

/** A lock that nothing refers to would be collected as garbage, and closed, while the work goes on. */
const held = new Set<DatabaseSync>()

/**
 * Does the work while no other process of this machine does any under the same lock file, and waits
 * for its turn until then. The lock is the operating system's, taken through SQLite: it ends with
 * the process, however that ends.
 * @param onWait called once when another process is at work
 * @throws what `work` throws
 */
export async function workAlone<Result>(
  lockFile: string,
  work: () => Promise<Result>,
  onWait: () => void = () => undefined,
): Promise<Result> {
  await mkdir(dirname(lockFile), { recursive: true })
  const lock = new DatabaseSync(lockFile, { timeout: 0 })
  held.add(lock)
  try {
    if (!take(lock)) {
      onWait()
      while (!take(lock)) await wait(LOOK_AGAIN_AFTER_MS)
    }
    return await work()
  } finally {
    lock.close()
    held.delete(lock)
  }
}

function take(lock: DatabaseSync): boolean {
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return true
  } catch (error) {
    if (isLockedNow(error)) return false
    throw error
  }
}
