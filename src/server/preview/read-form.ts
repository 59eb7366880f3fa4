import type { IncomingMessage } from 'node:http'
import { readBody } from '../read-body.ts'

const MAX_BYTES = 8 * 1024

/** The fields of a posted form; undefined when it is larger than any form of ours. */
export async function readForm(request: IncomingMessage): Promise<URLSearchParams | undefined> {
  const body = await readBody(request, MAX_BYTES)
  return body && new URLSearchParams(body.toString('utf8'))
}
