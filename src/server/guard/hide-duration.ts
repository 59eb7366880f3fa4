import { setTimeout as wait } from 'node:timers/promises'

/** Longer than any of these answers takes to make. */
const BEAT_MS = 300

/**
 * The answer, held back to the next full beat since the question, so that its time doesn't tell
 * whether an address is known.
 */
export async function hideDuration<Value>(answering: () => Promise<Value>): Promise<Value> {
  const askedAt = performance.now()
  try {
    return await answering()
  } finally {
    await wait(timeToBeat(performance.now() - askedAt))
  }
}

/** Milliseconds from now to the next full beat since a question that was asked so long ago. */
export function timeToBeat(takenMs: number): number {
  return Math.ceil(takenMs / BEAT_MS) * BEAT_MS - takenMs
}
