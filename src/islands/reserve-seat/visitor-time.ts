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
  const visitorFirst = formatMeeting(first, timeZone)
  const visitorLast = formatMeeting(last, timeZone)
  const isSame =
    visitorFirst.text === formatMeeting(first, cohort.timeZone).text &&
    visitorLast.text === formatMeeting(last, cohort.timeZone).text
  const later = visitorFirst.text === visitorLast.text ? '' : `, later ${visitorLast.time}`
  return { text: visitorFirst.text, later, isSame }
}

function formatMeeting(instant: Date, timeZone?: string): { text: string; time: string } {
  const zone = timeZone ? { timeZone } : {}
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, ...zone }).format(instant)
  const time = format({ hour: 'numeric', minute: '2-digit' })
  return { text: `${format({ weekday: 'long' })}s, ${time}`, time }
}
