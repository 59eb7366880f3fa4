import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseEncoding } from '../../../src/server/choose-encoding.ts'
import { chooseRange } from '../../../src/server/choose-range.ts'
import { pathToSegments } from '../../../src/server/find-file.ts'
import { clientAddress } from '../../../src/server/guard/client-address.ts'
import { isForeign } from '../../../src/server/guard/foreign-request.ts'
import { createStamp, readStamp } from '../../../src/server/guard/form-stamp.ts'
import { readFields } from '../../../src/server/guard/read-fields.ts'
import { readPorts } from '../../../src/server/local/ports.ts'
import {
  formatPreviewCookie,
  readPreviewCookie,
} from '../../../src/server/preview/preview-cookie.ts'
import {
  createInvitation,
  createStudioPass,
  parsePerspective,
  previewPerspective,
  readInvitation,
  readPass,
  sealPass,
} from '../../../src/server/preview/preview-pass.ts'
import { readStega } from '../../../src/server/preview/read-stega.ts'
import { readToken, signToken } from '../../../src/server/preview/signed-token.ts'
import { readBody } from '../../../src/server/read-body.ts'
import { readSettings } from '../../../src/server/settings.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 60 })
const word = fc.stringMatching(/^[\w-]{1,20}$/)
const runs = { numRuns: 200 }
const NOW = 1_800_000_000_000

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

describe('what the site signs', () => {
  it('comes back under the same key, and under no other, nor when a sign is changed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), word, word, fc.nat(), (value, key, other, place) => {
        const token = signToken(key, value)
        expect(readToken(key, token)).toEqual(JSON.parse(JSON.stringify(value)))
        if (key !== other) expect(readToken(other, token)).toBeUndefined()
        const at = place % token.length
        const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
        const read = readToken(key, changed)
        // The last sign of base64 has bits that mean nothing.
        if (read !== undefined) expect(read).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      runs,
    )
  })

  it('opens previews until its end, for the use it was made for', () => {
    const perspective = fc.oneof(
      fc.constantFrom<['drafts', 'published']>('drafts', 'published'),
      fc.array(word, { minLength: 1, maxLength: 5 }),
    )
    fc.assert(
      fc.property(perspective, fc.nat({ max: 13 * 3_600_000 }), word, (wanted, later, path) => {
        const pass = createStudioPass(
          { studioOrigin: 'https://studio.example', perspective: wanted },
          NOW,
        )
        const isOver = NOW + later >= pass.expiresAt
        const settings = { key: 'key', isSecure: true }
        const sealed = sealPass('key', pass)
        expect(readPass('key', sealed, NOW + later)).toEqual(isOver ? undefined : pass)
        expect(readInvitation('key', sealed, NOW)).toBeUndefined()
        const [set = ''] = formatPreviewCookie(pass, NOW, settings).split(';')
        const header = `other=1; ${set}; attune-preview=${sealed}`
        expect(readPreviewCookie(header, NOW + later, settings)).toEqual(isOver ? undefined : pass)
        const invitation = createInvitation(`/${path}/`, NOW)
        expect(readInvitation('key', sealPass('key', invitation), NOW)).toEqual(invitation)
        expect(readPass('key', sealPass('key', invitation), NOW)).toBeUndefined()
      }),
      runs,
    )
  })

  it('tells how long a form was open, up to twelve hours', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000, max: 13 * 3_600_000 }), (age) => {
        const read = readStamp('key', createStamp('key', NOW), NOW + age)
        const isTaken = age >= 0 && age <= 12 * 3_600_000
        expect(read?.ageMs).toBe(isTaken ? age : undefined)
      }),
      runs,
    )
  })

  it('shows drafts for anything that names nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(text, ascii, fc.constantFrom('raw', 'published', 'a,b')), (asked) => {
        const read = parsePerspective(asked)
        expect(previewPerspective.safeParse(read).success).toBe(true)
        expect(read).not.toBe('raw')
      }),
      runs,
    )
  })
})

describe('what is read of bodies and unseen marks', () => {
  it('is the fields of a form or of JSON, and never a failure', async () => {
    const field = { email: text, website: text, stamp: text }
    await fc.assert(
      fc.asyncProperty(fc.record(field), async ({ email, website, stamp }) => {
        const plain = { method: 'POST', body: new URLSearchParams({ email, website, stamp }) }
        const read = await readFields(new Request('http://localhost/', plain))
        expect(read).toMatchObject({ email, website, stamp, isForm: true })
        const headers = { 'content-type': 'application/json' }
        const body = JSON.stringify({ email, website })
        const json = new Request('http://localhost/', { method: 'POST', headers, body })
        expect(await readFields(json)).toMatchObject({ email, website, isForm: false })
        expect(await json.text()).toBe(body)
      }),
      runs,
    )
    const type = fc.constantFrom('application/json', 'multipart/form-data; boundary=x', 'x/y', '')
    await fc.assert(
      fc.asyncProperty(type, fc.oneof(ascii, fc.json()), async (contentType, body) => {
        const headers = { 'content-type': contentType }
        const request = new Request('http://localhost/', { method: 'POST', headers, body })
        const { email, website, stamp } = await readFields(request)
        for (const value of [email, website, stamp]) expect(typeof value).toBe('string')
      }),
      runs,
    )
  })

  it('is a whole body, or none of one that is too large', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 6 }),
        fc.nat({ max: 120 }),
        async (chunks, most) => {
          const whole = Buffer.concat(chunks)
          const body = await readBody(Readable.from(chunks), most)
          expect(body).toEqual(whole.length > most ? undefined : whole)
        },
      ),
      runs,
    )
  })

  it('is an address in the unseen signs of a text, or nothing', () => {
    const digits = '\u200b\u200c\u200d\ufeff'
    const start = digits.charAt(0).repeat(4)
    const write = (message: string) =>
      [...Buffer.from(message)]
        .flatMap((byte) => [6, 4, 2, 0].map((shift) => digits.charAt((byte >> shift) & 3)))
        .join('')
    fc.assert(
      fc.property(fc.oneof(fc.json(), text), text, (message, around) => {
        expect(readStega(`${around}${start}${write(message)}`)).toBeUndefined()
      }),
      runs,
    )
    fc.assert(
      fc.property(word, text, (id, around) => {
        const href = `https://studio.example/intent/edit?id=${id}&type=approach&path=title`
        const marked = `${around}${start}${write(JSON.stringify({ href }))}`
        expect(readStega(marked)).toContain(`id=${id}`)
        expect(readStega(marked)).toContain('type=approach')
      }),
      runs,
    )
  })
})

describe('the environment', () => {
  const secret = fc.stringMatching(/^[\w@:/-]{8,30}$/).map((value) => `geheim-${value}`)

  it('is taken whole or refused with one sentence, which repeats no value', () => {
    const names = [
      ...['PORT', 'SITE_URL', 'STUDIO_URL', 'DATABASE_URL', 'DATABASE_ENCRYPTION_KEYS'],
      ...['SMTP_URL', 'MAIL_FROM', 'STAFF_EMAILS', 'PREVIEW_SECRET', 'TRUST_PROXY', 'LOG_LEVEL'],
    ]
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), secret), (variables) => {
        try {
          const { port, siteUrl } = readSettings(variables)
          expect(port).toBe(4321)
          expect(URL.canParse(siteUrl)).toBe(true)
        } catch (error) {
          if (!(error instanceof Error)) throw error
          expect(error.message).toMatch(/^The environment is not right\. [A-Z_]+: /)
          expect(error.message).not.toContain('geheim')
        }
      }),
      runs,
    )
  })

  it('gives ports that are ports, or names the variable', () => {
    fc.assert(
      fc.property(fc.oneof(ascii, fc.integer({ min: -10, max: 70_000 }).map(String)), (value) => {
        try {
          const { site } = readPorts({ PORT: value })
          expect(site.port).toBe(value === '' ? 4321 : Number(value))
          expect(site.port).toBeGreaterThanOrEqual(1)
          expect(site.port).toBeLessThanOrEqual(65_535)
        } catch (error) {
          if (!(error instanceof Error)) throw error
          expect(error.message).toMatch(/^PORT must be a port number/)
        }
      }),
      runs,
    )
  })
})
