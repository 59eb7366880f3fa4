/**
 * Does a piece of work now and then again and again, never twice at a time. What goes wrong is
 * handed to `onFailure`; the next round tries again.
 */
export function repeat(
  work: () => Promise<unknown>,
  { everyMs, onFailure }: { everyMs: number; onFailure: (error: unknown) => void },
): { stop(): Promise<void> } {
  let isStopped = false
  let timer: NodeJS.Timeout | undefined
  let running = round()

  async function round(): Promise<void> {
    try {
      await work()
    } catch (error) {
      onFailure(error)
    }
    if (isStopped) return
    timer = setTimeout(() => {
      running = round()
    }, everyMs)
  }

  return {
    async stop() {
      isStopped = true
      clearTimeout(timer)
      await running
    },
  }
}
