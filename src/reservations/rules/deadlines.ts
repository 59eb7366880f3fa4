import { findEnrolmentEnd } from '../availability.ts'
import { instantToText } from '../clock.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import type { SeatSettings } from '../seat-settings.ts'

const earliest = (...instants: Temporal.Instant[]): Temporal.Instant =>
  instants.reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b))

const latest = (...instants: Temporal.Instant[]): Temporal.Instant =>
  instants.reduce((a, b) => (Temporal.Instant.compare(a, b) >= 0 ? a : b))

/** Until when a seat is held for someone who must still confirm: never past the first session. */
export function findHoldDeadline(
  cohort: Pick<StoredCohort, 'firstSession'>,
  settings: Pick<SeatSettings, 'holdMinutes'>,
  now: Temporal.Instant,
): Temporal.Instant {
  return earliest(now.add({ minutes: settings.holdMinutes }), cohort.firstSession)
}

/** Until when an offer stands: never past the first session or the last day to join. */
export function findOfferDeadline(
  cohort: Pick<StoredCohort, 'firstSession' | 'lastEnrolmentDate' | 'timeZone'>,
  settings: Pick<SeatSettings, 'offerHours'>,
  now: Temporal.Instant,
): Temporal.Instant {
  const end = findEnrolmentEnd(cohort) ?? cohort.firstSession
  return earliest(now.add({ hours: settings.offerHours }), cohort.firstSession, end)
}

/** A manage link works a day past the last session, and at least a day from when it was made. */
export function findLinkDeadline(
  cohort: Pick<StoredCohort, 'lastSession'>,
  now: Temporal.Instant,
): Temporal.Instant {
  return latest(cohort.lastSession.add({ hours: 24 }), now.add({ hours: 24 }))
}

/**
 * Whether a deadline has come. It is inclusive: at the very instant of `expiresAt` the hold or
 * offer is gone. Every look at a deadline, here and in SQL (`expires_at > now` is live), agrees.
 */
export function hasLapsed(expiresAt: string | null, now: Temporal.Instant): boolean {
  return expiresAt !== null && expiresAt <= instantToText(now)
}

/** Hours before the first session at which everybody is reminded. */
export const REMIND_HOURS = 24

/**
 * Hours from the first session on within which those still in line are told that it has begun.
 * Later it is no news: a server that starts to tell it tells nobody of groups of long ago.
 */
export const LINE_NEWS_HOURS = 24

function findReminderTime(cohort: Pick<StoredCohort, 'firstSession'>): Temporal.Instant {
  return cohort.firstSession.subtract({ hours: REMIND_HOURS })
}

/**
 * What counts as the reminder of someone who is mailed about a seat at `now`: within the last day
 * that very mail does, so no other follows it.
 */
export function countAsReminder(
  cohort: Pick<StoredCohort, 'firstSession'>,
  now: Temporal.Instant,
): string | null {
  const isLate = Temporal.Instant.compare(now, findReminderTime(cohort)) >= 0
  return isLate ? instantToText(now) : null
}
