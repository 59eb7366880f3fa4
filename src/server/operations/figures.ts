import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Metrics } from './metrics.ts'
import { watchAnswer } from './watch-answer.ts'

/** What the process counts and where it tells it, from its first request on. */
export interface Figures {
  /** To be called with each request before it is answered. */
  watch(request: IncomingMessage, response: ServerResponse): void
  /**
   * Loads what counts: those answered before count too. Resolves when the figures can be read, with
   * their port. @throws Error when the port is taken.
   */
  open(): Promise<{ readonly metrics: Metrics; readonly port: number }>
  close(): Promise<void>
}

/** Costs no reader a moment: what counts takes longer to load than the first pages to be served. */
export function createFigures(port: number): Figures {
  const loaded = Promise.withResolvers<Metrics>()
  let closeServer: (() => Promise<void>) | undefined

  return {
    watch(request, response) {
      watchAnswer(request, response, async (answer) => (await loaded.promise).answered(answer))
    },
    async open() {
      const { createMetrics } = await import('./metrics.ts')
      const { serveMetrics } = await import('./serve-metrics.ts')
      const metrics = createMetrics()
      const server = await serveMetrics(metrics, port)
      closeServer = server.close
      loaded.resolve(metrics)
      return { metrics, port: server.port }
    },
    async close() {
      await closeServer?.()
    },
  }
}
