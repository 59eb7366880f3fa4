import type { Updateable } from 'kysely'
import type { CohortsTable, Database } from '../../src/database/tables.ts'
import type { CohortAvailability } from '../../src/reservations/availability.ts'
import type { Clock } from '../../src/reservations/clock.ts'
import type { CohortRules } from '../../src/reservations/cohort-rules.ts'
import type { ReserveRequest } from '../../src/reservations/reserve-request.ts'
import type { SeatSettings } from '../../src/reservations/seat-settings.ts'
import { createSeats, type Seats, type SeatsOptions } from '../../src/reservations/seats.ts'
import type { Engine } from './engines.ts'

/** A few weeks before the sample group starts. */
export const BEFORE_START = '2026-10-01T12:00:00Z'

/** Stands for the hash of the consent text that is published. */
export const CONSENT_HASH = 'a'.repeat(64)

export function sampleSettings(changes: Partial<SeatSettings> = {}): SeatSettings {
  return {
    holdMinutes: 30,
    offerHours: 24,
    retentionDays: 90,
    consentHash: CONSENT_HASH,
    siteName: 'Attune',
    providerName: 'Sample Provider',
    contactEmail: 'hello@provider.example',
    crisisLines: [
      { label: '988 Lifeline', instruction: 'Call or text 988', href: 'tel:988' },
      { label: 'Emergency', instruction: 'Call 911', href: 'tel:911' },
    ],
    ...changes,
  }
}

export interface SetClock extends Clock {
  set(instant: string): void
  /** Moves on. */
  advance(duration: Temporal.DurationLike): void
}

export function clockAt(instant: string): SetClock {
  let now = Temporal.Instant.from(instant)
  return {
    now: () => now,
    set(next) {
      now = Temporal.Instant.from(next)
    },
    advance(duration) {
      now = now.add(duration)
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
    consentHash: CONSENT_HASH,
    idempotencyKey: `key-${visitor}`,
    ...changes,
  }
}

/** How many outcomes there are of each kind. */
export function tally(outcomes: readonly { kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of outcomes) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

const TABLES = [
  'cohorts',
  'settings',
  'reservations',
  'manage_links',
  'status_handles',
  'idempotency_keys',
  'audit',
  'outbox',
  'staff_links',
  'staff_sessions',
] as const

/** A group as visitors are told of it; undefined where they are told nothing. */
export async function availabilityOf(
  { seats }: Pick<OpenSeats, 'seats'>,
  cohortId: string,
): Promise<CohortAvailability | undefined> {
  const found = await seats.findAvailability(cohortId)
  return found.kind === 'found' ? found.availability : undefined
}

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

export interface OpenSeats {
  database: Database
  clock: SetClock
  seats: Seats
}

/** A database with published settings and groups, and the use cases on it. */
export async function openSeats(
  engine: Engine,
  cohorts: readonly CohortRules[] = [sampleCohort()],
  options: Partial<SeatsOptions> = {},
): Promise<OpenSeats> {
  const database = options.database ?? (await engine.open())
  const clock = clockAt(BEFORE_START)
  const seats = createSeats({ database, clock, ...options })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules(cohorts)
  return { database, clock, seats }
}

/** Leaves a group as a bad restore might: its row is there, but can't be read. */
export async function damage(
  { database }: Pick<OpenSeats, 'database'>,
  cohortId: string,
  changes: Updateable<CohortsTable> = { skipped_dates: '[' },
): Promise<void> {
  await database.updateTable('cohorts').set(changes).where('id', '=', cohortId).execute()
}
