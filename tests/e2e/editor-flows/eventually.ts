import { setTimeout as wait } from 'node:timers/promises'

/** No step of a flow takes longer: a second on a quiet machine, much more on a busy one. */
export const SLOWEST_STEP_MS = 90_000

/** Asks again and again, in no hurry, until something expected has come about. */
export async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SLOWEST_STEP_MS
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Has not come about: ${condition}`)
    await wait(100)
  }
}
