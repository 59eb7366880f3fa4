import { setTimeout as wait } from 'node:timers/promises'
import { isLockedNow } from './recognize-error.ts'

const FIRST_PAUSE_MS = 1
const LONGEST_PAUSE_MS = 25

/** Runs one statement; tries again while another process has the database locked. */
export type Patience = <Result>(run: () => Result) => Promise<Result>

/**
 * Waits for another process's lock without keeping the thread, for `lockTimeout` milliseconds from
 * when the lock was first met; whoever comes later, while it still stands, is refused at once with
 * SQLite's own error. So a long lock costs its first victim the wait, and those after it nothing.
 */
export function createPatience(lockTimeout: number): Patience {
  let lockedSince: number | undefined
  return async (run) => {
    let pause = FIRST_PAUSE_MS
    for (;;) {
      try {
        const result = run()
        lockedSince = undefined
        return result
      } catch (error) {
        if (!isLockedNow(error)) throw error
        lockedSince ??= performance.now()
        if (performance.now() - lockedSince >= lockTimeout) throw error
        // Spread out, so that two servers don't meet at the lock again and again.
        await wait(pause * (0.5 + Math.random() / 2))
        pause = Math.min(LONGEST_PAUSE_MS, pause * 2)
      }
    }
  }
}
