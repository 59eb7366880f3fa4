/** How long after a build that failed the next is tried; twice as long after each one more. */
const FIRST_RETRY_MS = 60_000
const LONGEST_RETRY_MS = 3_600_000

/** Builds one after the other, as they are asked for, and once more some time after a failure. */
export interface Rebuilder {
  /** Asks for a build of what is published now. Requests during a build share the one after it. */
  ask(): void
  state(): { readonly builtAt?: Date | undefined; readonly failure?: string | undefined }
  /** Resolves when nothing is being built. */
  settle(): Promise<void>
}

interface RebuilderOptions {
  /** Rejects when there is no new build; the one before stays. */
  readonly build: () => Promise<void>
  readonly onEnd?: (failure: string | undefined) => void
}

export function createRebuilder({ build, onEnd }: RebuilderOptions): Rebuilder {
  let isWanted = false
  let running: Promise<void> | undefined
  let builtAt: Date | undefined
  let failure: string | undefined
  let failures = 0
  let retry: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false
      try {
        await build()
        builtAt = new Date()
        failure = undefined
        failures = 0
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
        failures += 1
      }
      onEnd?.(failure)
    }
    // In the same step as the last look for work: nobody's request slips in between.
    running = undefined
    // Whoever told of the change has been answered, and won't tell again.
    if (failures > 0) {
      const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS)
      retry = setTimeout(ask, wait).unref()
    }
  }

  function ask(): void {
    clearTimeout(retry)
    isWanted = true
    running ??= run()
  }

  return {
    ask,
    state: () => ({ builtAt, failure }),
    settle: async () => {
      await running
    },
  }
}
