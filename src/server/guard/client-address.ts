import type { IncomingMessage } from 'node:http'
import { isIPv6, SocketAddress } from 'node:net'

/**
 * The network address that a request came from. With proxies of ours in front, the one that the
 * outermost of them saw: whatever stands further left in X-Forwarded-For, anybody can have written.
 * @param proxies how many proxies stand in front; 0 for none
 */
export function clientAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & {
    socket: Pick<IncomingMessage['socket'], 'remoteAddress'>
  },
  proxies: number,
): string {
  const direct = socket.remoteAddress ?? ''
  if (proxies === 0) return toNetwork(direct)
  const forwarded = headers['x-forwarded-for']
  const chain = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)
  return toNetwork(chain.at(-proxies) ?? chain[0] ?? direct)
}

/** A household has a whole /64 of IPv6, so that is what counts as one. */
function toNetwork(address: string): string {
  const bare = address.replace(/^\[|\](?::\d+)?$/g, '').replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped) return mapped
  if (!isIPv6(bare)) return bare.replace(/:\d+$/, '')
  return expand(new SocketAddress({ address: bare, family: 'ipv6' }).address)
    .slice(0, 4)
    .join(':')
}

function expand(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const first = head.split(':').filter(Boolean)
  const last = (tail ?? '').split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - first.length - last.length
  return [...first, ...Array.from({ length: missing }, () => '0'), ...last]
}
