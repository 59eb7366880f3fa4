import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findSessionBounds, listSessions } from '../../../src/reservations/session-dates.ts'

const evenings: Parameters<typeof listSessions>[0] = {
  startDate: '2026-10-20',
  localTime: '19:00',
  timeZone: 'America/New_York',
  weeks: 4,
  skippedDates: [],
}

function localTimes(schedule: typeof evenings): string[] {
  return listSessions(schedule).map((session) =>
    session
      .toZonedDateTimeISO(schedule.timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' }),
  )
}

describe('session dates', () => {
  it('keep 19:00 in New York at 19:00 when clocks go back in November', () => {
    expect(listSessions(evenings).map(String)).toEqual([
      '2026-10-20T23:00:00Z',
      '2026-10-27T23:00:00Z',
      '2026-11-04T00:00:00Z',
      '2026-11-11T00:00:00Z',
    ])
    expect(new Set(localTimes(evenings).map((time) => time.slice(11)))).toEqual(new Set(['19:00']))
  })

  it('keep 19:00 in New York at 19:00 when clocks go forward in March', () => {
    const spring = { ...evenings, startDate: '2027-03-09', weeks: 2 }
    expect(listSessions(spring).map(String)).toEqual([
      '2027-03-10T00:00:00Z',
      '2027-03-16T23:00:00Z',
    ])
  })

  it('leave skipped dates out and add them at the end', () => {
    const skipping = {
      ...evenings,
      startDate: '2026-11-17',
      weeks: 3,
      skippedDates: ['2026-11-24'],
    }
    expect(localTimes(skipping)).toEqual([
      '2026-11-17T19:00',
      '2026-12-01T19:00',
      '2026-12-08T19:00',
    ])
  })

  it('begin a week later when the start date itself is skipped', () => {
    const { first } = findSessionBounds({ ...evenings, skippedDates: ['2026-10-20'] })
    expect(String(first)).toBe('2026-10-27T23:00:00Z')
  })

  it('refuse a zone, a date or a number of weeks that makes no sense', () => {
    expect(() => listSessions({ ...evenings, timeZone: 'America/Nowhere' })).toThrow(RangeError)
    expect(() => listSessions({ ...evenings, startDate: '2026-02-30' })).toThrow(RangeError)
    expect(() => findSessionBounds({ ...evenings, weeks: 0 })).toThrow(RangeError)
  })

  it('are as many as asked for, a week or more apart, always at the same local time', () => {
    const zones = [
      'America/New_York',
      'America/Phoenix',
      'Europe/London',
      'Australia/Lord_Howe',
      'UTC',
    ]
    const schedules = fc.record({
      startDate: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      // Between 04:00 and 22:59 no clock in these zones ever changes.
      localTime: fc
        .tuple(fc.integer({ min: 4, max: 22 }), fc.integer({ min: 0, max: 59 }))
        .map(
          ([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
        ),
      timeZone: fc.constantFrom(...zones),
      weeks: fc.integer({ min: 1, max: 60 }),
      skippedWeeks: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 5 }),
    })
    fc.assert(
      fc.property(schedules, ({ skippedWeeks, ...schedule }) => {
        const start = Temporal.PlainDate.from(schedule.startDate)
        const skippedDates = skippedWeeks.map((weeks) => start.add({ weeks }).toString())
        const sessions = listSessions({ ...schedule, skippedDates }).map((session) =>
          session.toZonedDateTimeISO(schedule.timeZone),
        )
        expect(sessions).toHaveLength(schedule.weeks)
        for (const session of sessions) {
          const date = session.toPlainDate()
          expect(session.toPlainTime().toString({ smallestUnit: 'minute' })).toBe(
            schedule.localTime,
          )
          expect(start.until(date, { largestUnit: 'days' }).days % 7).toBe(0)
          expect(skippedDates).not.toContain(date.toString())
        }
      }),
    )
  })
})
