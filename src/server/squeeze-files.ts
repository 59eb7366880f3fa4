import { setTimeout as wait } from 'node:timers/promises'

/** A file asked for as often within {@link WITHIN_MS} is worth a smaller form. */
const OFTEN = 3
const WITHIN_MS = 600_000
/** Work takes a twentieth of a core: so many times as long as it took, it rests. */
const REST_TIMES = 19
/** More than it gets done in a few minutes would only be outdated when its turn comes. */
const MAX_QUEUE = 100

interface Squeezable {
  canSqueeze(): boolean
  squeeze(): Promise<void>
}

/** How often a file was asked for lately. */
export interface Uses {
  count: number
  /** When the first of them was; milliseconds of the process's clock. */
  since: number
}

export const noUses = (): Uses => ({ count: 0, since: performance.now() })

/** Makes files smaller that are asked for often, one at a time with rests between. */
export interface Squeezer {
  /** A file was asked for. */
  use(path: string, uses: Uses): void
}

/** `find` gives the file at a path, if it is still worth anything. */
export function createSqueezer(
  find: (path: string) => Promise<Squeezable> | undefined,
  restTimes = REST_TIMES,
): Squeezer {
  // Paths alone: a file that is let go of meanwhile must not be held here.
  const queue = new Set<string>()
  let isAtWork = false

  async function squeezeNext(path: string): Promise<void> {
    const file = await find(path)
    if (!file?.canSqueeze()) return
    const begun = performance.now()
    await file.squeeze()
    await wait((performance.now() - begun) * restTimes, undefined, { ref: false })
  }

  async function work(): Promise<void> {
    isAtWork = true
    for (const path of queue) {
      queue.delete(path)
      // Whoever asks for the file hears what is wrong with it.
      await squeezeNext(path).catch(() => undefined)
    }
    isAtWork = false
  }

  return {
    use(path, uses) {
      const now = performance.now()
      if (now - uses.since > WITHIN_MS) {
        uses.count = 0
        uses.since = now
      }
      uses.count += 1
      if (uses.count !== OFTEN || queue.size >= MAX_QUEUE) return
      queue.add(path)
      if (!isAtWork) void work()
    },
  }
}
