import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createStamp, readStamp } from '../../../src/server/guard/form-stamp.ts'
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
import { readToken, signToken } from '../../../src/server/preview/signed-token.ts'
import { ascii, runs, text, word } from '../../fixtures/arbitrary-texts.ts'

const NOW = 1_800_000_000_000

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
