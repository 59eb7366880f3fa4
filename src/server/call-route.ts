import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompiledSite } from '../publishing/compile-site.ts'
import type { Seats } from '../reservations/seats.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const MAX_BODY_BYTES = 64 * 1024

async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MAX_BODY_BYTES) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}

function answerProblem(response: ServerResponse, status: number, title: string) {
  response
    .writeHead(status, {
      ...SECURITY_HEADERS,
      'content-type': 'application/problem+json',
      'cache-control': 'no-store',
      connection: 'close',
    })
    .end(JSON.stringify({ type: 'about:blank', title, status }))
}

/** Answers API requests with the compiled site's own routes. */
export function createRouteCaller(site: CompiledSite, seats: Seats) {
  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD'
    const body = hasBody ? await readBody(request) : undefined
    if (hasBody && !body) return answerProblem(response, 413, 'The request is too large')
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answer = await site.render(
      new Request(url, {
        method: request.method ?? 'GET',
        headers,
        ...(body ? { body: new Uint8Array(body) } : {}),
      }),
      { locals: { seats }, clientAddress: request.socket.remoteAddress ?? '' },
    )
    response.writeHead(answer.status, {
      ...SECURITY_HEADERS,
      'cache-control': 'no-store',
      ...Object.fromEntries(answer.headers),
    })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }
}
