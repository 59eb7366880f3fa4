/** What of a group says when it starts, each as the form holds it. */
interface Start {
  /** `YYYY-MM-DD`. */
  readonly startDate?: unknown
  /** `HH:MM`. */
  readonly localTime?: unknown
  /** An IANA zone. */
  readonly timeZone?: unknown
}

const day = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  year: 'numeric',
  timeZone: 'UTC',
})
const hour = new Intl.DateTimeFormat('en-US', { timeStyle: 'short', timeZone: 'UTC' })

function say(format: Intl.DateTimeFormat, instant: string): string | undefined {
  const time = Date.parse(instant)
  // Newer versions of Intl put a narrow no-break space before AM and PM.
  return Number.isNaN(time) ? undefined : format.format(time).replaceAll('\u202f', ' ')
}

/** When a group starts, in its own zone: “Mon, Dec 14, 2026, 7:30 PM, New York”. */
export function describeStart({ startDate, localTime, timeZone }: Start): string {
  const date = typeof startDate === 'string' && say(day, `${startDate}T00:00:00Z`)
  const time = typeof localTime === 'string' && say(hour, `2000-01-01T${localTime}:00Z`)
  const city = typeof timeZone === 'string' && timeZone.split('/').at(-1)?.replaceAll('_', ' ')
  return [date || 'No date yet', time, city].filter(Boolean).join(', ')
}
