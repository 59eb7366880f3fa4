import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readReserveRequest } from '../../../src/reservations/read-reserve-request.ts'
import { readToken as readLinkToken } from '../../../src/reservations/tokens.ts'
import { chooseEncoding } from '../../../src/server/choose-encoding.ts'
import { chooseRange } from '../../../src/server/choose-range.ts'
import { pathToSegments } from '../../../src/server/find-file.ts'
import { clientAddress } from '../../../src/server/guard/client-address.ts'
import { readStamp } from '../../../src/server/guard/form-stamp.ts'
import { readProof } from '../../../src/server/guard/proof-of-work.ts'
import { readToken } from '../../../src/server/preview/signed-token.ts'
import { toSitePath } from '../../../src/server/preview/site-path.ts'
import { anyCodePoint } from '../../fixtures/arbitrary-texts.ts'

const FORMS = ['identity', 'br', 'gzip', 'zstd'] as const
const text = fc.string({ unit: anyCodePoint, maxLength: 300 })
const pathLike = fc
  .array(
    fc.constantFrom(
      '/',
      '\\',
      '..',
      '.',
      '%2e',
      '%2f',
      '%5c',
      '%00',
      '%',
      'a',
      '?',
      '#',
      '@',
      ':',
      '\t',
      'é',
    ),
    { maxLength: 12 },
  )
  .map((parts) => `/${parts.join('')}`)

describe('whatever is given to them, parsers of what strangers send', () => {
  it('lead to a path of this site, and to no other origin', () => {
    fc.assert(
      fc.property(fc.oneof(text, pathLike), (target) => {
        const path = toSitePath(target)
        expect(new URL(path, 'https://attune.example').origin).toBe('https://attune.example')
        expect(path).toMatch(/^\/(?![/\\])/)
      }),
    )
  })

  it('lead to nothing outside the published folder', () => {
    fc.assert(
      fc.property(fc.oneof(text, pathLike), (path) => {
        for (const segment of pathToSegments(path) ?? []) {
          expect(segment).not.toMatch(/^\.|[\\/\0]/)
        }
      }),
    )
  })

  it('take no token, stamp or proof that was not made here', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (token) => {
        expect(readToken('key', token)).toBeUndefined()
        expect(readStamp('key', token, 0)).toBeUndefined()
        expect(await readProof('key', token, 0)).toBeUndefined()
        const made = Buffer.from(JSON.stringify({ challenge: token })).toString('base64')
        expect(await readProof('key', made, 0)).toBeUndefined()
        const hash = readLinkToken(token)
        expect(hash === undefined || /^[0-9a-f]{64}$/.test(hash)).toBe(true)
      }),
    )
  })

  it('read a network address from any header', () => {
    fc.assert(
      fc.property(text, fc.nat({ max: 3 }), (forwarded, proxies) => {
        const request = {
          socket: { remoteAddress: '::1' },
          headers: { 'x-forwarded-for': forwarded },
        }
        expect(typeof clientAddress(request, proxies)).toBe('string')
      }),
    )
  })

  it('read a form of an answer, and a part of a file that lies within it, from any header', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 1000 }), (header, length) => {
        expect(FORMS).toContain(chooseEncoding(header, FORMS))
        const range = chooseRange(header, length)
        if (range && range !== 'unsatisfiable') {
          expect(range.first).toBeGreaterThanOrEqual(0)
          expect(range.last).toBeLessThan(length)
        }
      }),
    )
  })

  it('take a wish for a seat only as it should be, and name no value in what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (body) => {
        const request = new Request('http://localhost/', {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'idempotency-key': 'k' },
          body: JSON.stringify({ name: 'secret-value', email: body, state: body, cohortId: body }),
        })
        const read = await readReserveRequest(request)
        expect(read.kind).toBe('invalid-request')
        expect(JSON.stringify(read)).not.toContain('secret-value')
      }),
    )
  })
})
