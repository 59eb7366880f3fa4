import { describe, expect, it } from 'vitest'
import { clientAddress } from '../../../src/server/guard/client-address.ts'

const from = (remoteAddress: string, forwarded: string | undefined, proxies: number) =>
  clientAddress(
    { socket: { remoteAddress }, headers: forwarded ? { 'x-forwarded-for': forwarded } : {} },
    proxies,
  )

describe('the address that tries are counted under', () => {
  it('is that of the connection, whatever a header claims, unless a proxy is trusted', () => {
    expect(from('203.0.113.7', '198.51.100.1', 0)).toBe('203.0.113.7')
  })

  it('is the one that the outermost trusted proxy saw, whatever stands further left', () => {
    expect(from('10.0.0.1', '192.0.2.66, 203.0.113.7', 1)).toBe('203.0.113.7')
    expect(from('10.0.0.1', '192.0.2.66, 203.0.113.7, 10.0.0.2', 2)).toBe('203.0.113.7')
  })

  it('is the proxy’s own when it names none, and the leftmost when too few are named', () => {
    expect(from('10.0.0.1', undefined, 1)).toBe('10.0.0.1')
    expect(from('10.0.0.1', '203.0.113.7', 3)).toBe('203.0.113.7')
  })

  it.each([
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::9', '2001:db8:0:0'],
    ['[2001:db8:1:2::9]:4321', '2001:db8:1:2'],
    ['203.0.113.7:4321', '203.0.113.7'],
  ])('takes %s for %s: a household has a whole network of IPv6', (address, network) => {
    expect(from('10.0.0.1', address, 1)).toBe(network)
  })
})
