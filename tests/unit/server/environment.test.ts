import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPorts } from '../../../src/server/local/ports.ts'
import { readSettings } from '../../../src/server/settings.ts'
import { ascii, runs } from '../../fixtures/arbitrary-texts.ts'

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
