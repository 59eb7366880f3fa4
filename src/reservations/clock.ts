/** Where the time comes from. Passed in, so that tests own it. */
export interface Clock {
  now(): Temporal.Instant
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() }

/** UTC with milliseconds: the one form in which instants are stored and sent. */
export function instantToText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'millisecond' })
}

/** Whether text is an instant in that form. */
export function isInstantText(text: string): boolean {
  try {
    return instantToText(Temporal.Instant.from(text)) === text
  } catch {
    return false
  }
}
