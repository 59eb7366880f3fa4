import type { Database } from '../../src/database/tables.ts'
import type { Clock } from '../../src/reservations/clock.ts'
import type { CohortRules } from '../../src/reservations/cohort-rules.ts'
import type { ReserveOutcome, ReserveRequest } from '../../src/reservations/reserve-request.ts'

/** A few weeks before the sample group starts. */
export const BEFORE_START = '2026-10-01T12:00:00Z'

export interface SetClock extends Clock {
  set(instant: string): void
}

export function clockAt(instant: string): SetClock {
  let now = Temporal.Instant.from(instant)
  return {
    now: () => now,
    set(next) {
      now = Temporal.Instant.from(next)
    },
  }
}

export function sampleCohort(changes: Partial<CohortRules> = {}): CohortRules {
  return {
    id: 'cohort-a',
    program: {
      id: 'program-relationships-group',
      title: 'Online relationships group',
      slug: 'online-relationships-group',
      kind: 'therapy',
      eligibility: 'states',
      eligibleStates: ['FL', 'NY', 'NJ'],
      alternative: { title: 'Online DBT skills group', slug: 'online-dbt-skills-group' },
    },
    startDate: '2026-10-27',
    localTime: '19:00',
    timeZone: 'America/New_York',
    minutes: 60,
    weeks: 8,
    skippedDates: [],
    capacity: 8,
    enrolment: 'open',
    ...changes,
  }
}

export function sampleRequest(
  visitor: number,
  changes: Partial<ReserveRequest> = {},
): ReserveRequest {
  return {
    cohortId: 'cohort-a',
    state: 'NY',
    name: `Visitor Quillfeather ${visitor}`,
    email: `quillfeather-${visitor}@example.org`,
    consentHash: 'a'.repeat(64),
    idempotencyKey: `key-${visitor}`,
    ...changes,
  }
}

/** How many outcomes there are of each kind. */
export function tally(outcomes: readonly ReserveOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const TABLES = ['cohorts', 'reservations', 'idempotency_keys', 'audit', 'outbox'] as const

/** Every row of every table, as text to search and compare. */
export async function dumpTables(database: Database): Promise<string> {
  const tables: Record<string, unknown> = {}
  for (const table of TABLES) tables[table] = await database.selectFrom(table).selectAll().execute()
  return JSON.stringify(tables)
}

export async function countReservations(database: Database): Promise<number> {
  const rows = await database.selectFrom('reservations').select('id').execute()
  return rows.length
}
