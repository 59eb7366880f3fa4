import { type Kysely, sql } from 'kysely'
import { firstSchema } from './migrations/0001-first-schema.ts'
import { lifeOfAReservation } from './migrations/0002-life-of-a-reservation.ts'
import { abuseLimits } from './migrations/0003-abuse-limits.ts'
import type { Database } from './tables.ts'

export type Engine = 'sqlite' | 'postgres'

/** A step forward. Numbered by its place in the list; released steps are never edited. */
export interface Migration {
  name: string
  apply(database: Kysely<never>, engine: Engine): Promise<void>
}

/** Every step there is, oldest first. */
export const MIGRATIONS: readonly Migration[] = [firstSchema, lifeOfAReservation, abuseLimits]

/** The database was written by a newer release than the one running. */
export class DatabaseTooNew extends Error {
  override name = 'DatabaseTooNew'
}

const LOCK: Record<Engine, readonly string[]> = {
  sqlite: ['begin immediate'],
  // Any number serves, as long as it is always the same.
  postgres: ['begin', 'set local lock_timeout = 0', 'select pg_advisory_xact_lock(7205171431)'],
}

type MigrationLog = {
  migrations: { number: number; name: string; applied_at: string }
}

/** Applies what is missing, in order, in one transaction that a second process waits for. */
export async function migrate(
  database: Database,
  engine: Engine,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await database.connection().execute(async (connection) => {
    for (const statement of LOCK[engine]) await sql.raw(statement).execute(connection)
    try {
      await applyMissing(connection.withTables<MigrationLog>(), engine, migrations)
      await sql.raw('commit').execute(connection)
    } catch (cause) {
      await sql.raw('rollback').execute(connection)
      throw cause
    }
  })
}

/** How many steps of this release the database lacks; below zero for a newer release's. */
export async function countMissing(database: Database): Promise<number> {
  // Nobody has started with it yet.
  const tables = await database.introspection.getTables()
  if (!tables.some(({ name }) => name === 'migrations')) return MIGRATIONS.length
  const rows = await database
    .withTables<MigrationLog>()
    .selectFrom('migrations')
    .select('number')
    .execute()
  return MIGRATIONS.length - rows.length
}

async function applyMissing(
  database: Kysely<MigrationLog>,
  engine: Engine,
  migrations: readonly Migration[],
): Promise<void> {
  await database.schema
    .createTable('migrations')
    .ifNotExists()
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('applied_at', 'text', (column) => column.notNull())
    .execute()

  const rows = await database.selectFrom('migrations').select('number').execute()
  const applied = rows.length
  if (applied > migrations.length) {
    throw new DatabaseTooNew(
      `The database is at version ${applied}, this release knows ${migrations.length}: start the newer release.`,
    )
  }
  for (const [index, migration] of migrations.entries()) {
    if (index < applied) continue
    await migration.apply(database.withTables(), engine)
    await database
      .insertInto('migrations')
      .values({
        number: index + 1,
        name: migration.name,
        applied_at: new Date().toISOString(),
      })
      .execute()
  }
}
