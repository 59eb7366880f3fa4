import type { IncomingMessage, ServerResponse } from 'node:http'

/**
 * True when the request was addressed to this machine by name. Binding to the loopback address
 * does not keep a web page out whose own host name was pointed at 127.0.0.1; this does.
 */
export function isForThisMachine(request: IncomingMessage): boolean {
  return isLocalUrl(`http://${request.headers.host ?? ''}`)
}

/** True unless a web page from another machine sent the request. */
export function isFromThisMachine(request: IncomingMessage): boolean {
  const { origin } = request.headers
  return origin === undefined || isLocalUrl(origin)
}

function isLocalUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { hostname } = new URL(text)
  return (
    hostname === 'localhost' ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]' ||
    hostname.endsWith('.localhost')
  )
}

/** Lets the Studio and the site, on ports of their own, call and time the lake. */
export function allowCrossOrigin(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  response.setHeader('Vary', 'Origin')
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin')
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
