import { setTimeout as wait } from 'node:timers/promises'
import { SLOWEST_STEP_MS } from '../../fixtures/slowest-step.ts'

/** Asks again and again, in no hurry, until something expected has come about. */
export async function eventually(condition: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + SLOWEST_STEP_MS
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Has not come about: ${condition}`)
    await wait(100)
  }
}
