import { describe, expect, it } from 'vitest'
import { judgeAvailability, toBand } from '../../../src/reservations/availability.ts'
import type { StoredCohort } from '../../../src/reservations/cohort-rules.ts'
import { isEligible } from '../../../src/reservations/eligibility.ts'
import { normalizeEmail } from '../../../src/reservations/normalize-email.ts'
import { findSessionBounds } from '../../../src/reservations/session-dates.ts'
import { US_STATES } from '../../../src/reservations/us-states.ts'
import { sampleCohort } from '../../database/sample-seats.ts'

function storedCohort(changes: Partial<StoredCohort> = {}): StoredCohort {
  const rules = sampleCohort()
  const { first, last } = findSessionBounds(rules)
  return {
    ...rules,
    firstSession: first,
    lastSession: last,
    isWithdrawn: false,
    isCancelled: false,
    revision: 1,
    ...changes,
  }
}

const judge = (cohort: StoredCohort, live: number, now: string) =>
  judgeAvailability(cohort, { live, waiting: 0 }, Temporal.Instant.from(now))

describe('the verdict on a group', () => {
  it('is open until the last seat is taken', () => {
    expect(judge(storedCohort(), 7, '2026-10-01T00:00:00Z')).toBe('open')
    expect(judge(storedCohort(), 8, '2026-10-01T00:00:00Z')).toBe('full')
    expect(judge(storedCohort(), 9, '2026-10-01T00:00:00Z')).toBe('full')
  })

  it('keeps seats that the waiting list is about to get from newcomers', () => {
    const judgeLine = (live: number, waiting: number) =>
      judgeAvailability(
        storedCohort(),
        { live, waiting },
        Temporal.Instant.from('2026-10-01T00:00:00Z'),
      )
    expect(judgeLine(6, 2)).toBe('full')
    expect(judgeLine(6, 1)).toBe('open')
  })

  it('says how many seats are left exactly only when they are few', () => {
    expect([0, 1, 2, 3, 4, 20].map(toBand)).toEqual([
      'none',
      'one',
      'few',
      'few',
      'several',
      'several',
    ])
  })

  it('names the first reason that holds: started, then closed, then full', () => {
    const closed = storedCohort({ enrolment: 'closed' })
    expect(judge(closed, 8, '2026-10-01T00:00:00Z')).toBe('closed')
    expect(judge(closed, 8, '2026-10-27T23:00:00Z')).toBe('started')
  })

  it('stays open through the whole last enrollment date in the group’s zone', () => {
    const cohort = storedCohort({ lastEnrolmentDate: '2026-10-20' })
    expect(judge(cohort, 0, '2026-10-21T03:59:59Z')).toBe('open')
    expect(judge(cohort, 0, '2026-10-21T04:00:00Z')).toBe('closed')
  })

  it('is closed once the group is no longer published', () => {
    expect(judge(storedCohort({ isWithdrawn: true }), 0, '2026-10-01T00:00:00Z')).toBe('closed')
  })
})

describe('eligibility', () => {
  it('goes by the program’s states, unless it is open everywhere', () => {
    const { program } = sampleCohort()
    expect(isEligible(program, { state: 'NJ' })).toBe(true)
    expect(isEligible(program, { state: 'TX' })).toBe(false)
    expect(isEligible({ ...program, eligibility: 'everywhere' }, { state: 'TX' })).toBe(true)
  })

  it('goes by where someone lives too, where the program asks', () => {
    const program = { ...sampleCohort().program, askResidence: true }
    expect(isEligible(program, { state: 'NJ', residence: 'NY' })).toBe(true)
    expect(isEligible(program, { state: 'NJ', residence: 'TX' })).toBe(false)
    expect(isEligible(program, { state: 'NJ' })).toBe(false)
    expect(isEligible({ ...program, askResidence: false }, { state: 'NJ' })).toBe(true)
  })

  it('offers people exactly the states that the server knows', () => {
    expect(US_STATES).toHaveLength(56)
    expect(new Set(US_STATES.map(([code]) => code)).size).toBe(56)
  })
})

describe('an e-mail address', () => {
  it('has one form for look-up, whatever its case, outer spaces and Unicode composition', () => {
    expect(normalizeEmail('  Ada.B+list@Example.ORG ')).toBe('ada.b+list@example.org')
    expect(normalizeEmail('rene\u0301@example.org')).toBe(normalizeEmail('ren\u00e9@example.org'))
    expect(normalizeEmail(normalizeEmail('Ada@Example.org'))).toBe('ada@example.org')
  })
})
