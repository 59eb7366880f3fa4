import type { IncomingMessage, ServerResponse } from 'node:http'
import { type RequestKind, requestKind } from './request-kind.ts'

/** A request that was answered. Names no person, address or path. */
export interface Answered {
  readonly kind: RequestKind
  /** The class of the answer: "2xx". */
  readonly status: string
  readonly seconds: number
}

/** Tells, once the request has been answered, what was asked for and how long it took. */
export function watchAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  onAnswered: (answered: Answered) => void,
): void {
  const begun = performance.now()
  const kind = requestKind(request.url)
  response.once('finish', () => {
    const status = `${Math.floor(response.statusCode / 100)}xx`
    onAnswered({ kind, status, seconds: (performance.now() - begun) / 1_000 })
  })
}
