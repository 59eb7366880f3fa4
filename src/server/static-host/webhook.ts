import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isValidSignature, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import { readBody } from '../read-body.ts'
import type { Rebuilder } from './rebuilder.ts'

/** More than any projection of ours holds. */
const MAX_BODY_BYTES = 256 * 1024

function answer(response: ServerResponse, status: number, content: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(content))
}

/**
 * Answers Sanity's webhook: POST with a signature made with the secret asks for a build, which goes
 * on after the answer. `/healthz` tells how the last one went.
 */
export function createWebhook(secret: string, rebuilder: Rebuilder): RequestListener {
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const body = (await readBody(request, MAX_BODY_BYTES))?.toString('utf8')
    if (body === undefined) return answer(response, 413, { error: 'The body is too large' })
    const signature = String(request.headers[SIGNATURE_HEADER_NAME] ?? '')
    if (!signature || !(await isValidSignature(body, signature, secret))) {
      return answer(response, 401, { error: 'The signature is not one made with our secret' })
    }
    rebuilder.ask()
    return answer(response, 202, { status: 'building' })
  }
  return (request, response) => {
    if (request.method === 'GET' && request.url === '/healthz') {
      const { failure, builtAt } = rebuilder.state()
      answer(response, failure ? 503 : 200, { builtAt: builtAt?.toISOString(), failure })
      return
    }
    if (request.method !== 'POST') {
      response.writeHead(405, { allow: 'POST' }).end()
      return
    }
    receive(request, response).catch(() => {
      if (!response.headersSent) answer(response, 400, { error: 'The request could not be read' })
    })
  }
}
