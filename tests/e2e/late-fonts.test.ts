import { describe, expect, it } from 'vitest'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'
import { HARDLY_ANY, watchLayoutShift } from './layout-shift.ts'

const PAGES = [
  '/',
  '/approaches/',
  '/approaches/relational-therapy/',
  '/programs/online-relationships-group/',
  '/glossary/',
]

describe('fonts that come late', () => {
  const stage = useSiteInBrowser()

  it.for([390, 1280])('move nothing on a screen %i px wide', async (width, context) => {
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
      await expect.poll(() => statusOf('Atkinson Fallback')).toMatch(/loaded|error/)
      const isMissing = (await statusOf('Atkinson Fallback')) === 'error'
      context.skip(isMissing, 'This system has none of the fonts that stand in')
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
