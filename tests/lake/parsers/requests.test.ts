import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { resolve } from 'node:path'
import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatAttachment } from '../../../studio/lake/assets/asset-routes.ts'
import { lakeAddress } from '../../../studio/lake/cli/lake-address.ts'
import { pathIds } from '../../../studio/lake/http/lake-request.ts'
import { mayCall } from '../../../studio/lake/http/local-callers.ts'
import { readJsonLines } from '../../../studio/lake/http/read-json-lines.ts'
import { matchRoute, type Route } from '../../../studio/lake/http/router.ts'
import { LakeError } from '../../../studio/lake/lake-error.ts'
import { lastEventId } from '../../../studio/lake/listen/live-routes.ts'
import { readQueryParams } from '../../../studio/lake/query/query-routes.ts'
import { LakeSettingsInvalid, readLakeSettings } from '../../../studio/lake/settings.ts'
import { ascii, runs, text, word } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

const wellFormed = text.filter((candidate) => candidate.isWellFormed())

function requestWith(headers: { [name: string]: string }, url = '/v1/ping'): IncomingMessage {
  const incoming = new IncomingMessage(new Socket())
  Object.assign(incoming.headers, headers)
  incoming.url = url
  return incoming
}

describe('the path of a request', () => {
  const routes: Route[] = [
    { method: 'GET', pattern: '/data/doc/:dataset/:ids', handle: () => undefined },
    { method: 'GET', pattern: '/journey/*rest', handle: () => undefined },
    { method: 'POST', pattern: '/data/doc/:dataset/:ids', handle: () => undefined },
  ]

  it('gives its parts back as they were before they were written into it', () => {
    const segment = wellFormed.filter((candidate) => candidate !== '')
    fc.assert(
      fc.property(
        segment,
        fc.array(word, { minLength: 1 }),
        fc.array(segment),
        (name, ids, rest) => {
          const path = `/data/doc/${encodeURIComponent(name)}/${encodeURIComponent(ids.join(','))}`
          const match = matchRoute(routes, 'HEAD', path)
          expect(match?.params).toEqual({ dataset: name, ids: ids.join(',') })
          expect(match?.handle).toBe(routes[0]?.handle)
          const request = { url: new URL('http://x'), apiVersion: 'X', incoming: requestWith({}) }
          expect(pathIds({ ...request, params: match?.params ?? {} }, 'ids')).toEqual(ids)
          const journey = `/journey/${rest.map(encodeURIComponent).join('/')}`
          expect(matchRoute(routes, 'GET', journey)?.params).toEqual({ rest: rest.join('/') })
          expect(matchRoute(routes, 'PUT', path)).toBeUndefined()
          expect(matchRoute(routes, 'GET', `${path}/more`)).toBeUndefined()
        },
      ),
      runs,
    )
  })

  it('that is none leads nowhere', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, text), (candidate) => {
        const match = matchRoute(routes, 'GET', candidate)
        if (match) expect(candidate).toMatch(/^[^/]*\/(?:journey\/|data\/doc\/[^/]+\/[^/]+$)/)
      }),
      { numRuns: 400 },
    )
  })
})

describe('who calls', () => {
  const host = fc.oneof(
    fc.constantFrom('localhost', '127.0.0.1', '[::1]', 'a.b.localhost', 'LOCALHOST'),
    fc.constantFrom('localhost.evil.example', '127.0.0.1.evil.example', 'evil@localhost', '[::2]'),
    fc.domain(),
    fc.ipV4(),
    ascii,
  )
  const port = fc.option(fc.nat({ max: 65_535 }), { nil: undefined })

  it('is let in by names of this machine alone, in Host and in Origin', () => {
    const isOwn = (name: string) =>
      /^(?:[\w.-]+\.)?localhost$|^127\.0\.0\.1$|^\[::1\]$/i.test(name) &&
      URL.canParse(`http://${name}`)
    fc.assert(
      fc.property(host, port, fc.option(host), (name, at, origin) => {
        const headers = {
          host: at === undefined ? name : `${name}:${at}`,
          ...(origin === null ? {} : { origin: `https://${origin}` }),
        }
        const isLetIn = mayCall(requestWith(headers), 'this machine')
        if (isOwn(name) && (origin === null || isOwn(origin))) expect(isLetIn).toBe(true)
        // Another spelling of the same number is the same address.
        const hostOf = (address: string) => URL.parse(address)?.hostname ?? ''
        const isOther = [`http://${headers.host}`, `https://${origin ?? 'localhost'}`].some(
          (address) => !isOwn(hostOf(address)),
        )
        if (isOther) expect(isLetIn).toBe(false)
      }),
      { numRuns: 400 },
    )
  })
})

describe('parameters of a query', () => {
  it('come back from an address as they were written into it, whatever their names', () => {
    const name = fc.oneof(word, fc.constantFrom('__proto__', 'constructor', 'toString'))
    const value = fc
      .jsonValue({ maxDepth: 3 })
      .map((candidate) => JSON.parse(JSON.stringify(candidate)))
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, value), { selector: ([own]) => own }), (given) => {
        const search = new URLSearchParams({ query: '*' })
        for (const [own, one] of given) search.set(`$${own}`, JSON.stringify(one))
        const read = readQueryParams(new URLSearchParams(search.toString()))
        expect(new Map(Object.entries(read))).toEqual(new Map(given))
        expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.oneof(ascii, fc.json()), (candidate) => {
        const read = orRefusal(() => readQueryParams(new URLSearchParams({ $p: candidate })))
        if (read) expect(read).toEqual({ p: JSON.parse(candidate) })
        else expect(() => JSON.parse(candidate)).toThrow()
      }),
      runs,
    )
  })
})

describe('the id of the last event', () => {
  it('is one line, from the header before the address, or none', () => {
    const anyId = fc.oneof(
      text,
      ascii,
      word,
      fc.tuple(word, word).map((parts) => parts.join('#')),
    )
    fc.assert(
      fc.property(fc.option(anyId), fc.option(anyId), (header, parameter) => {
        const url = new URL('http://localhost/')
        if (parameter !== null) url.searchParams.set('lastEventId', parameter)
        const request = requestWith(header === null ? {} : { 'last-event-id': header })
        const read = lastEventId(request, url)
        const given = header || parameter || undefined
        expect([given, undefined]).toContain(read)
        if (given !== undefined && /^[!-~]+$/.test(given)) expect(read).toBe(given)
        if (read !== undefined) expect(read).toMatch(/^[!-~]+$/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('lines of JSON', () => {
  /** A request whose body arrives in pieces cut at these places. */
  function requestOf(body: Buffer, cuts: readonly number[]) {
    const places = [0, ...cuts.map((cut) => cut % (body.length + 1)), body.length].toSorted(
      (a, b) => a - b,
    )
    const chunks = places.slice(1).map((place, at) => body.subarray(places[at], place))
    const incoming = requestWith({})
    incoming.iterator = () => Readable.from(chunks)[Symbol.asyncIterator]()
    return { url: new URL('http://x'), params: {}, apiVersion: 'X', incoming }
  }

  it('are the values that were written, wherever the network cuts them', async () => {
    const lines = fc.array(fc.oneof(fc.json(), fc.constantFrom('', '  ', '"é😀"')))
    await fc.assert(
      fc.asyncProperty(lines, fc.array(fc.nat()), fc.boolean(), async (written, cuts, isEnded) => {
        const body = Buffer.from(written.join('\n') + (isEnded ? '\n' : ''))
        const values = await readJsonLines(requestOf(body, cuts))
        const wanted = written.filter((line) => line.trim() !== '').map((line) => JSON.parse(line))
        expect(values).toEqual(wanted)
      }),
      runs,
    )
  })

  it('take no longer to read for coming in thousands of pieces', async () => {
    const body = Buffer.from(JSON.stringify('a'.repeat(12_000_000)))
    const cuts = Array.from({ length: 12_000 }, (_, at) => at * 1000)
    const started = performance.now()
    expect(await readJsonLines(requestOf(body, cuts))).toHaveLength(1)
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('are refused by the number of the first that is none', async () => {
    const broken = fc.constantFrom('{', 'nope', '[1', '"', '['.repeat(500) + ']'.repeat(500))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.json()),
        broken,
        fc.array(fc.nat()),
        async (before, line, cuts) => {
          const body = Buffer.from([...before, line, 'also not'].join('\n'))
          const refusal = await readJsonLines(requestOf(body, cuts)).catch(
            (error: unknown) => error,
          )
          expect(refusal).toBeInstanceOf(LakeError)
          expect(String(refusal)).toContain(`Line ${before.length + 1} of the request body`)
        },
      ),
      runs,
    )
  })
})

describe('the name under which a browser saves a file', () => {
  it('comes back from the header as RFC 8187 has it read', () => {
    fc.assert(
      fc.property(fc.oneof(text, ascii, fc.constantFrom("it's (1)*.jpg", '"; x=y')), (name) => {
        const header = formatAttachment(name)
        const [, value = ''] =
          /^attachment; filename\*=UTF-8''([\w!#$&+.^`|~%-]*)$/.exec(header) ?? []
        expect(decodeURIComponent(value)).toBe(name.toWellFormed())
      }),
      runs,
    )
  })
})

describe('settings of the lake', () => {
  it('are taken whole or refused with what to do, and empty ones count as left out', () => {
    const value = fc.oneof(
      ascii,
      fc.constantFrom('', '0', '3900', '65535', '65536', '1e3', '-1', ' 1'),
    )
    const host = fc.constantFrom(
      '',
      'localhost',
      '127.0.0.1',
      '127.9.9.9',
      '::1',
      '0.0.0.0',
      'x.example',
    )
    fc.assert(
      fc.property(value, host, fc.boolean(), (port, name, isMeant) => {
        const environment = { LAKE_PORT: port, LAKE_HOST: name, DATA_DIR: '' }
        const flags = isMeant ? ['--let-everyone-in'] : []
        const isPort = /^(?:\d{1,5})?$/.test(port) && Number(port) <= 65_535
        const isOpen = name === '0.0.0.0' || name === 'x.example'
        try {
          const settings = readLakeSettings(environment, flags, '/srv/attune')
          expect(settings.port).toBe(port === '' ? 3900 : Number(port))
          expect(settings.folder).toBe(resolve('/srv/attune/.data'))
          expect(settings.host).toBe(name || 'localhost')
          expect(settings.danger !== undefined).toBe(isOpen)
          expect(isPort && (!isOpen || isMeant)).toBe(true)
        } catch (error) {
          if (!(error instanceof LakeSettingsInvalid)) throw error
          expect(isPort && (!isOpen || isMeant)).toBe(false)
          expect(error.message).toMatch(isPort ? /--let-everyone-in/ : /^LAKE_PORT must be/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('lead the command line to where the lake answers, without a slash at the end', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 65_535 }),
        fc.option(fc.stringMatching(/^https?:\/\/[a-z]{1,9}\.example\/[\w/]{0,9}$/)),
        fc.nat({ max: 3 }),
        (port, url, slashes) => {
          const address = lakeAddress({
            LAKE_PORT: String(port || ''),
            LAKE_URL: url === null ? '' : url + '/'.repeat(slashes),
          })
          expect(address).toBe(url?.replace(/\/+$/, '') ?? `http://localhost:${port || 3900}`)
        },
      ),
      runs,
    )
  })
})
