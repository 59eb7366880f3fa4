/**
 * `Tuesday, December 1 at 7:00 PM EST`: a time that can't be read in the wrong zone.
 *
 * @param instant UTC text or an instant; throws a `RangeError` for anything else
 * @param withYear for what is kept and read later, as mails are: `Tuesday, December 1, 2026 at …`
 */
export function describeInstant(
  instant: Temporal.Instant | string,
  timeZone: string,
  { withYear = false } = {},
): string {
  return (
    Temporal.Instant.from(instant)
      .toLocaleString('en-US', {
        weekday: 'long',
        ...(withYear && { year: 'numeric' }),
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZone,
        timeZoneName: 'short',
      })
      // Newer versions of Intl put a narrow no-break space before AM and PM.
      .replaceAll('\u202f', ' ')
  )
}
