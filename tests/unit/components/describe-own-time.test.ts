import { describe, expect, it } from 'vitest'
import { describeOwnTime } from '../../../src/components/reservation/describe-own-time.ts'
import { compareTimes } from '../../../src/islands/reserve-seat/visitor-time.ts'
import { tuesdayGroup } from '../../fixtures/tuesday-group.ts'

describe('the time of a group where the visitor will be', () => {
  it('is told by the clocks of the state, with the zone’s everyday name', () => {
    expect(describeOwnTime(tuesdayGroup, 'CA')).toBe('Tuesdays, 4:00 PM Pacific time')
  })

  it('is left out where clocks show what the group’s do', () => {
    expect(describeOwnTime(tuesdayGroup, 'NJ')).toBeFalsy()
  })

  it('is said to hold in most of a state whose clocks differ', () => {
    expect(describeOwnTime(tuesdayGroup, 'TX')).toBe(
      'Tuesdays, 6:00 PM Central time in most of Texas',
    )
    expect(describeOwnTime(tuesdayGroup, 'FL')).toBe('The same in most of Florida')
  })

  it('says what it becomes when only the group’s clocks change', () => {
    expect(describeOwnTime(tuesdayGroup, 'HI')).toBe('Tuesdays, 1:00 PM Hawaii time, later 2:00 PM')
  })

  it('names the day too when that change carries it past midnight', () => {
    const morning = {
      ...tuesdayGroup,
      localTime: '09:00',
      firstSession: '2026-10-27T13:00:00.000Z',
      lastSession: '2026-12-22T14:00:00.000Z',
    }
    expect(describeOwnTime(morning, 'GU')).toBe(
      'Tuesdays, 11:00 PM Guam time, later Wednesdays, 12:00 AM',
    )
  })

  it('says what it is meanwhile when the group’s clocks change and change back', () => {
    const long = { ...tuesdayGroup, weeks: 52, lastSession: '2027-10-26T23:00:00.000Z' }
    expect(describeOwnTime(long, 'HI')).toBe('Tuesdays, 1:00 PM Hawaii time, in some weeks 2:00 PM')
    expect(describeOwnTime(long, 'CA')).toBe('Tuesdays, 4:00 PM Pacific time')
  })

  it('is not left out where clocks show the same at first and at last, but not meanwhile', () => {
    const phoenix = {
      ...tuesdayGroup,
      timeZone: 'America/Phoenix',
      firstSession: '2027-01-06T02:00:00.000Z',
      lastSession: '2027-12-22T02:00:00.000Z',
      startDate: '2027-01-05',
      weeks: 51,
    }
    expect(describeOwnTime(phoenix, 'CO')).toBe(
      'Tuesdays, 7:00 PM Mountain time, in some weeks 8:00 PM',
    )
  })

  it('tells nobody abroad the wrong hour of the one week between two changes of clocks', () => {
    // London's clocks change on October 25, New York's a week later.
    const group = {
      ...tuesdayGroup,
      startDate: '2026-10-20',
      localTime: '12:00',
      firstSession: '2026-10-20T16:00:00.000Z',
      lastSession: '2026-12-15T17:00:00.000Z',
    }
    expect(compareTimes(group, 'Europe/London')).toMatchObject({
      text: 'Tuesdays, 5:00 PM',
      later: ', in some weeks 4:00 PM',
    })
    const skipped = { ...group, skippedDates: ['2026-10-27'] }
    expect(compareTimes(skipped, 'Europe/London').later).toBe('')
  })
})
