import type { Server, ServerResponse } from 'node:http'

/** Ends a server without cutting anybody off. */
export interface Drain {
  isClosing(): boolean
  /** Whether requests wait for their answers. */
  isBusy(): boolean
  /** From now on the process is about to end, and answers go on. */
  begin(): void
  /** To be called with each response before it is answered. */
  watch(response: ServerResponse): void
  /**
   * Takes no more connections and resolves when every request under way is answered; those that
   * take longer than the bound are cut off.
   */
  close(server: Server, withinMs: number): Promise<void>
}

export function createDrain(): Drain {
  const underWay = new Set<ServerResponse>()
  let isClosing = false

  /** A connection kept alive would outlive its answer, and the server wait for it. */
  const letGo = (response: ServerResponse) => {
    if (!response.headersSent) response.shouldKeepAlive = false
  }

  return {
    isClosing: () => isClosing,
    // An editor's stream of changes stays open for hours: nobody waits for more of it.
    isBusy: () => underWay.values().some((response) => !response.headersSent),
    begin() {
      isClosing = true
      for (const response of underWay) letGo(response)
    },
    watch(response) {
      underWay.add(response)
      response.once('close', () => underWay.delete(response))
      if (isClosing) letGo(response)
    },
    async close(server, withinMs) {
      this.begin()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeIdleConnections()
      const timer = setTimeout(() => server.closeAllConnections(), withinMs)
      await closed
      clearTimeout(timer)
    },
  }
}
