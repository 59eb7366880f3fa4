const SQLITE_BUSY = 5
const SQLITE_BUSY_SNAPSHOT = 517
const SQLITE_CONSTRAINT_PRIMARYKEY = 1555
const SQLITE_CONSTRAINT_UNIQUE = 2067
const POSTGRES_UNIQUE_VIOLATION = '23505'
const POSTGRES_LOCK_NOT_AVAILABLE = '55P03'
const POSTGRES_DEADLOCK_DETECTED = '40P01'

/** Whether a row with the same unique value was written by another transaction first. */
export function isUniqueViolation(error: unknown): boolean {
  const code = sqliteCode(error)
  return (
    postgresCode(error) === POSTGRES_UNIQUE_VIOLATION ||
    code === SQLITE_CONSTRAINT_PRIMARYKEY ||
    code === SQLITE_CONSTRAINT_UNIQUE
  )
}

/** Whether SQLite's file is locked by another process, so that the same statement may do later. */
export function isLockedNow(error: unknown): boolean {
  const code = sqliteCode(error)
  // Who has read what is outdated by now may not write however long it waits.
  return code !== undefined && (code & 0xff) === SQLITE_BUSY && code !== SQLITE_BUSY_SNAPSHOT
}

/**
 * Whether the wait for another transaction took longer than the lock timeout, or would have gone on
 * for good, since the other one waited for this one. Nothing of the transaction is kept then.
 */
export function isLockTimeout(error: unknown): boolean {
  const sqlite = sqliteCode(error)
  // The low byte is the error, the rest says which kind of it.
  const isBusy = sqlite !== undefined && (sqlite & 0xff) === SQLITE_BUSY
  const postgres = postgresCode(error)
  return (
    isBusy || postgres === POSTGRES_LOCK_NOT_AVAILABLE || postgres === POSTGRES_DEADLOCK_DETECTED
  )
}

function sqliteCode(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('errcode' in error)) return undefined
  return typeof error.errcode === 'number' ? error.errcode : undefined
}

function postgresCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
