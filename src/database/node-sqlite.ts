import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import type { SqliteDatabase, SqliteStatement } from 'kysely'
import { createPrivately } from './create-privately.ts'

const PREPARED_KEPT = 200
const NOTHING_CHANGED = { changes: 0, lastInsertRowid: 0 }

/**
 * Opens a SQLite file, made if missing, to write to. Opening waits for a writer in another process
 * up to `lockTimeout` milliseconds; statements don't: see `patience.ts`.
 */
export function openNodeSqlite(path: string, lockTimeout: number): SqliteDatabase {
  createPrivately(path)
  const connection = new DatabaseSync(path, {
    timeout: lockTimeout,
    enableForeignKeyConstraints: true,
  })
  connection.exec('pragma journal_mode = wal')
  // An answered reservation must survive a power cut, not only a crash of the process.
  connection.exec('pragma synchronous = full')
  // What is deleted or overwritten becomes zeros, not free space that can still be read.
  connection.exec('pragma secure_delete = on')
  connection.exec('pragma busy_timeout = 0')
  return keepPrepared(connection)
}

/** Opens a SQLite file that is there, only to read. */
export function openSqliteReader(path: string): SqliteDatabase {
  return keepPrepared(new DatabaseSync(path, { readOnly: true, timeout: 0 }))
}

function keepPrepared(connection: DatabaseSync): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = prepared.get(text)
      if (known) return known
      const statement = adaptStatement(connection, text)
      if (prepared.size >= PREPARED_KEPT) prepared.clear()
      prepared.set(text, statement)
      return statement
    },
    close: () => connection.close(),
  }
}

function adaptStatement(connection: DatabaseSync, text: string): SqliteStatement {
  const statement: StatementSync = connection.prepare(text)
  const isRollback = text.toLowerCase() === 'rollback'
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...parameters.map(toSqlValue)),
    run(parameters) {
      // On a full disk SQLite has rolled back by itself; a second time would hide why.
      if (isRollback && !connection.isTransaction) return NOTHING_CHANGED
      return statement.run(...parameters.map(toSqlValue))
    },
    iterate: (parameters) => statement.iterate(...parameters.map(toSqlValue)),
  }
}

function toSqlValue(value: unknown): SQLInputValue {
  if (value === null || typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (value instanceof Uint8Array) return value
  throw new TypeError(`A ${typeof value} cannot be stored in SQLite`)
}
