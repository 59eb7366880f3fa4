import type { IncomingMessage, ServerResponse } from 'node:http'
import { isIP } from 'node:net'

/**
 * Who may call: programs and pages of this machine, or whoever reaches it over the network, too. A
 * network caller has to use the machine's number: a name could be one that a foreign web page had
 * pointed here, to read along with the visitor's browser (DNS rebinding).
 */
export type Callers = 'this machine' | 'the network'

/** A name or number with an optional port, and nothing else that an address may have. */
const HOST_PATTERN = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i

/**
 * True when a request may be answered. Binding to the loopback address does not keep a web page out
 * whose own host name was pointed at 127.0.0.1; looking at the names that were used does.
 */
export function mayCall(request: IncomingMessage, callers: Callers): boolean {
  const { host, origin } = request.headers
  if (!HOST_PATTERN.test(host ?? '') || !isAllowedUrl(`http://${host}`, callers)) return false
  return origin === undefined ? !isEmbedded(request) : isAllowedUrl(origin, callers)
}

/** True when a foreign page draws the API into itself, as a script or an image, without asking. */
function isEmbedded({ headers, url = '' }: IncomingMessage): boolean {
  const isForeign = headers['sec-fetch-site'] === 'cross-site'
  return isForeign && headers['sec-fetch-mode'] === 'no-cors' && /^\/v[\dX]/.test(url)
}

function isAllowedUrl(text: string, callers: Callers): boolean {
  if (!URL.canParse(text)) return false
  const { hostname } = new URL(text)
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return true
  if (callers === 'the network') return isIP(hostname.replace(/^\[|\]$/g, '')) !== 0
  return hostname === '127.0.0.1' || hostname === '[::1]'
}

/** Lets the Studio and the site, on ports of their own, call and time the lake. */
export function allowCrossOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  if (origin === undefined) return
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Allow-Credentials', 'true')
  response.setHeader('Access-Control-Expose-Headers', 'Content-Type, ETag, X-Sanity-Shard')
}

/** Answers a preflight. */
export function sendPreflight(request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers': request.headers['access-control-request-headers'] ?? '*',
    'Access-Control-Max-Age': '600',
  })
  response.end()
}
