import type { Database } from '../database/tables.ts'
import { type CohortAvailability, describeAvailability } from './availability.ts'
import { type Clock, instantToText } from './clock.ts'
import { readCohort, readCohorts } from './cohort-rows.ts'
import type { StoredCohort } from './cohort-rules.ts'
import type { Unreadable } from './reserve-request.ts'
import { countSeats } from './store/live.ts'

interface Reading {
  database: Database
  clock: Clock
}

export type AvailabilityOutcome =
  | { kind: 'found'; availability: CohortAvailability }
  | { kind: 'cohort-unknown' }
  | Unreadable

/**
 * The published groups of a program, soonest start first. Empty when the program is unknown. A
 * damaged group is left out: nobody can reserve in it.
 */
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
  return await describeCohorts(database, clock, readCohorts(rows).cohorts)
}

/** One group, also after it is no longer published (then it is closed). */
export async function findAvailability(
  { database, clock }: Reading,
  cohortId: string,
): Promise<AvailabilityOutcome> {
  const row = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', cohortId)
    .executeTakeFirst()
  if (!row) return { kind: 'cohort-unknown' }
  const cohort = readCohort(row)
  if (!cohort) return { kind: 'cohort-unreadable' }
  const [availability] = await describeCohorts(database, clock, [cohort])
  return availability ? { kind: 'found', availability } : { kind: 'cohort-unknown' }
}

/** The ids of all groups that can't be read. */
export async function findUnreadable(database: Database): Promise<string[]> {
  const rows = await database.selectFrom('cohorts').selectAll().orderBy('id').execute()
  return readCohorts(rows).unreadable
}

async function describeCohorts(
  database: Database,
  clock: Clock,
  cohorts: readonly StoredCohort[],
): Promise<CohortAvailability[]> {
  const now = clock.now()
  const counts = await countSeats(database, cohorts, instantToText(now))
  return cohorts.map((cohort) =>
    describeAvailability(cohort, counts.get(cohort.id) ?? { live: 0, waiting: 0 }, now),
  )
}
