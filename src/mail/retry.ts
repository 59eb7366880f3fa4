import type { Delivery } from './outbox.ts'

/** Seconds before the second try; doubled for each further one. */
const FIRST_PAUSE_SECONDS = 30
const LONGEST_PAUSE_SECONDS = 6 * 3600
/** With the pauses doubling up to six hours this is more than a day and a half. */
export const MAX_ATTEMPTS = 16

/** What a mail server said, or why it could not be asked. */
export interface MailFault {
  /** Whether the same mail can never be taken: 5xx for its recipient or its content. */
  isFinal: boolean
  /** A code such as `550` or `ECONNECTION`. */
  reason: string
}

/** Reads nodemailer's error. Its message may hold the address, so only codes are kept. */
export function readFault(error: unknown): MailFault {
  const code = readText(error, 'code') ?? 'UNKNOWN'
  const response = readNumber(error, 'responseCode')
  const isRefused = code === 'EENVELOPE' || code === 'EMESSAGE'
  // A 5xx to the greeting or to signing in is about us, and is mended without losing the mail.
  const isFinal = isRefused && (response === undefined || response >= 500)
  return { isFinal, reason: response === undefined ? code : `${code} ${response}` }
}

/** When to try again after `attempts` tries; `chance` in [0, 1) spreads servers out (full jitter). */
export function planRetry(
  attempts: number,
  fault: MailFault,
  now: Temporal.Instant,
  chance: number,
): Delivery {
  const { reason } = fault
  if (fault.isFinal || attempts >= MAX_ATTEMPTS) return { kind: 'dead', reason }
  const longest = Math.min(LONGEST_PAUSE_SECONDS, FIRST_PAUSE_SECONDS * 2 ** (attempts - 1))
  // Half of it at least, so that a server in trouble is left alone for a while.
  const pause = Math.round((longest / 2) * (1 + chance) * 1000)
  return { kind: 'later', deliverAfter: now.add({ milliseconds: pause }), reason }
}

function readText(error: unknown, name: string): string | undefined {
  const value = readProperty(error, name)
  return typeof value === 'string' ? value : undefined
}

function readNumber(error: unknown, name: string): number | undefined {
  const value = readProperty(error, name)
  return typeof value === 'number' ? value : undefined
}

function readProperty(error: unknown, name: string): unknown {
  return typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined
}
