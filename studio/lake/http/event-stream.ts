import type { ServerResponse } from 'node:http'

const KEEPALIVE_MS = 15_000

/** A stream of server-sent events, open until the client leaves or the lake closes. */
export class EventStream {
  readonly #response: ServerResponse

  constructor(response: ServerResponse) {
    this.#response = response
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-cache, no-transform',
      'X-Accel-Buffering': 'no',
    })
    response.write(':\n\n')
    const keepalive = setInterval(() => response.write(':\n\n'), KEEPALIVE_MS)
    keepalive.unref()
    // A client that vanishes in the middle of an event is no fault.
    response.on('error', () => response.destroy())
    response.on('close', () => clearInterval(keepalive))
  }

  send(event: string, body: unknown, id?: string): void {
    const idLine = id === undefined ? '' : `id: ${id}\n`
    this.#response.write(`event: ${event}\n${idLine}data: ${JSON.stringify(body)}\n\n`)
  }

  onClose(callback: () => void): void {
    this.#response.on('close', callback)
  }

  end(): void {
    this.#response.end()
  }
}
