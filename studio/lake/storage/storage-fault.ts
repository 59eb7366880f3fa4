/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const SQLITE_IOERR = 10
const SQLITE_CORRUPT = 11
const SQLITE_FULL = 13
const SQLITE_READONLY = 8
const SQLITE_NOTADB = 26

/** The content cannot be read or written, for a reason outside this program. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
}

/** Turns SQLite's complaints about the file and its disk into words that tell what to do. */
export function describeStorageFault(cause: unknown): unknown {
  const code = resultCode(cause)
  if (code === undefined) return cause
  const explanation = explain(code & 0xff)
  return explanation === undefined ? cause : new StorageFault(explanation, { cause })
}

function explain(code: number): string | undefined {
  switch (code) {
    case SQLITE_FULL:
      return 'The disk is full: nothing was written. Free some space and try again.'
    case SQLITE_IOERR:
      return 'The disk reported an error: nothing was written.'
    case SQLITE_READONLY:
      return 'The database file cannot be written to: nothing was changed.'
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return 'The database file is damaged.'
    default:
      return undefined
  }
}

function resultCode(error: unknown): number | undefined {
  const isSqlite = error instanceof Error && 'errcode' in error
  return isSqlite && typeof error.errcode === 'number' ? error.errcode : undefined
}
