import { describe, expect, it } from 'vitest'
import { chooseEncoding, type Encoding } from '../../../src/server/choose-encoding.ts'

const ALL: Encoding[] = ['identity', 'br', 'zstd', 'gzip']

describe('the coding of an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip, zstd', 'zstd'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0.2, gzip;q=0.9', 'gzip'],
    ['BR', 'br'],
    ['*', 'br'],
    ['*;q=0, gzip', 'gzip'],
    ['identity;q=1, br;q=0.5', 'identity'],
    ['deflate', 'identity'],
    ['br;q=nonsense, gzip', 'gzip'],
    ['', 'identity'],
    [undefined, 'identity'],
    ['identity;q=0', 'identity'],
    ['brotli, xbr', 'identity'],
  ])('for %j is %s', (accepted, expected) => {
    expect(chooseEncoding(accepted, ALL)).toBe(expected)
  })

  it('is one that the file is kept in', () => {
    expect(chooseEncoding('br, gzip', ['identity'])).toBe('identity')
  })
})
