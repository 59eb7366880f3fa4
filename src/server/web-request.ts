import type { IncomingMessage } from 'node:http'
import { readBody } from './read-body.ts'

const MAX_BODY_BYTES = 64 * 1024

/** What a route of the compiled site is called with, or why it can't be. */
export type ReadRequest =
  | { kind: 'ready'; request: Request }
  | { kind: 'refused'; status: number; title: string }

const METHODS = ['GET', 'HEAD', 'POST']

/** Reads a request whole, so that a route gets it as the web platform has it. */
export async function readWebRequest(request: IncomingMessage, url: URL): Promise<ReadRequest> {
  const { method = 'GET' } = request
  if (!METHODS.includes(method)) {
    return { kind: 'refused', status: 405, title: 'The method is not allowed' }
  }
  if (!isDecodable(url.pathname)) {
    return { kind: 'refused', status: 400, title: 'The address is not one' }
  }
  const hasBody = method === 'POST'
  const body = hasBody ? await readBody(request, MAX_BODY_BYTES) : undefined
  if (hasBody && !body) return { kind: 'refused', status: 413, title: 'The request is too large' }
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // A page that names no referrer sends its forms with `Origin: null`. That they come from this very
  // site is then said by the browser alone, in a header that no script can set.
  if (headers.get('origin') === 'null' && headers.get('sec-fetch-site') === 'same-origin') {
    headers.set('origin', url.origin)
  }
  const init = body ? { method, headers, body: new Uint8Array(body) } : { method, headers }
  return { kind: 'ready', request: new Request(url, init) }
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/**
 * The address that a form was sent to, by its Host header: Astro compares it with the Origin header
 * and refuses forms of other sites. Only ever compared, never shown or put in a mail.
 */
export function toFormUrl(request: IncomingMessage, url: URL, siteUrl: string): URL {
  const { host = '' } = request.headers
  const path = url.pathname + url.search
  const site = new URL(path, siteUrl)
  if (site.host === host) return site
  const asked = URL.parse(path, `http://${host}`)
  // No request can be made of an address with a name and password in it, as an odd Host header has.
  return asked && !asked.username && !asked.password ? asked : site
}
