import { type ExprNode, evaluate, parse } from 'groq-js'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { describeSeats } from '../../../studio/badges/seats-badge.ts'
import { describeStart } from '../../../studio/schema/describe-start.ts'
import {
  describeSchedule,
  judgeReview,
  nextReviewAfter,
  REVIEW_FILTERS,
  reviewParams,
} from '../../../studio/schema/status.ts'
import { today } from '../../../studio/schema/today.ts'
import { readSeatNumbers, readSiteStatus } from '../../../studio/site/read-answers.ts'

const reviewer = { _ref: 'person-r' }
const judge = (approach: unknown) => judgeReview(approach, '2026-11-23').kind

describe('the review of an article', () => {
  it('is dated by the editor’s own day, in an American evening too', () => {
    vi.stubEnv('TZ', 'America/New_York')
    onTestFinished(() => void vi.unstubAllEnvs())
    const evening = new Date('2026-11-24T02:30:00Z')
    expect(evening.getHours()).toBe(21)
    expect(today(evening)).toBe('2026-11-23')
  })

  it('never happened without both reviewer and date', () => {
    expect(judge(undefined)).toBe('never')
    expect(judge({ reviewer })).toBe('never')
    expect(judge({ reviewedAt: '2026-10-01' })).toBe('never')
  })

  it('counts for twelve months, or until the day an editor set', () => {
    expect(judge({ reviewer, reviewedAt: '2025-11-23' })).toBe('reviewed')
    expect(judge({ reviewer, reviewedAt: '2025-11-22' })).toBe('overdue')
    expect(judge({ reviewer, reviewedAt: '2025-11-22', nextReviewAt: '2027-01-01' })).toBe(
      'reviewed',
    )
    expect(judge({ reviewer, reviewedAt: '2026-10-01', nextReviewAt: '2026-11-01' })).toBe(
      'overdue',
    )
    expect(nextReviewAfter('2026-11-23')).toBe('2027-11-23')
    expect(nextReviewAfter('2024-02-29')).toBe('2025-02-28')
  })

  it('is judged by the lists of the Studio as by the badge, on every day of a leap year', async () => {
    const start = Date.parse('2023-02-20T00:00:00Z')
    const days = Array.from({ length: 800 }, (_, day) =>
      new Date(start + day * 86_400_000).toISOString().slice(0, 10),
    )
    const never = parse(`*[${REVIEW_FILTERS.never}].name`)
    const overdue = parse(`*[${REVIEW_FILTERS.overdue}].name`)
    for (const day of days.filter((date) => date >= '2024-02-15' && date <= '2025-04-15')) {
      const daysBefore = (date: string) => (Date.parse(day) - Date.parse(date)) / 86_400_000
      const aYear = days.filter((date) => Math.abs(daysBefore(date) - 365) < 4)
      const dataset = [
        ...aYear.map((on) => ({ name: on, reviewer, reviewedAt: on })),
        { name: 'planned', reviewer, reviewedAt: '2023-02-20', nextReviewAt: '2024-07-01' },
        { name: 'unplanned', reviewer, reviewedAt: '2024-02-29', nextReviewAt: '' },
        { name: 'nobody', reviewedAt: '2023-02-20' },
        { name: 'undated', reviewer, reviewedAt: '' },
      ]
      const listed = async (tree: ExprNode) =>
        await (await evaluate(tree, { dataset, params: reviewParams(day) })).get()
      const judged = (kind: string) =>
        dataset
          .filter((approach) => judgeReview(approach, day).kind === kind)
          .map(({ name }) => name)
      expect(await listed(overdue), day).toEqual(judged('overdue'))
      expect(await listed(never), day).toEqual(judged('never'))
    }
  })
})

describe('the hour of publication', () => {
  it('is said only while it lies ahead', () => {
    const now = Date.parse('2026-11-23T12:00:00Z')
    expect(describeSchedule('2026-11-23T12:00:00Z', now)).toBeUndefined()
    expect(describeSchedule(undefined, now)).toBeUndefined()
    expect(describeSchedule('2026-11-24T12:00:00Z', now)).toMatch(/^Goes live on .*Nov 2/)
  })
})

describe('the site’s answers', () => {
  it('about seats become numbers in words', () => {
    const seats = (answer: object) => {
      const numbers = readSeatNumbers(answer)
      return numbers && describeSeats(numbers)
    }
    expect(seats({ capacity: 8, seatsLeft: 3 })).toBe('5 of 8 seats taken')
    expect(seats({ capacity: 8, seatsLeft: 0, waiting: 3 })).toBe('Full, 3 waiting')
    expect(seats({ capacity: 8, seatsLeft: 2, waiting: 1 })).toBe('6 of 8 seats taken, 1 waiting')
    expect(seats({ title: 'There is nothing here', status: 404 })).toBeUndefined()
  })

  it('about a document say where it is and what is wrong, and anything else is no answer', () => {
    const issue = { field: 'body', reason: 'is missing' }
    expect(
      readSiteStatus({ id: 'a', path: '/a/', problem: { message: 'No', issues: [issue, 1] } }),
    ).toEqual({ path: '/a/', problem: { message: 'No', issues: [issue] } })
    expect(readSiteStatus({ id: 'a', path: null, problem: null })).toEqual({
      path: undefined,
      problem: undefined,
    })
    expect(readSiteStatus('<html>')).toBeUndefined()
    expect(readSiteStatus({})).toBeUndefined()
  })
})

describe('when a group starts', () => {
  it('is said as an editor would, by the clock of its own zone', () => {
    const start = { startDate: '2026-12-14', localTime: '19:30', timeZone: 'America/New_York' }
    expect(describeStart(start)).toBe('Mon, Dec 14, 2026, 7:30 PM, New York')
  })

  it('is said as far as it is known', () => {
    expect(describeStart({})).toBe('No date yet')
    expect(describeStart({ startDate: '2026-12-14', localTime: 'soon' })).toBe('Mon, Dec 14, 2026')
  })
})
