import type { IncomingMessage } from 'node:http'

/**
 * Whether another site's page made the browser send this. A browser says where a request comes from
 * in headers that no script can set; what says nothing is no browser, and carries nobody's cookies.
 */
export function isForeign({ headers }: Pick<IncomingMessage, 'headers'>, siteUrl: string): boolean {
  const { origin, host } = headers
  const from = headers['sec-fetch-site']
  if (from !== undefined && from !== 'same-origin' && from !== 'none') return true
  if (origin === undefined) return false
  // A page that names no referrer sends its own forms with `Origin: null`.
  if (origin === 'null') return from !== 'same-origin'
  if (origin === new URL(siteUrl).origin) return false
  return URL.parse(origin)?.host !== host
}
