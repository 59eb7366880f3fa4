import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventRepeatingFreq,
  ICalEventStatus,
} from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import type { Invitation } from '../reservations/invitation.ts'
import { listSessions } from '../reservations/session-dates.ts'

/** Neutral on purpose: calendars are shown to colleagues and families. */
const SUMMARY = 'Your reservation'
const PRODUCT = { company: 'attune', product: 'reservations', language: 'EN' }

/**
 * One reservation as a weekly entry (RFC 5545, 5546): REQUEST to put it in a calendar or change it
 * there, CANCEL to take it back. Sessions keep to the group's local time across clock changes, since
 * the entry carries the zone's own rules. No link is inside: calendars are shared.
 */
export function renderCalendar(
  invitation: Invitation,
  organizerAddress: string,
  now: Temporal.Instant = Temporal.Now.instant(),
): string {
  const { timeZone, minutes } = invitation
  const sessions = listSessions(invitation).map((session) => session.toZonedDateTimeISO(timeZone))
  const [first] = sessions
  const last = sessions.at(-1)
  if (!first || !last) throw new RangeError('A group must meet at least once')
  const isCancelled = invitation.method === 'CANCEL'

  const calendar = ical({
    prodId: PRODUCT,
    method: isCancelled ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    // Naming the zone here as well would take the Z from DTSTAMP, which must be in UTC.
    timezone: { name: null, generator: findZoneRules },
  })
  const skipped = listSkipped(first, last, sessions)
  calendar.createEvent({
    id: `${invitation.uid}@${organizerAddress.split('@').at(-1)}`,
    sequence: invitation.sequence,
    summary: SUMMARY,
    start: first,
    end: first.add({ minutes }),
    timezone: first.timeZoneId,
    stamp: now,
    status: isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    organizer: { name: invitation.organizerName || organizerAddress, email: organizerAddress },
    attendees: [
      {
        name: invitation.attendee.name,
        email: invitation.attendee.email,
        role: ICalAttendeeRole.REQ,
        status: ICalAttendeeStatus.NEEDSACTION,
        rsvp: false,
      },
    ],
    ...(sessions.length > 1
      ? {
          repeating: {
            freq: ICalEventRepeatingFreq.WEEKLY,
            count: sessions.length + skipped.length,
            ...(skipped.length > 0 ? { exclude: skipped } : {}),
          },
        }
      : {}),
  })
  return calendar.toString()
}

/** Weeks between the first and the last session without one. */
function listSkipped(
  first: Temporal.ZonedDateTime,
  last: Temporal.ZonedDateTime,
  sessions: readonly Temporal.ZonedDateTime[],
): Temporal.ZonedDateTime[] {
  const met = new Set(sessions.map((session) => session.toPlainDate().toString()))
  const skipped: Temporal.ZonedDateTime[] = []
  for (let week = 1; ; week += 1) {
    const next = first.add({ weeks: week })
    if (Temporal.ZonedDateTime.compare(next, last) >= 0) return skipped
    if (!met.has(next.toPlainDate().toString())) skipped.push(next)
  }
}

/** A zone's rules, under the name that the entry calls it by: one like US/Eastern is another's. */
function findZoneRules(zone: string): string | null {
  const [block] = tzlib_get_ical_block(zone)
  return block?.replace(/^TZID:.*$/m, `TZID:${zone}`) ?? null
}
