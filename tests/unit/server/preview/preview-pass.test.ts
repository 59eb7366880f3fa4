import { describe, expect, it } from 'vitest'
import {
  formatEndOfPreview,
  formatPreviewCookie,
  readPreviewCookie,
} from '../../../../src/server/preview/preview-cookie.ts'
import {
  acceptInvitation,
  createInvitation,
  createStudioPass,
  parsePerspective,
  readInvitation,
  readPass,
  sealPass,
} from '../../../../src/server/preview/preview-pass.ts'

const KEY = 'a key of this installation, long enough'
const NOW = Date.UTC(2026, 10, 23)
const HOUR = 3_600_000
const pass = createStudioPass({ studioOrigin: 'http://localhost:3333', perspective: 'drafts' }, NOW)

describe('a preview pass', () => {
  it('is read back until it is over', () => {
    const token = sealPass(KEY, pass)
    expect(readPass(KEY, token, NOW + 11 * HOUR)).toEqual(pass)
    expect(readPass(KEY, token, NOW + 12 * HOUR)).toBeUndefined()
  })

  it('is refused when it was changed, signed with another key, or is no token at all', () => {
    const token = sealPass(KEY, pass)
    const longer = Buffer.from(JSON.stringify({ ...pass, expiresAt: NOW + 900 * HOUR }))
    const forged = `${longer.toString('base64url')}.${token.split('.')[1]}`
    for (const bad of [
      forged,
      sealPass('another key', pass),
      `${token}.`,
      `${token}x`,
      '',
      '.',
      'a.b',
    ]) {
      expect(readPass(KEY, bad, NOW), bad).toBeUndefined()
    }
  })

  it('is not made by hand from an invitation, nor the other way round', () => {
    const invitation = createInvitation('/approaches/', NOW)
    expect(readPass(KEY, sealPass(KEY, invitation), NOW)).toBeUndefined()
    expect(readInvitation(KEY, sealPass(KEY, pass), NOW)).toBeUndefined()
  })

  it('ends with the invitation it came from, a day after that was sent', () => {
    const invitation = createInvitation('/approaches/', NOW)
    const token = sealPass(KEY, invitation)
    expect(readInvitation(KEY, token, NOW + 23 * HOUR)?.path).toBe('/approaches/')
    expect(readInvitation(KEY, token, NOW + 24 * HOUR)).toBeUndefined()
    expect(acceptInvitation(invitation).expiresAt).toBe(NOW + 24 * HOUR)
  })

  it('never shows the raw dataset, whatever perspective is asked for', () => {
    expect(parsePerspective('published')).toBe('published')
    expect(parsePerspective('rSpring,drafts')).toEqual(['rSpring', 'drafts'])
    for (const other of ['raw', 'a b', '../x', '', null]) {
      expect(parsePerspective(other)).not.toEqual('raw')
    }
    expect(parsePerspective('../x')).toBe('drafts')
  })
})

describe('the preview cookie', () => {
  const local = { key: KEY, isSecure: false }
  const secure = { key: KEY, isSecure: true }

  it('is out of reach for scripts and other sites on one machine', () => {
    const cookie = formatPreviewCookie(pass, NOW, local)
    expect(cookie).toMatch(
      /^attune-preview=[\w.-]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=43200$/,
    )
  })

  it('reaches the Studio’s frame over https, kept apart from every other site', () => {
    expect(formatPreviewCookie(pass, NOW, secure)).toMatch(
      /^__Host-attune-preview=[\w.-]+; Path=\/; HttpOnly; Secure; SameSite=None; Partitioned; Max-Age=43200$/,
    )
  })

  it('of a shared link is never sent inside another site’s frame', () => {
    const link = acceptInvitation(createInvitation('/', NOW))
    expect(formatPreviewCookie(link, NOW, secure)).toContain(
      '; Secure; SameSite=Lax; Max-Age=86400',
    )
  })

  it('is found among others, an editor’s before a guest’s, and only under its own name', () => {
    const link = acceptInvitation(createInvitation('/', NOW))
    const header = `a=b; attune-preview=${sealPass(KEY, link)}; attune-preview=${sealPass(KEY, pass)}`
    expect(readPreviewCookie(header, NOW, local)).toEqual(pass)
    expect(readPreviewCookie(header, NOW, secure)).toBeUndefined()
    expect(readPreviewCookie(undefined, NOW, local)).toBeUndefined()
  })

  it('is taken away in both of its forms', () => {
    const ends = formatEndOfPreview(secure)
    expect(ends).toHaveLength(2)
    for (const end of ends) expect(end).toContain('Max-Age=0')
    expect(ends.some((end) => end.includes('Partitioned'))).toBe(true)
  })
})
