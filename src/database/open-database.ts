import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Dialect, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { migrate } from './migrate.ts'
import { openNodeSqlite, openSqliteReader } from './node-sqlite.ts'
import type { KeyRing } from './sealed-columns/key-ring.ts'
import { createSealingPlugin } from './sealed-columns/sealing-plugin.ts'
import { assertKeysSuffice } from './sealed-columns/stored-keys.ts'
import { createSqliteDialect } from './sqlite-dialect.ts'
import type { Database, Tables } from './tables.ts'

export interface OpenOptions {
  /** Milliseconds to wait for a lock before giving up. */
  lockTimeout?: number
  /** Size of the PostgreSQL pool; SQLite always has one connection to write and one to read. */
  maxConnections?: number
  /** What personal data is encrypted with; without, it is stored in the clear. */
  keys?: KeyRing | undefined
}

/**
 * Opens the database and brings its tables up to date.
 * `address` is a `postgres://` or `postgresql://` URL, or the path of a SQLite file (made if
 * missing). Close with `database.destroy()`.
 * @throws DatabaseKeyMissing when it has values that the given keys can't read
 */
export async function openDatabase(address: string, options: OpenOptions = {}): Promise<Database> {
  const database = openUnchanged(address, options)
  try {
    await migrate(database, isPostgres(address) ? 'postgres' : 'sqlite')
    await assertKeysSuffice(database, options.keys)
  } catch (cause) {
    await database.destroy()
    throw cause
  }
  return database
}

const isPostgres = (address: string) => /^postgres(ql)?:\/\//.test(address)

/** As {@link openDatabase}, with the tables as they are. */
export function openUnchanged(address: string, options: OpenOptions = {}): Database {
  const lockTimeout = options.lockTimeout ?? 5000
  const dialect = isPostgres(address)
    ? connectPostgres(address, lockTimeout, options.maxConnections ?? 10)
    : connectSqlite(address, lockTimeout)
  const plugins = options.keys ? [createSealingPlugin(options.keys)] : []
  return new Kysely<Tables>({ dialect, plugins })
}

function connectSqlite(path: string, lockTimeout: number): Dialect {
  mkdirSync(dirname(path), { recursive: true })
  const writer = openNodeSqlite(path, lockTimeout)
  return createSqliteDialect({ writer, reader: openSqliteReader(path), lockTimeout })
}

function connectPostgres(url: string, lockTimeout: number, maxConnections: number): Dialect {
  const pool = new pg.Pool({
    connectionString: url,
    max: maxConnections,
    lock_timeout: lockTimeout,
    connectionTimeoutMillis: 10_000,
  })
  // An idle connection that the server drops is replaced by the pool; without a listener Node
  // would end the process.
  pool.on('error', () => {})
  // So is one that is lost in mid-transaction: the query fails, and whoever asked hears of it.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new PostgresDialect({ pool })
}
