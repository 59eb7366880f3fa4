import { describe, expect, it } from 'vitest'
import { describeOwnTime } from '../../../src/components/reservation/describe-own-time.ts'
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
})
