import { closeSync, openSync } from 'node:fs'

/**
 * Makes an empty file that its owner alone can read, where there is none: SQLite takes it for a new
 * database, and gives the files beside it the same rights.
 */
export function createPrivately(path: string): void {
  try {
    closeSync(openSync(path, 'a', 0o600))
  } catch {
    // SQLite says what is wrong with the place.
  }
}
