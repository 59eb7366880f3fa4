import type { Database } from '../database/tables.ts'
import { type CohortAvailability, describeAvailability } from './availability.ts'
import { type Clock, instantToText } from './clock.ts'
import { type CohortRow, rowToCohort } from './cohort-rows.ts'
import { countRows, isLive } from './seat-store.ts'

interface Reading {
  database: Database
  clock: Clock
}

/** The published groups of a program, soonest start first. Empty when the program is unknown. */
export async function listAvailability(
  { database, clock }: Reading,
  programId: string,
): Promise<CohortAvailability[]> {
  const rows = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('program_id', '=', programId)
    .where('withdrawn', '=', 0)
    .orderBy('first_session_at')
    .orderBy('id')
    .execute()
  return await describeRows(database, clock, rows)
}

/** One group, also after it is no longer published (then it is closed). */
export async function findAvailability(
  { database, clock }: Reading,
  cohortId: string,
): Promise<CohortAvailability | undefined> {
  const row = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', cohortId)
    .executeTakeFirst()
  if (!row) return undefined
  const [availability] = await describeRows(database, clock, [row])
  return availability
}

async function describeRows(
  database: Database,
  clock: Clock,
  rows: readonly CohortRow[],
): Promise<CohortAvailability[]> {
  if (rows.length === 0) return []
  const now = clock.now()
  const counts = await database
    .selectFrom('reservations')
    .select(['cohort_id', countRows])
    .where(
      'cohort_id',
      'in',
      rows.map((row) => row.id),
    )
    .where((where) => isLive(where, instantToText(now)))
    .groupBy('cohort_id')
    .execute()
  const liveByCohort = new Map(counts.map((count) => [count.cohort_id, count.live]))
  return rows.map((row) =>
    describeAvailability(rowToCohort(row), liveByCohort.get(row.id) ?? 0, now),
  )
}
