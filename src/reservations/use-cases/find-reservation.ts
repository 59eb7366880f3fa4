import type { ReservationStatus } from '../../database/tables.ts'
import type { CohortAvailability } from '../availability.ts'
import { readCohort } from '../cohort-rows.ts'
import type { ProgramRules } from '../cohort-rules.ts'
import { isEligible } from '../eligibility.ts'
import { findAvailability, listAvailability } from '../list-availability.ts'
import { programHref } from '../program-href.ts'
import type { Unreadable } from '../reserve-request.ts'
import { hasLapsed } from '../rules/deadlines.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import { findLink, type LinkRefusal } from '../store/links.ts'
import type { SeatContext } from '../store/seat-transaction.ts'

/** What someone with the manage link sees. Reading it changes nothing. */
export interface ManagedReservation {
  status: ReservationStatus
  /** Whether it once came from the waiting list. */
  wasWaiting: boolean
  name: string
  email: string
  state: string
  residence?: string | undefined
  /** Whether the program takes people there; it may have been changed since. */
  isEligible: boolean
  /** UTC text; when a hold or an offer lapses. */
  expiresAt?: string | undefined
  /** Place in line, 1 is next; only while waiting. */
  position?: number | undefined
  /** Whether a calendar entry can be had: only confirmed seats have one. */
  hasCalendar: boolean
  program: { id: string; title: string; href: string; kind: 'therapy' | 'skills' }
  cohort: CohortAvailability
  /** Other groups of the program that have a seat and can be moved to. */
  canMoveTo: readonly CohortAvailability[]
}

export type FindReservationOutcome =
  | { kind: 'found'; reservation: ManagedReservation }
  | LinkRefusal
  | Unreadable

export async function findReservation(
  context: SeatContext,
  token: string,
): Promise<FindReservationOutcome> {
  const { database, clock } = context
  const link = await findLink(database, token, clock.now())
  if (link.kind !== 'found') return { kind: link.kind }
  const row = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', link.reservationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return { kind: 'link-unknown' }
  return await describeReservation(context, row)
}

/** A hold or offer whose time has come is expired, also before the sweeper has said so. */
export function findStatus(
  { status, expires_at }: Pick<ReservationRow, 'status' | 'expires_at'>,
  now: Temporal.Instant,
): ReservationStatus {
  return hasLapsed(expires_at, now) ? 'expired' : status
}

async function describeReservation(
  context: SeatContext,
  row: ReservationRow,
): Promise<FindReservationOutcome> {
  const { database, clock } = context
  const stored = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  const stands = await findAvailability(context, row.cohort_id)
  const program = readCohort(stored)?.program
  if (stands.kind !== 'found' || !program) return { kind: 'cohort-unreadable' }
  const status = findStatus(row, clock.now())
  const isSeated = status === 'held' || status === 'confirmed'
  const reservation: ManagedReservation = {
    status,
    wasWaiting: row.line_number !== null,
    name: row.name,
    email: row.email,
    state: row.state,
    residence: row.residence ?? undefined,
    isEligible: isEligible(program, {
      state: row.state,
      residence: row.residence ?? undefined,
    }),
    expiresAt:
      status === 'held' || status === 'offered' ? (row.expires_at ?? undefined) : undefined,
    position: status === 'waitlisted' ? await findPosition(context, row, program) : undefined,
    hasCalendar: status === 'confirmed',
    program: {
      id: program.id,
      title: program.title,
      href: programHref(program.slug),
      kind: program.kind,
    },
    cohort: stands.availability,
    canMoveTo: isSeated ? await listTargets(context, program.id, row.cohort_id) : [],
  }
  return { kind: 'found', reservation }
}

async function listTargets(context: SeatContext, programId: string, present: string) {
  const groups = await listAvailability(context, programId)
  return groups.filter(({ id, status }) => id !== present && status === 'open')
}

/**
 * How many wait before, plus one. Given the program, whoever it no longer takes isn't counted: they
 * are skipped, and weren't counted either when the place was given.
 */
export async function findPosition(
  { database }: Pick<SeatContext, 'database'>,
  row: Pick<ReservationRow, 'cohort_id' | 'line_number'>,
  program?: ProgramRules | undefined,
): Promise<number> {
  const before = await database
    .selectFrom('reservations')
    .select(['id', 'state', 'residence'])
    .where('cohort_id', '=', row.cohort_id)
    .where('status', '=', 'waitlisted')
    .where('erased_at', 'is', null)
    .where('line_number', '<', row.line_number ?? 0)
    .execute()
  const counted = before.filter(
    ({ state, residence }) =>
      !program || isEligible(program, { state, residence: residence ?? undefined }),
  )
  return counted.length + 1
}
