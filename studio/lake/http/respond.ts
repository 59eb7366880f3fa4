import type { ServerResponse } from 'node:http'
import { LakeError } from '../lake-error.ts'

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  const bytes = Buffer.from(JSON.stringify(body))
  response.writeHead(status, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': bytes.length,
    'Cache-Control': 'no-store',
  })
  response.end(bytes)
}

/** Sends one JSON value a line. */
export function sendJsonLines(response: ServerResponse, rows: Iterable<unknown>): void {
  response.writeHead(200, {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  for (const row of rows) response.write(`${JSON.stringify(row)}\n`)
  response.end()
}

/** Answers a failure in the shape of Sanity's API; faults are logged and tell nothing. */
export function sendError(response: ServerResponse, error: unknown): void {
  const known = error instanceof LakeError
  if (!known) console.error('Content Lake: unexpected fault', error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  // Part of the body may be unread, so the connection cannot serve another request.
  if (known && error.status === 413) response.setHeader('Connection', 'close')
  if (known) sendJson(response, { statusCode: error.status, error: error.error }, error.status)
  else {
    const description = 'The local Content Lake failed; its log says why'
    sendJson(response, { statusCode: 500, error: { description, type: 'internalError' } }, 500)
  }
}

/** The API's answer for an address it does not have. */
export function sendNotFound(response: ServerResponse, path: string): void {
  const message = `The local Content Lake has no ${path}`
  sendJson(response, { statusCode: 404, error: 'Not Found', message }, 404)
}
