import type { DocumentBadgeComponent } from 'sanity'
import { describeDate, judgeReview } from '../schema/status.ts'
import { today } from '../schema/today.ts'

/** Whether an article was clinically reviewed, and whether it is time again. */
export const ReviewBadge: DocumentBadgeComponent = ({ draft, published }) => {
  const state = judgeReview(draft ?? published, today())
  switch (state.kind) {
    case 'never':
      return {
        label: 'Not clinically reviewed',
        color: 'warning',
        title: 'Readers see “Not yet clinically reviewed”. Mark it as reviewed after the review.',
      }
    case 'overdue':
      return {
        label: 'Review overdue',
        color: 'danger',
        title: `The next review was due on ${describeDate(state.due)}.`,
      }
    case 'reviewed':
      return {
        label: 'Reviewed',
        color: 'success',
        title: `Clinically reviewed on ${describeDate(state.on)}.`,
      }
  }
}
