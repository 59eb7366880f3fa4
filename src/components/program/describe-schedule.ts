import type { Cohort } from '../../content/schemas/program.ts'
import { findSessionBounds } from '../../reservations/session-dates.ts'

/** When a group meets and starts, in its own time zone: "Tuesdays, 7:00 PM Eastern Time". */
export function describeSchedule(cohort: Cohort): { meets: string; starts: string } {
  const first = new Date(findSessionBounds(cohort).first.epochMilliseconds)
  const say = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { timeZone: cohort.timeZone, ...options })
  const weekday = say({ weekday: 'long' }).format(first)
  // Newer versions of Intl put a narrow no-break space before AM and PM.
  const time = say({ timeStyle: 'short' }).format(first).replaceAll('\u202f', ' ')
  const zone = say({ timeZoneName: 'longGeneric' })
    .formatToParts(first)
    .find(({ type }) => type === 'timeZoneName')?.value
  return {
    meets: `${weekday}s, ${time} ${zone ?? cohort.timeZone}`,
    starts: say({ dateStyle: 'long' }).format(first),
  }
}
