import { describe, expect, it } from 'vitest'
import { readSettings } from '../../../studio/local/read-settings.ts'

const defaults = {
  port: 3333,
  outDir: '/repository/.data/studio',
  lakeUrl: 'http://localhost:3900',
  siteUrl: 'http://localhost:4321',
}

describe('the settings of the local Studio', () => {
  it('have defaults, for empty variables too', () => {
    expect(readSettings({}, '/repository')).toEqual(defaults)
    const empty = { DATA_DIR: '', LAKE_PORT: '', PORT: '', SITE_URL: '', STUDIO_PORT: '' }
    expect(readSettings(empty, '/repository')).toEqual(defaults)
  })

  it('lead “Open on the site” to SITE_URL, else to the site’s port on this machine', () => {
    const environment = { PORT: '5000', SITE_URL: 'https://attune.example' }
    expect(readSettings(environment, '/').siteUrl).toBe('https://attune.example')
    expect(readSettings({ PORT: '5000' }, '/').siteUrl).toBe('http://localhost:5000')
  })

  it('take the other addresses from their variables', () => {
    const environment = { DATA_DIR: '/elsewhere', LAKE_PORT: '1', STUDIO_PORT: '0' }
    expect(readSettings(environment, '/repository')).toMatchObject({
      port: 0,
      outDir: '/elsewhere/studio',
      lakeUrl: 'http://localhost:1',
    })
  })

  it.each([
    ['STUDIO_PORT', '70000'],
    ['LAKE_PORT', 'many'],
    ['SITE_URL', 'attune'],
  ])('name %s when it can’t be %s', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/')).toThrow(name)
  })
})
