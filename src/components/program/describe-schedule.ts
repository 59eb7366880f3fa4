import type { Cohort } from '../../content/schemas/program.ts'
import { describeLength, describeMeeting } from '../../islands/reserve-seat/describe-cohort.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'

/** When a group meets and starts, in its own time zone: "Tuesdays, 7:00 PM Eastern time". */
export function describeSchedule(cohort: Cohort): { meets: string; starts: string } {
  const first = new Date(findSessionBounds(cohort).first.epochMilliseconds)
  const date = new Intl.DateTimeFormat('en-US', { timeZone: cohort.timeZone, dateStyle: 'long' })
  return { meets: describeMeeting(cohort), starts: date.format(first) }
}

/** How long several groups run: "10 weekly sessions of 75 or 90 minutes". */
export function describeLengths(cohorts: readonly Pick<Cohort, 'weeks' | 'minutes'>[]): string {
  const byWeeks = Map.groupBy(cohorts, ({ weeks }) => weeks)
  return [...byWeeks]
    .toSorted(([a], [b]) => a - b)
    .map(([weeks, alike]) => {
      const minutes = [...new Set(alike.map(({ minutes }) => minutes))].toSorted((a, b) => a - b)
      return describeLength({ weeks, minutes: minutes.join(' or ') })
    })
    .join(', or ')
}
