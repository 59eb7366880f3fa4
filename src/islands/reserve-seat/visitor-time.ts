import type { CohortProps } from './props.ts'

/**
 * `Tuesdays, 4:00 PM your time`, or nothing when the visitor's clock shows the same as the group's.
 * For the browser only: the visitor's zone is unknown before hydration.
 */
export function describeVisitorTime(cohort: CohortProps): string | undefined {
  const first = new Date(cohort.firstSession)
  const last = new Date(cohort.lastSession)
  const visitorFirst = formatMeeting(first)
  const visitorLast = formatMeeting(last)
  const isSame =
    visitorFirst.text === formatMeeting(first, cohort.timeZone).text &&
    visitorLast.text === formatMeeting(last, cohort.timeZone).text
  if (isSame) return undefined
  const change = visitorFirst.text === visitorLast.text ? '' : `, later ${visitorLast.time}`
  return `${visitorFirst.text} your time${change}`
}

function formatMeeting(instant: Date, timeZone?: string): { text: string; time: string } {
  const zone = timeZone ? { timeZone } : {}
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-US', { ...options, ...zone }).format(instant)
  const time = format({ hour: 'numeric', minute: '2-digit' })
  return { text: `${format({ weekday: 'long' })}s, ${time}`, time }
}
