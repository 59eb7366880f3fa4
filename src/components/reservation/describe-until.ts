import { describeInstant } from '../../reservations/describe-instant.ts'
import { describeTimeLeft } from '../../reservations/describe-time-left.ts'

/**
 * ` until Tuesday, December 1 at 7:00 PM EST (28 minutes left)`, to follow a sentence; nothing
 * without a deadline. A seat is held until then, and accepted by then.
 *
 * @param expiresAt UTC text
 */
export function describeUntil(
  expiresAt: string | undefined,
  timeZone: string,
  now: Temporal.Instant,
  word: 'until' | 'by' = 'until',
): string {
  if (!expiresAt) return ''
  const left = describeTimeLeft(Date.parse(expiresAt) - now.epochMilliseconds)
  return ` ${word} ${describeInstant(expiresAt, timeZone)} (${left} left)`
}
