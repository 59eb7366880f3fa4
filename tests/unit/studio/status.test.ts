import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { describeSeats } from '../../../studio/badges/seats-badge.ts'
import { describeStart } from '../../../studio/schema/describe-start.ts'
import { describeSchedule, judgeReview, nextReviewAfter } from '../../../studio/schema/status.ts'
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
