import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSession, sessionCookie } from '../../../src/components/staff/session.ts'
import { createToken, hashToken, readToken } from '../../../src/reservations/tokens.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('secrets in addresses and cookies', () => {
  it('are found by their hash alone, and are nothing else', () => {
    const token = createToken()
    expect(readToken(token)).toBe(hashToken(token))
    fc.assert(
      fc.property(fc.oneof(text, ascii), (other) => {
        expect(readToken(other)).toBe(/^[\w-]{43}$/.test(other) ? hashToken(other) : undefined)
        expect(readToken(`${token}${other}`)).toBe(other === '' ? hashToken(token) : undefined)
      }),
      runs,
    )
  })

  it('come back from the cookie that was set, whatever other cookies there are', () => {
    const name = fc.stringMatching(/^[\w-]{1,12}$/).filter((other) => other !== 'attune-staff')
    const value = fc.stringMatching(/^[\w=%.-]{0,30}$/)
    const cookies = fc.array(fc.tuple(name, value).map(([key, text]) => `${key}=${text}`))
    fc.assert(
      fc.property(cookies, cookies, (before, after) => {
        const token = createToken()
        const set = sessionCookie(token, new URL('https://attune.example')).split(';')[0] ?? ''
        const header = (...all: string[]) =>
          new Request('https://attune.example', { headers: { cookie: all.join('; ') } })
        expect(readSession(header(...before, set, ...after))).toBe(token)
        expect(readSession(header(...before, ...after))).toBe('')
      }),
      runs,
    )
  })
})
