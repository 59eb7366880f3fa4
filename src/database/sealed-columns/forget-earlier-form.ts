import { SqliteAdapter, sql } from 'kysely'
import { forgetErased } from '../forget-erased.ts'
import type { Database } from '../tables.ts'
import { SEALED_TABLE_NAMES } from './sealed-tables.ts'

/**
 * Makes what rows were before they were rewritten unreadable in the database's files. PostgreSQL
 * keeps replaced rows until a table is written anew, which locks it for that while; its log keeps
 * them until its segments are reused.
 */
export async function forgetEarlierForm(database: Database): Promise<void> {
  await forgetErased(database)
  if (database.getExecutor().adapter instanceof SqliteAdapter) return
  for (const table of SEALED_TABLE_NAMES) {
    await sql`vacuum full ${sql.table(table)}`.execute(database)
  }
}
