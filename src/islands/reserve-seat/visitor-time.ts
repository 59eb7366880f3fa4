import type { CohortProps } from './props.ts'

/**
 * `Tuesdays, 4:00 PM your time`, or nothing when the visitor's clock shows the same as the group's.
 * For the browser only: the visitor's zone is unknown before hydration.
 */
export function describeVisitorTime(cohort: CohortProps): string | undefined {
  const { text, later, isSame } = compareTimes(cohort)
  return isSame ? undefined : `${text} your time${later}`
}

/** When a group meets by other clocks than its own: the visitor's, unless a zone is named. */
export function compareTimes(
  cohort: CohortProps,
  timeZone?: string,
): { text: string; later: string; isSame: boolean } {
  const first = new Date(cohort.firstSession)
  const last = new Date(cohort.lastSession)
  const atFirst = readMeeting(first, timeZone)
  const atLast = readMeeting(last, timeZone)
  const text = nameMeeting(atFirst)
  const isSame =
    text === nameMeeting(readMeeting(first, cohort.timeZone)) &&
    nameMeeting(atLast) === nameMeeting(readMeeting(last, cohort.timeZone))
  return { text, later: nameChange(atFirst, atLast), isSame }
}

interface Meeting {
  weekday: string
  time: string
}

/** What changed clocks make of the time in later weeks; the day is named only where it differs. */
function nameChange(first: Meeting, last: Meeting): string {
  if (first.weekday !== last.weekday) return `, later ${nameMeeting(last)}`
  return first.time === last.time ? '' : `, later ${last.time}`
}

function nameMeeting({ weekday, time }: Meeting): string {
  return `${weekday}s, ${time}`
}

function readMeeting(instant: Date, timeZone?: string): Meeting {
  const zone = timeZone ? { timeZone } : {}
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, ...zone }).format(instant)
  return {
    weekday: format({ weekday: 'long' }),
    time: format({ hour: 'numeric', minute: '2-digit' }),
  }
}
