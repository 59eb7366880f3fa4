import type { DocumentBadgeComponent } from 'sanity'
import { readSeatNumbers, type SeatNumbers } from '../site/read-answers.ts'
import { useSiteAnswer } from '../site/use-site-answer.ts'

/** The seats of a group in words: “5 of 8 seats taken”, “Full, 3 waiting”. */
export function describeSeats({ capacity, taken, waiting }: SeatNumbers): string {
  const line = waiting > 0 ? `, ${waiting} waiting` : ''
  return taken >= capacity ? `Full${line}` : `${taken} of ${capacity} seats taken${line}`
}

/** How full a group is. Numbers only: who reserved is not the editors' to know. */
export const SeatsBadge: DocumentBadgeComponent = ({ id, published }) => {
  const path = published ? `/api/cohorts/${id}/` : undefined
  const answer = useSiteAnswer(path, readSeatNumbers)
  if (answer.kind !== 'answered') return null
  const { value } = answer
  return {
    label: describeSeats(value),
    color: value.taken >= value.capacity ? 'warning' : 'primary',
    title: `${value.taken} of ${value.capacity} seats are confirmed, held or offered; ${value.waiting} people wait.`,
  }
}
