/** What the database must know of a published group to decide about its seats. */
export interface CohortRules {
  id: string
  program: ProgramRules
  /** First session, `YYYY-MM-DD` in `timeZone`, unless that date is skipped. */
  startDate: string
  /** `HH:MM`, 24 hours, in `timeZone`. */
  localTime: string
  /** IANA name. */
  timeZone: string
  /** Length of a session. */
  minutes: number
  /** Number of sessions that take place; a skipped date moves the end by a week. */
  weeks: number
  skippedDates: readonly string[]
  capacity: number
  enrolment: 'open' | 'closed'
  /** Last day, in `timeZone`, on which a seat can be reserved. */
  lastEnrolmentDate?: string | undefined
}

export interface ProgramRules {
  id: string
  title: string
  slug: string
  kind: 'therapy' | 'skills'
  eligibility: 'states' | 'everywhere'
  /** Two-letter codes; read only when `eligibility` is `states`. */
  eligibleStates: readonly string[]
  /** The program that people who can't join are led to. */
  alternative?: { title: string; slug: string } | undefined
  /** Whether visitors are also asked where they live; then both places must be eligible. */
  askResidence?: boolean | undefined
}

/** A group as the database holds it. */
export interface StoredCohort extends CohortRules {
  firstSession: Temporal.Instant
  lastSession: Temporal.Instant
  /** No longer published: nobody can join, reservations are kept. */
  isWithdrawn: boolean
  /** Called off by staff: closed for good. */
  isCancelled: boolean
  /** Raised by every seat transaction, so it also numbers the waiting list. */
  revision: number
}
