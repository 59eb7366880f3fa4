import { existsSync } from 'node:fs'
import { beforeAll, describe, expect, it } from 'vitest'
import { installFromDebian } from '../fixtures/debian-package.ts'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'
import { HARDLY_ANY, watchLayoutShift } from './layout-shift.ts'

/** Where Debian has fonts of Arial's and Times' measures, which other systems bring along. */
const LIBERATION = '/usr/share/fonts/truetype/liberation'

const PAGES = [
  '/',
  '/approaches/',
  '/approaches/relational-therapy/',
  '/programs/online-relationships-group/',
  '/glossary/',
]

describe('fonts that come late', () => {
  // Before the browser, which knows the fonts that were there when it started.
  beforeAll(() => {
    if (!existsSync(LIBERATION)) installFromDebian('fonts-liberation')
  })
  const stage = useSiteInBrowser()

  it.each([390, 1280])('move nothing on a screen %i px wide', async (width) => {
    for (const path of PAGES) {
      const page = await stage.browser.newPage({
        viewport: { width, height: 844 },
        reducedMotion: 'reduce',
      })
      const shift = await watchLayoutShift(page)
      let release = () => {}
      const held = new Promise<void>((resolve) => {
        release = resolve
      })
      await page.route('**/*.woff2', async (route) => {
        await held
        await route.continue()
      })
      const statusOf = (family: string) =>
        page.evaluate(
          (name) => [...document.fonts].find((face) => face.family.includes(name))?.status,
          family,
        )
      await page.goto(stage.attune.site.url + path, { waitUntil: 'domcontentloaded' })
      await expect.poll(() => statusOf('Atkinson Fallback')).toMatch(/^(?:loaded|error)$/)
      const missing = 'Install a font that stands in: Arial, Arimo, Liberation Sans or Roboto'
      expect(await statusOf('Atkinson Fallback'), missing).toBe('loaded')
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
      )
      expect(await statusOf('Atkinson Hyperlegible')).toBe('loading')
      release()
      await expect.poll(() => statusOf('Atkinson Hyperlegible')).toBe('loaded')
      await page.evaluate(
        () => new Promise((done) => requestAnimationFrame(() => setTimeout(done))),
      )
      expect(await shift(), path).toBeLessThan(HARDLY_ANY)
      await page.close()
    }
  })
})
