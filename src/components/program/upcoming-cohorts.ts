import type { Cohort } from '../../content/schemas/program.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'

/** The program's groups that haven't begun yet and take people, soonest first. */
export function upcomingCohorts(
  cohorts: readonly Cohort[],
  programId: string,
  now: Temporal.Instant,
): Cohort[] {
  return cohorts.filter(
    (cohort) =>
      cohort.program._id === programId &&
      cohort.enrolment === 'open' &&
      Temporal.Instant.compare(findSessionBounds(cohort).first, now) > 0,
  )
}
