import type { StoredCohort } from './cohort-rules.ts'
import type { ReservationRow } from './store/change-reservation.ts'

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
