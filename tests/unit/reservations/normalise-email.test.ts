import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEmail } from '../../../src/reservations/forms/read-email.ts'
import { normalizeEmail } from '../../../src/reservations/normalize-email.ts'
import { reserveBody } from '../../../src/reservations/read-reserve-request.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('an e-mail address in the one form for look-up', () => {
  it('stays as it is when it is brought into that form again, and knows no case or outer space', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), (address) => {
        const normal = normalizeEmail(address)
        expect(normalizeEmail(normal)).toBe(normal)
        expect(normalizeEmail(`  ${address}\t`)).toBe(normal)
        expect(normalizeEmail(address.normalize('NFD'))).toBe(normal)
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
        expect(normalizeEmail(one.toUpperCase())).toBe(normalizeEmail(one))
        const isSame = normalizeEmail(one) === normalizeEmail(other)
        expect(isSame).toBe(one.toLowerCase() === other.toLowerCase())
      }),
      runs,
    )
  })

  it('is taken from a form as from the API: what real addresses look like, nothing with a line in it', () => {
    const form = (email: string) => {
      const fields = new FormData()
      fields.set('email', email)
      return fields
    }
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(readEmail(form(` ${email} `))).toEqual({ kind: 'ready', email })
        expect(readEmail(form(`${email}\r\nBcc: ${email}`)).kind).toBe('invalid')
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.oneof(text, ascii), (typed) => {
        const read = readEmail(form(typed))
        const isTaken = reserveBody.shape.email.safeParse(typed).success
        expect(read.kind).toBe(isTaken ? 'ready' : 'invalid')
        if (read.kind === 'ready') expect(read.email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/)
      }),
      runs,
    )
  })
})
