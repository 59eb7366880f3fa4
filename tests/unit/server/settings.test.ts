import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSiteUrl } from '../../../src/server/environment.ts'
import { readSettings } from '../../../src/server/settings.ts'

describe('the settings of the server', () => {
  it('need no variable at all', () => {
    expect(readSettings({})).toMatchObject({
      port: 4321,
      siteUrl: 'http://localhost:4321',
      dataFolder: resolve('.data'),
      databaseAddress: resolve('.data', 'reservations.db'),
    })
  })

  it('follow the environment', () => {
    const settings = readSettings({
      PORT: '8080',
      DATA_DIR: '/srv/attune',
      DATABASE_URL: 'postgres://localhost/attune',
      SITE_URL: 'https://attune.example',
    })
    expect(settings).toMatchObject({
      port: 8080,
      siteUrl: 'https://attune.example',
      dataFolder: '/srv/attune',
      databaseAddress: 'postgres://localhost/attune',
    })
  })

  it('take the site’s address from its port', () => {
    expect(readSettings({ PORT: '8080' }).siteUrl).toBe('http://localhost:8080')
  })

  it.each([
    ['https://attune.example/', 'https://attune.example'],
    ['https://Attune.example:443', 'https://attune.example'],
    ['HTTPS://attune.example', 'https://attune.example'],
    ['http://localhost:8080', 'http://localhost:8080'],
  ])('take the address %s as browsers have it', (SITE_URL, siteUrl) => {
    expect(readSettings({ SITE_URL }).siteUrl).toBe(siteUrl)
    expect(readSiteUrl({ SITE_URL })).toBe(siteUrl)
  })

  it.each(['attune', 'attune.example', 'ftp://attune.example', 'https://attune.example/sub/'])(
    'never take %s for the address, in a build either',
    (SITE_URL) => {
      const refusal = /^The environment is not right\. SITE_URL: /
      expect(() => readSettings({ SITE_URL })).toThrow(refusal)
      expect(() => readSiteUrl({ SITE_URL })).toThrow(refusal)
    },
  )

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ SITE_URL: '', PORT: '' }).siteUrl).toBe('http://localhost:4321')
    expect(readSiteUrl({ SITE_URL: '' })).toBe('http://localhost:4321')
  })

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '70000'],
    ['PORT', '80.5'],
    ['SITE_URL', 'attune'],
    ['DATABASE_URL', 'mysql://localhost/attune'],
    ['LOG_LEVEL', 'loud'],
    ['DATABASE_ENCRYPTION_KEYS', 'secret'],
  ])('are refused by the name of the variable that is wrong: %s=%s', (variable, value) => {
    expect(() => readSettings({ [variable]: value })).toThrow(
      new RegExp(`^The environment is not right\\. ${variable}: `),
    )
  })

  it('never repeat a key of the database that is wrong', () => {
    const list = `${Buffer.alloc(32, 1).toString('base64')},geheim`
    const read = () => readSettings({ DATABASE_ENCRYPTION_KEYS: list })
    expect(read).toThrow('DATABASE_ENCRYPTION_KEYS: Key 2 is not 32 bytes in base64')
    expect(read).not.toThrow(/geheim|AQEB/)
  })

  it('are refused with every wrong variable at once', () => {
    const wrong = () => readSettings({ PORT: 'eighty', LOG_LEVEL: 'loud' })
    expect(wrong).toThrow(/PORT: .*; LOG_LEVEL: /)
  })
})
