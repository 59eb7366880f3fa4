import { describeMeeting } from './describe-cohort.ts'
import type { CohortProps } from './props.ts'
import type { Seats, SeatsByCohort } from './seats-client.ts'

/** What is known of the seats at the moment. */
export type SeatsKnown =
  | { kind: 'checking' }
  | { kind: 'unreachable' }
  | { kind: 'known'; seats: SeatsByCohort }

/** `2 seats left`, `Full`, … : the words beside a group. */
export function describeSeats(known: SeatsKnown, cohortId: string): string {
  if (known.kind === 'checking') return 'Seats: checking…'
  if (known.kind === 'unreachable') return 'Seats: could not be checked'
  const seats = known.seats[cohortId]
  return seats ? nameSeats(seats) : 'Enrolment closed'
}

function nameSeats({ status, seatsLeft }: Seats): string {
  switch (status) {
    case 'full':
      return 'Full'
    case 'closed':
      return 'Enrolment closed'
    case 'started':
      return 'Already started'
    case 'open':
      return seatsLeft === 1 ? '1 seat left' : `${seatsLeft} seats left`
  }
}

/** While seats are unknown every group can be chosen: the server decides in the end. */
export function canChoose(known: SeatsKnown, cohortId: string): boolean {
  return known.kind !== 'known' || known.seats[cohortId]?.status === 'open'
}

/** One sentence for screen readers; empty until there is news. */
export function announceSeats(known: SeatsKnown, cohorts: readonly CohortProps[]): string {
  if (known.kind === 'checking') return ''
  return cohorts
    .map((cohort) => `${describeMeeting(cohort)}: ${describeSeats(known, cohort.id)}.`)
    .join(' ')
}
