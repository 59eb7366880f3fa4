import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fingerprintRequest } from '../../../src/reservations/request-fingerprint.ts'
import { sampleRequest } from '../../database/sample-seats.ts'
import { runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('the fingerprint of a request', () => {
  it('is the same for the same wish under any key, and another for any other wish', () => {
    const wish = fc.record({ name: text, email: text, marketing: fc.boolean() })
    fc.assert(
      fc.property(wish, wish, text, (one, other, idempotencyKey) => {
        const print = fingerprintRequest(sampleRequest(1, one))
        expect(print).toMatch(/^[0-9a-f]{64}$/)
        expect(fingerprintRequest(sampleRequest(1, { ...one, idempotencyKey }))).toBe(print)
        const isSame = fingerprintRequest(sampleRequest(1, other)) === print
        expect(isSame).toBe(JSON.stringify(one) === JSON.stringify(other))
        // What moves from one field to the next is another wish.
        const moved = { name: one.name + one.email.slice(0, 1), email: one.email.slice(1) }
        if (one.email) {
          expect(fingerprintRequest(sampleRequest(1, { ...one, ...moved }))).not.toBe(print)
        }
      }),
      runs,
    )
  })
})
