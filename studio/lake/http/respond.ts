import type { IncomingMessage, ServerResponse } from 'node:http'
import { LakeError } from '../lake-error.ts'
import { describeStorageFault, StorageFault } from '../storage/storage-fault.ts'

const LONGEST_DISCARD_MS = 10_000

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
  const refusal = toRefusal(error)
  if (!refusal) console.error('Content Lake: unexpected fault', error)
  if (response.headersSent) {
    response.destroy()
    return
  }
  discardRest(response.req)
  if (refusal)
    sendJson(response, { statusCode: refusal.status, error: refusal.error }, refusal.status)
  else {
    const description = 'The local Content Lake failed; its log says why'
    sendJson(response, { statusCode: 500, error: { description, type: 'internalError' } }, 500)
  }
}

/**
 * Takes what is still arriving and forgets it. To cut the line under a client that is sending would
 * take the answer from it; one that never ends is cut off after a while.
 */
function discardRest(incoming: IncomingMessage): void {
  if (incoming.complete) return
  const giveUp = setTimeout(() => incoming.destroy(), LONGEST_DISCARD_MS)
  giveUp.unref()
  incoming.on('error', () => incoming.destroy())
  incoming.once('close', () => clearTimeout(giveUp))
  incoming.resume()
}

function toRefusal(error: unknown): LakeError | undefined {
  if (error instanceof LakeError) return error
  const fault = describeStorageFault(error)
  if (!(fault instanceof StorageFault)) return undefined
  // With a 5xx the Studio keeps what was typed and tries again; a 4xx would make it drop the edit.
  console.error(`Content Lake: ${fault.message}`)
  return new LakeError(507, 'storageError', fault.message)
}

/** The API's answer for an address it does not have. */
export function sendNotFound(response: ServerResponse, path: string): void {
  const message = `The local Content Lake has no ${path}`
  sendJson(response, { statusCode: 404, error: 'Not Found', message }, 404)
}
