import type { Wish } from '../../reservations/forms/check-answers.ts'
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
  if (known.kind === 'checking') return 'Seats: shown in the next step'
  if (known.kind === 'unreachable') return 'Seats: could not be checked'
  const seats = known.seats[cohortId]
  return seats ? nameSeats(seats) : 'Can’t be reserved at the moment'
}

/** The exact number is said only where there are few. */
export function nameSeats({ status, band, seatsLeft }: Seats): string {
  switch (status) {
    case 'full':
      return 'Full: join the waiting list'
    case 'closed':
      return 'Enrollment closed'
    case 'started':
      return 'Already started'
    case 'open':
      if (band === 'several') return 'Seats free'
      return seatsLeft === 1 ? '1 seat left' : `${seatsLeft} seats left`
  }
}

/** While seats are unknown every group can be chosen: the server decides in the end. */
export function canChoose(known: SeatsKnown, cohortId: string): boolean {
  if (known.kind !== 'known') return true
  const status = known.seats[cohortId]?.status
  return status === 'open' || status === 'full'
}

/** A seat where one is free, else a place in the line. */
export function findWish(known: SeatsKnown, cohortId: string): Wish {
  const isFull = known.kind === 'known' && known.seats[cohortId]?.status === 'full'
  return isFull ? 'place' : 'seat'
}

/** One sentence for screen readers; empty until there is news. */
export function announceSeats(known: SeatsKnown, cohorts: readonly CohortProps[]): string {
  if (known.kind === 'checking') return ''
  return cohorts
    .map((cohort) => `${describeMeeting(cohort)}: ${describeSeats(known, cohort.id)}.`)
    .join(' ')
}
