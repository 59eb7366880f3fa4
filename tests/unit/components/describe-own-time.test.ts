import { describe, expect, it } from 'vitest'
import { describeOwnTime } from '../../../src/components/reservation/describe-own-time.ts'

const cohort = {
  id: 'cohort-a',
  startDate: '2026-10-27',
  localTime: '19:00',
  timeZone: 'America/New_York',
  minutes: 60,
  weeks: 8,
  skippedDates: [],
  firstSession: '2026-10-27T23:00:00.000Z',
  lastSession: '2026-12-16T00:00:00.000Z',
}

describe('the time of a group where the visitor will be', () => {
  it('is told by the clocks of the state, with the zone’s everyday name', () => {
    expect(describeOwnTime(cohort, 'CA')).toBe('Tuesdays, 4:00 PM Pacific time')
  })

  it('is left out where clocks show what the group’s do', () => {
    expect(describeOwnTime(cohort, 'NJ')).toBeFalsy()
  })

  it('is said to hold in most of a state whose clocks differ', () => {
    expect(describeOwnTime(cohort, 'TX')).toBe('Tuesdays, 6:00 PM Central time in most of Texas')
    expect(describeOwnTime(cohort, 'FL')).toBe('The same in most of Florida')
  })

  it('says what it becomes when only the group’s clocks change', () => {
    expect(describeOwnTime(cohort, 'HI')).toBe('Tuesdays, 1:00 PM Hawaii time, later 2:00 PM')
  })
})
