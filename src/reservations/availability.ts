import { instantToText } from './clock.ts'
import type { StoredCohort } from './cohort-rules.ts'

export type AvailabilityStatus = 'open' | 'full' | 'closed' | 'started'

/** What visitors are told of a group; instants are UTC text. */
export interface CohortAvailability {
  id: string
  programId: string
  startDate: string
  localTime: string
  timeZone: string
  minutes: number
  weeks: number
  skippedDates: readonly string[]
  firstSession: string
  lastSession: string
  seatsLeft: number
  capacity: number
  status: AvailabilityStatus
}

/**
 * The verdict on a group. The first reason that holds is the one named: a group that has started
 * says so even when it was also full.
 */
export function judgeAvailability(
  cohort: StoredCohort,
  liveSeats: number,
  now: Temporal.Instant,
): AvailabilityStatus {
  if (Temporal.Instant.compare(now, cohort.firstSession) >= 0) return 'started'
  if (isEnrolmentOver(cohort, now)) return 'closed'
  if (countSeatsLeft(cohort, liveSeats) === 0) return 'full'
  return 'open'
}

/** Never negative: an editor may lower the capacity below what is taken. */
function countSeatsLeft(cohort: Pick<StoredCohort, 'capacity'>, liveSeats: number): number {
  return Math.max(0, cohort.capacity - liveSeats)
}

function isEnrolmentOver(cohort: StoredCohort, now: Temporal.Instant): boolean {
  if (cohort.isWithdrawn || cohort.enrolment === 'closed') return true
  if (!cohort.lastEnrolmentDate) return false
  const today = now.toZonedDateTimeISO(cohort.timeZone).toPlainDate()
  return Temporal.PlainDate.compare(today, cohort.lastEnrolmentDate) > 0
}

export function describeAvailability(
  cohort: StoredCohort,
  liveSeats: number,
  now: Temporal.Instant,
): CohortAvailability {
  return {
    id: cohort.id,
    programId: cohort.program.id,
    startDate: cohort.startDate,
    localTime: cohort.localTime,
    timeZone: cohort.timeZone,
    minutes: cohort.minutes,
    weeks: cohort.weeks,
    skippedDates: cohort.skippedDates,
    firstSession: instantToText(cohort.firstSession),
    lastSession: instantToText(cohort.lastSession),
    seatsLeft: countSeatsLeft(cohort, liveSeats),
    capacity: cohort.capacity,
    status: judgeAvailability(cohort, liveSeats, now),
  }
}
