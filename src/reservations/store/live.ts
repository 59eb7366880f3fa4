import { type Expression, type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { keepQuery } from '../../database/keep-query.ts'
import type { Tables } from '../../database/tables.ts'
import type { SeatCount } from '../availability.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import { isEligible } from '../eligibility.ts'

/** A whole number on both engines: PostgreSQL's own count comes back as text. */
export const countRows = sql<number>`cast(count(*) as integer)`.as('rows')

/**
 * Which reservations take a seat: confirmed ones, and holds and offers until they lapse. At the
 * very instant of `expires_at` the seat is free again. Who has been erased sits nowhere: when a group
 * that is long over gets new dates, its seats are free.
 */
export function isLive(
  where: ExpressionBuilder<Tables, 'reservations'>,
  now: string | Expression<string>,
) {
  return where.and([
    where('erased_at', 'is', null),
    where.or([
      where('status', '=', 'confirmed'),
      where.and([where('status', 'in', ['held', 'offered']), where('expires_at', '>', now)]),
    ]),
  ])
}

/** Those that take a seat, and those that wait for one. */
export function isLiveOrWaiting(
  where: ExpressionBuilder<Tables, 'reservations'>,
  now: string | Expression<string>,
) {
  const isWaiting = where.and([where('erased_at', 'is', null), where('status', '=', 'waitlisted')])
  return where.or([isLive(where, now), isWaiting])
}

/**
 * Those who wait come one by one, for where they live may be encrypted, so that the database can't
 * group by it. Seats are only counted.
 */
const waiter = {
  id: sql<string | null>`case when status = 'waitlisted' then id end`,
  state: sql<string | null>`case when status = 'waitlisted' then state end`,
  residence: sql<string | null>`case when status = 'waitlisted' then residence end`,
}

/** Holds and offers that take no seat any more, though nobody has ended them yet. */
const countLapsed = (now: string | Expression<string>) =>
  sql<number>`cast(count(case when status in ('held', 'offered') and expires_at <= ${now} then 1 end) as integer)`

interface CountedRow {
  cohort_id: string
  status: string
  state: string | null
  residence: string | null
  rows: number
  lapsed: number
}

const COUNTED = ['confirmed', 'held', 'offered', 'waitlisted'] as const

const selectCounted = (database: Kysely<Tables>, now: string | Expression<string>) =>
  database
    .selectFrom('reservations')
    .select(['cohort_id', 'status', countRows, countLapsed(now).as('lapsed')])
    .select([waiter.id.as('id'), waiter.state.as('state'), waiter.residence.as('residence')])
    .where('status', 'in', COUNTED)
    .where('erased_at', 'is', null)
    .groupBy(['cohort_id', 'status', waiter.id, waiter.state, waiter.residence])

/** What a group's seats are taken by, and what has only to be ended. */
export interface GroupCount extends SeatCount {
  lapsed: number
}

/** What the seats of the given groups are taken by. Who may no longer join doesn't wait for one. */
export async function countSeats(
  database: Kysely<Tables>,
  cohorts: readonly StoredCohort[],
  now: string,
): Promise<ReadonlyMap<string, GroupCount>> {
  if (cohorts.length === 0) return new Map()
  const rows = await selectCounted(database, now)
    .where(
      'cohort_id',
      'in',
      cohorts.map(({ id }) => id),
    )
    .execute()
  const rowsOf = Map.groupBy(rows, ({ cohort_id }) => cohort_id)
  return new Map(cohorts.map((cohort) => [cohort.id, sumUp(cohort, rowsOf.get(cohort.id) ?? [])]))
}

const countedOf = keepQuery<{ cohortId: string; now: string }, CountedRow>(
  (database, { cohortId, now }) =>
    selectCounted(database, now).where('cohort_id', '=', cohortId).compile(),
)

/** As {@link countSeats}, of one group. */
export async function countSeatsOf(
  database: Kysely<Tables>,
  cohort: StoredCohort,
  now: string,
): Promise<GroupCount> {
  return sumUp(cohort, await countedOf(database, { cohortId: cohort.id, now }))
}

function sumUp({ program }: StoredCohort, rows: readonly CountedRow[]): GroupCount {
  const count = { live: 0, waiting: 0, lapsed: 0 }
  for (const row of rows) {
    const whereabouts = { state: row.state ?? '', residence: row.residence ?? undefined }
    count.lapsed += row.lapsed
    if (row.status !== 'waitlisted') count.live += row.rows - row.lapsed
    else if (isEligible(program, whereabouts)) count.waiting += row.rows
  }
  return count
}
