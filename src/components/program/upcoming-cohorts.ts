import type { Cohort } from '../../content/schemas/program.ts'
import { findEnrolmentEnd } from '../../reservations/availability.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'

/** The program's groups that haven't begun yet and take people, soonest first. */
export function upcomingCohorts(
  cohorts: readonly Cohort[],
  programId: string,
  now: Temporal.Instant,
): Cohort[] {
  const isAhead = (instant: Temporal.Instant) => Temporal.Instant.compare(instant, now) > 0
  return cohorts.filter((cohort) => {
    if (cohort.program._id !== programId || cohort.enrolment !== 'open') return false
    const { first } = findSessionBounds(cohort)
    return isAhead(first) && isAhead(findEnrolmentEnd(cohort) ?? first)
  })
}
