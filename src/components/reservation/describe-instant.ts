/** `Tuesday, December 1 at 7:00 PM EST`. `instant` is UTC text. */
export function describeInstant(instant: string, timeZone: string): string {
  return (
    new Intl.DateTimeFormat('en-US', {
      weekday: 'long',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      timeZoneName: 'short',
    })
      .format(new Date(instant))
      // Newer versions of Intl put a narrow no-break space before AM and PM.
      .replaceAll('\u202f', ' ')
  )
}

const MINUTE_MS = 60_000

/** `28 minutes`, `about 23 hours`: what is left until an instant (UTC text). */
export function describeTimeLeft(instant: string, now: Temporal.Instant): string {
  const minutes = Math.floor((Date.parse(instant) - now.epochMilliseconds) / MINUTE_MS)
  if (minutes < 1) return 'less than a minute'
  if (minutes === 1) return '1 minute'
  if (minutes < 100) return `${minutes} minutes`
  const hours = Math.round(minutes / 60)
  return hours < 48 ? `about ${hours} hours` : `about ${Math.round(hours / 24)} days`
}
