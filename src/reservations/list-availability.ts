import type { Database } from '../database/tables.ts'
import { type CohortAvailability, describeAvailability } from './availability.ts'
import { type Clock, instantToText } from './clock.ts'
import { type CohortRow, rowToCohort } from './cohort-rows.ts'
import { countSeats } from './store/live.ts'

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
  const now = clock.now()
  const cohorts = rows.map(rowToCohort)
  const counts = await countSeats(database, cohorts, instantToText(now))
  return cohorts.map((cohort) =>
    describeAvailability(cohort, counts.get(cohort.id) ?? { live: 0, waiting: 0 }, now),
  )
}
