import { SqliteAdapter, sql } from 'kysely'
import type { Database } from './tables.ts'

/**
 * Makes what was erased before unreadable in the files as well. SQLite keeps the earlier state of
 * changed pages in its write-ahead log, so that log is emptied; while another process reads, it
 * stays for the next time. PostgreSQL has no such file of ours: its vacuum and its log's rotation
 * do the same in their own time.
 */
export async function forgetErased(database: Database): Promise<void> {
  if (!(database.getExecutor().adapter instanceof SqliteAdapter)) return
  await sql`pragma wal_checkpoint(truncate)`.execute(database)
}
