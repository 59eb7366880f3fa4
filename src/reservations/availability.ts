import { instantToText } from './clock.ts'
import type { StoredCohort } from './cohort-rules.ts'

export type AvailabilityStatus = 'open' | 'full' | 'closed' | 'started'

/** How many seats are left, as readers are told: the exact number only when there are few. */
export type SeatsBand = 'none' | 'one' | 'few' | 'several'

/** Up to this many seats the exact number is worth saying. */
const FEW_SEATS = 3

/** What a group's seats are taken by at the moment. */
export interface SeatCount {
  /** Confirmed, held and offered. */
  live: number
  /** People in line who could be offered a seat. */
  waiting: number
}

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
  lastEnrolmentDate?: string | undefined
  /** Seats that a newcomer can take: those that the waiting list is about to get don't count. */
  seatsLeft: number
  band: SeatsBand
  /** People in the waiting list. */
  waiting: number
  capacity: number
  status: AvailabilityStatus
}

/**
 * The verdict on a group. The first reason that holds is the one named: a group that has started
 * says so even when it was also full.
 */
export function judgeAvailability(
  cohort: StoredCohort,
  count: SeatCount,
  now: Temporal.Instant,
): AvailabilityStatus {
  if (hasStarted(cohort, now)) return 'started'
  if (isEnrolmentOver(cohort, now)) return 'closed'
  if (countSeatsLeft(cohort, count) === 0) return 'full'
  return 'open'
}

/** Whether a group could still give someone a seat, were one free. */
export function takesPeople(cohort: StoredCohort, now: Temporal.Instant): boolean {
  return !hasStarted(cohort, now) && !isEnrolmentOver(cohort, now)
}

/** From the very instant of the first session on. */
export function hasStarted(
  cohort: Pick<StoredCohort, 'firstSession'>,
  now: Temporal.Instant,
): boolean {
  return Temporal.Instant.compare(now, cohort.firstSession) >= 0
}

/** Never negative: an editor may lower the capacity below what is taken. Nobody jumps the line. */
export function countSeatsLeft(
  cohort: Pick<StoredCohort, 'capacity'>,
  { live, waiting }: SeatCount,
): number {
  return Math.max(0, cohort.capacity - live - waiting)
}

function isEnrolmentOver(cohort: StoredCohort, now: Temporal.Instant): boolean {
  if (cohort.isCancelled || cohort.isWithdrawn || cohort.enrolment === 'closed') return true
  const end = findEnrolmentEnd(cohort)
  return end !== undefined && Temporal.Instant.compare(now, end) >= 0
}

/** The instant after the last day to join, in the group's zone. */
export function findEnrolmentEnd(
  cohort: Pick<StoredCohort, 'lastEnrolmentDate' | 'timeZone'>,
): Temporal.Instant | undefined {
  if (!cohort.lastEnrolmentDate) return undefined
  const dayAfter = Temporal.PlainDate.from(cohort.lastEnrolmentDate).add({ days: 1 })
  return dayAfter.toZonedDateTime(cohort.timeZone).toInstant()
}

export function toBand(seatsLeft: number): SeatsBand {
  if (seatsLeft <= 0) return 'none'
  if (seatsLeft === 1) return 'one'
  return seatsLeft <= FEW_SEATS ? 'few' : 'several'
}

export function describeAvailability(
  cohort: StoredCohort,
  count: SeatCount,
  now: Temporal.Instant,
): CohortAvailability {
  const seatsLeft = countSeatsLeft(cohort, count)
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
    lastEnrolmentDate: cohort.lastEnrolmentDate,
    seatsLeft,
    band: toBand(seatsLeft),
    waiting: count.waiting,
    capacity: cohort.capacity,
    status: judgeAvailability(cohort, count, now),
  }
}
