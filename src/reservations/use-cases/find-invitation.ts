import { rowToCohort } from '../cohort-rows.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import { findLink, type LinkRefusal } from '../store/links.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'

/** Everything that a calendar entry says. It holds no secret: calendars are shared. */
export interface Invitation {
  method: 'REQUEST' | 'CANCEL'
  /** The same for every entry of one reservation. */
  uid: string
  /** Raised with every change. */
  sequence: number
  startDate: string
  localTime: string
  timeZone: string
  minutes: number
  weeks: number
  skippedDates: readonly string[]
  attendee: { name: string; email: string }
  organizerName: string
}

export type InvitationOutcome =
  | { kind: 'found'; invitation: Invitation }
  /** Only a confirmed seat has a calendar entry. */
  | { kind: 'not-confirmed' }
  | LinkRefusal

/** The calendar entry of a confirmed seat, as it stands now. */
export async function findInvitation(
  { database, clock }: SeatContext,
  token: string,
): Promise<InvitationOutcome> {
  const link = await findLink(database, token, clock.now())
  if (link.kind !== 'found') return { kind: link.kind }
  const row = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', link.reservationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return { kind: 'link-unknown' }
  if (row.status !== 'confirmed') return { kind: 'not-confirmed' }
  const cohort = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  const { providerName } = await readSettings(database)
  const facts = { method: 'REQUEST', sequence: row.calendar_sequence, providerName } as const
  return { kind: 'found', invitation: toInvitation(row, rowToCohort(cohort), facts) }
}

export function toInvitation(
  row: Pick<ReservationRow, 'id' | 'name' | 'email'>,
  cohort: StoredCohort,
  facts: { method: Invitation['method']; sequence: number; providerName: string },
): Invitation {
  const { startDate, localTime, timeZone, minutes, weeks, skippedDates } = cohort
  return {
    method: facts.method,
    uid: row.id,
    sequence: facts.sequence,
    ...{ startDate, localTime, timeZone, minutes, weeks, skippedDates },
    attendee: { name: row.name, email: row.email },
    organizerName: facts.providerName,
  }
}
