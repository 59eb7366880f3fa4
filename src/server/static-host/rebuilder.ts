/** Builds one after the other, as they are asked for. */
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

  async function run(): Promise<void> {
    while (isWanted) {
      isWanted = false
      try {
        await build()
        builtAt = new Date()
        failure = undefined
      } catch (error) {
        failure = error instanceof Error ? error.message : String(error)
      }
      onEnd?.(failure)
    }
    // In the same step as the last look for work: nobody's request slips in between.
    running = undefined
  }

  return {
    ask() {
      isWanted = true
      running ??= run()
    },
    state: () => ({ builtAt, failure }),
    settle: async () => {
      await running
    },
  }
}
