import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseEncoding } from '../../../src/server/choose-encoding.ts'
import { chooseRange } from '../../../src/server/choose-range.ts'
import { pathToSegments } from '../../../src/server/find-file.ts'
import { clientAddress } from '../../../src/server/guard/client-address.ts'
import { isForeign } from '../../../src/server/guard/foreign-request.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('parsers, held to a second reading of the same', () => {
  it('choose the coding of the greatest weight, never one that is refused', () => {
    const codings = ['br', 'zstd', 'gzip'] as const
    const weights = fc.record({
      br: fc.option(fc.nat({ max: 10 })),
      zstd: fc.option(fc.nat({ max: 10 })),
      gzip: fc.option(fc.nat({ max: 10 })),
    })
    fc.assert(
      fc.property(weights, fc.subarray([...codings]), fc.boolean(), (accepted, held, isSpaced) => {
        const header = codings
          .filter((coding) => accepted[coding] !== null)
          .map((coding) => `${coding}${isSpaced ? ' ; ' : ';'}q=${(accepted[coding] ?? 0) / 10}`)
          .join(isSpaced ? ' , ' : ',')
        const chosen = chooseEncoding(header, [...held, 'identity'])
        const weigh = (coding: (typeof codings)[number]) => accepted[coding] ?? 0
        const best = Math.max(0, ...held.map(weigh))
        if (chosen === 'identity') expect(best).toBe(0)
        else {
          expect(held).toContain(chosen)
          expect(weigh(chosen)).toBe(best)
        }
      }),
      runs,
    )
  })

  it('cut from a file what the header says', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.nat({ max: 600 }),
        fc.nat({ max: 600 }),
        (length, a, b) => {
          const bytes = Array.from({ length }, (_, index) => index)
          const [from, to] = a < b ? [a, b] : [b, a]
          const cut = (header: string) => {
            const range = chooseRange(header, length)
            if (range === undefined || range === 'unsatisfiable') return range
            return bytes.slice(range.first, range.last + 1)
          }
          const isOutside = from >= length
          expect(cut(`bytes=${from}-${to}`)).toEqual(
            isOutside ? 'unsatisfiable' : bytes.slice(from, to + 1),
          )
          expect(cut(`bytes=${from}-`)).toEqual(isOutside ? 'unsatisfiable' : bytes.slice(from))
          expect(cut(`bytes=-${to}`)).toEqual(to === 0 ? 'unsatisfiable' : bytes.slice(-to))
        },
      ),
      runs,
    )
  })

  it('believe the proxies that are ours and nobody left of them, and take a /64 for one', () => {
    const ip = fc.oneof(fc.ipV4(), fc.ipV6())
    const addressOf = (forwarded: readonly string[], proxies: number, remoteAddress = '::1') =>
      clientAddress(
        { socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded.join(', ') } },
        proxies,
      )
    fc.assert(
      fc.property(fc.array(text), ip, fc.array(ip, { maxLength: 2 }), (claimed, seen, ours) => {
        const isClean = claimed.every((part) => !part.includes(','))
        fc.pre(isClean)
        const proxies = ours.length + 1
        const expected = addressOf([seen], 1)
        expect(addressOf([...claimed, seen, ...ours], proxies)).toBe(expected)
        expect(addressOf([...claimed, seen], 0, seen)).toBe(expected)
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 0xffff }), { minLength: 8, maxLength: 8 }), (parts) => {
        const write = (numbers: readonly number[]) => numbers.map((n) => n.toString(16)).join(':')
        const network = parts.slice(0, 4)
        fc.pre(network.some((part) => part !== 0))
        expect(addressOf([write(parts)], 1)).toBe(addressOf([write([...network, 1, 2, 3, 4])], 1))
        const [first = 0, ...others] = parts
        const neighbor = write([first ^ 1, ...others])
        expect(addressOf([write(parts)], 1)).not.toBe(addressOf([neighbor], 1))
      }),
      runs,
    )
  })

  it('take a request for another site’s unless browser or address say that it is ours', () => {
    const site = 'https://attune.example'
    const from = fc.constantFrom(undefined, 'same-origin', 'same-site', 'cross-site', 'none')
    const origin = fc.oneof(
      fc.constantFrom(
        undefined,
        'null',
        site,
        'http://attune.example',
        'https://attune.example.evil',
      ),
      fc.stringMatching(/^[a-z]{1,10}$/).map((name) => `https://${name}.example`),
      ascii,
    )
    fc.assert(
      fc.property(from, origin, (fetchSite, sent) => {
        const headers = {
          host: 'attune.example',
          ...(fetchSite ? { 'sec-fetch-site': fetchSite } : {}),
          ...(sent === undefined ? {} : { origin: sent }),
        }
        const isOwnWord =
          fetchSite === undefined || fetchSite === 'same-origin' || fetchSite === 'none'
        const isOwnOrigin =
          sent === undefined ||
          (sent === 'null'
            ? fetchSite === 'same-origin'
            : URL.parse(sent)?.host === 'attune.example')
        expect(isForeign({ headers }, site)).toBe(!(isOwnWord && isOwnOrigin))
      }),
      runs,
    )
  })

  it('read a path part by part as it was written', () => {
    const segment = text.filter(
      (part) => part !== '' && !/^\.|[\\/\0]/.test(part) && part.isWellFormed(),
    )
    fc.assert(
      fc.property(fc.array(segment, { minLength: 1, maxLength: 5 }), (segments) => {
        const path = `/${segments.map(encodeURIComponent).join('/')}`
        expect(pathToSegments(path)).toEqual(segments)
      }),
      runs,
    )
  })
})
