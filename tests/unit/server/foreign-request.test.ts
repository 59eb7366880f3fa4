import { describe, expect, it } from 'vitest'
import { isForeign } from '../../../src/server/guard/foreign-request.ts'

const SITE = 'https://attune.example'
const host = 'attune.example'

describe('a request that changes something', () => {
  it.each([
    ['same-origin', SITE],
    ['same-origin', 'null'],
    ['none', SITE],
    [undefined, SITE],
    [undefined, undefined],
  ])('is taken from this site, and from what is no browser (%s, %s)', (site, origin) => {
    const headers = {
      host,
      ...(origin ? { origin } : {}),
      ...(site ? { 'sec-fetch-site': site } : {}),
    }
    expect(isForeign({ headers }, SITE)).toBe(false)
  })

  it.each([
    ['cross-site', undefined],
    ['cross-site', SITE],
    ['same-site', undefined],
    ['made-up', undefined],
    [undefined, 'https://elsewhere.example'],
    [undefined, 'https://attune.example.elsewhere.example'],
    [undefined, 'null'],
    [undefined, 'no address'],
    ['none', 'https://elsewhere.example'],
  ])('is refused when another site may have sent it (%s, %s)', (site, origin) => {
    const headers = {
      host,
      ...(origin ? { origin } : {}),
      ...(site ? { 'sec-fetch-site': site } : {}),
    }
    expect(isForeign({ headers }, SITE)).toBe(true)
  })
})
