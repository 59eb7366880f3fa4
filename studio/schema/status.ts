import { readField } from './rules/conditions.ts'

/** Where an article stands with its clinical review. Dates are `YYYY-MM-DD`. */
export type ReviewState =
  | { readonly kind: 'never' }
  | { readonly kind: 'overdue'; readonly due: string }
  | { readonly kind: 'reviewed'; readonly on: string }

/** How long a review counts when no date for the next one is set. */
const REVIEW_EVERY_MONTHS = 12

/** Ends on the month's last day where the day itself isn't in it: a year after February 29 is the 28th. */
function addMonths(date: string, months: number): string {
  const moved = new Date(`${date}T00:00:00Z`)
  const day = moved.getUTCDate()
  moved.setUTCMonth(moved.getUTCMonth() + months)
  if (moved.getUTCDate() !== day) moved.setUTCDate(0)
  return moved.toISOString().slice(0, 10)
}

function dayAfter(date: string): string {
  const moved = new Date(`${date}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + 1)
  return moved.toISOString().slice(0, 10)
}

/** The day by which an article that was reviewed on `date` should be reviewed again. */
export const nextReviewAfter = (date: string) => addMonths(date, REVIEW_EVERY_MONTHS)

/** Judges an approach as it stands on `today`; without reviewer or date it was never reviewed. */
export function judgeReview(approach: unknown, today: string): ReviewState {
  const on = readField(approach, 'reviewedAt')
  if (typeof on !== 'string' || !on || !readField(approach, 'reviewer')) return { kind: 'never' }
  const planned = readField(approach, 'nextReviewAt')
  const due = typeof planned === 'string' && planned ? planned : nextReviewAfter(on)
  return due < today ? { kind: 'overdue', due } : { kind: 'reviewed', on }
}

const REVIEWED = 'defined(reviewer) && coalesce(reviewedAt, "") != ""'

/** What {@link judgeReview} says, as conditions of GROQ with {@link reviewParams}. */
export const REVIEW_FILTERS = {
  never: `!(${REVIEWED})`,
  overdue: `${REVIEWED} && select(
    coalesce(nextReviewAt, "") != "" => nextReviewAt < $today,
    reviewedAt < $countsFrom
  )`,
}

/** `countsFrom`: the earliest day whose review still counts when no date for the next one is set. */
export function reviewParams(today: string): { today: string; countsFrom: string } {
  const yearAgo = addMonths(today, -REVIEW_EVERY_MONTHS)
  // A year before February 29 there is the 28th, whose review is due on the 28th.
  const countsFrom = nextReviewAfter(yearAgo) < today ? dayAfter(yearAgo) : yearAgo
  return { today, countsFrom }
}

/** When something published ahead of its time goes live, in a few words; nothing once it is live. */
export function describeSchedule(publishedAt: unknown, now = Date.now()): string | undefined {
  if (typeof publishedAt !== 'string' || !(Date.parse(publishedAt) > now)) return undefined
  return `Goes live on ${describeTime(publishedAt)}`
}

/** An hour as an editor would say it, in their own zone: “Tue, Nov 24, 6:30 PM”. */
function describeTime(instant: string): string {
  return new Intl.DateTimeFormat('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(new Date(instant))
}

/** A calendar date as readers see it: “November 23, 2026”. */
export function describeDate(date: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${date}T00:00:00Z`),
  )
}
