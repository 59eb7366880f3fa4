import type { IncomingMessage, ServerResponse } from 'node:http'
import type { CompiledSite } from '../publishing/compile-site.ts'
import type { Seats } from '../reservations/seats.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

const METHODS = ['GET', 'HEAD', 'POST']
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

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
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
    const { method = 'GET' } = request
    if (!METHODS.includes(method)) return answerProblem(response, 405, 'The method is not allowed')
    if (!isDecodable(url.pathname)) return answerProblem(response, 400, 'The address is not one')
    const hasBody = method === 'POST'
    const body = hasBody ? await readBody(request) : undefined
    if (hasBody && !body) return answerProblem(response, 413, 'The request is too large')
    const headers = new Headers()
    for (const [name, value] of Object.entries(request.headers)) {
      if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
    }
    const answer = await site.render(
      new Request(url, {
        method,
        headers,
        ...(body ? { body: new Uint8Array(body) } : {}),
      }),
      { locals: { seats }, clientAddress: request.socket.remoteAddress ?? '' },
    )
    // No route has answered: the site's own page for that would be no answer to a program.
    if (
      answer.headers.get('content-type')?.startsWith('text/html') ||
      (!answer.body && method !== 'HEAD')
    ) {
      return answerProblem(
        response,
        answer.status === 200 ? 404 : answer.status,
        'There is nothing here',
      )
    }
    response.writeHead(answer.status, {
      ...SECURITY_HEADERS,
      'cache-control': 'no-store',
      ...Object.fromEntries(answer.headers),
    })
    response.end(Buffer.from(await answer.arrayBuffer()))
  }
}
