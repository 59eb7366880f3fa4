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
    const taken = performance.now() - askedAt
    await wait(Math.ceil(taken / BEAT_MS) * BEAT_MS - taken)
  }
}
