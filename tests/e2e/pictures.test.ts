import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { readPage, until } from '../fixtures/attune.ts'
import { everyBlockPage } from '../fixtures/every-block-page.ts'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'
import { HARDLY_ANY, watchLayoutShift } from './layout-shift.ts'

/** A photograph's worth of pixels: two bands of color, twice as wide as high. */
const drawPicture = () =>
  sharp({ create: { width: 1200, height: 600, channels: 3, background: '#1f5b52' } })
    .composite([
      {
        input: { create: { width: 1200, height: 300, channels: 3, background: '#f2b28c' } },
        gravity: 'north',
      },
    ])
    .jpeg()
    .toBuffer()

describe('readers of a page with a picture', () => {
  const stage = useSiteInBrowser()

  it('see a few pixels in the place of a picture until it comes from this site, and nothing moves', async () => {
    const { _id: asset } = await stage.attune.editor.assets.upload('image', await drawPicture())
    const picture = { _type: 'reference', _ref: asset }
    const alt = 'Two bands of color'
    await stage.attune.editor.createOrReplace({
      ...everyBlockPage,
      body: [
        { _type: 'figure', _key: 'figure', image: { asset: picture, alt } },
        ...everyBlockPage.body,
      ],
    })
    await until(async () => (await readPage(stage.attune.site.url, '/every-block/')).includes(alt))
    const page = await stage.browser.newPage({
      viewport: { width: 390, height: 844 },
      reducedMotion: 'reduce',
    })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.route('**/media/**', async (route) => {
      await held
      await route.continue()
    })
    const shift = await watchLayoutShift(page)
    await page.goto(`${stage.attune.site.url}/every-block/`, { waitUntil: 'domcontentloaded' })
    const image = page.getByRole('img', { name: alt })
    await image.scrollIntoViewIfNeeded()
    const isDrawn = (element: SVGElement | HTMLElement) =>
      element instanceof HTMLImageElement && element.complete && element.naturalWidth > 0
    const placeholder = page.locator('.picture-placeholder')
    await expect.poll(() => placeholder.evaluate(isDrawn)).toBe(true)
    expect(await image.evaluate(isDrawn)).toBe(false)
    const before = await image.boundingBox()
    expect((before?.height ?? 0) / (before?.width ?? 1)).toBeCloseTo(0.5, 1)
    release()
    await expect.poll(() => image.evaluate(isDrawn)).toBe(true)
    expect(await image.boundingBox()).toEqual(before)
    expect(await shift()).toBeLessThan(HARDLY_ANY)
    const shown = await image.evaluate((element) =>
      element instanceof HTMLImageElement ? element.currentSrc : '',
    )
    expect(shown).toMatch(/\/media\/.+\/w\d+\.webp$/)
    expect(
      asked.filter(
        (address) => !address.startsWith(stage.attune.site.url) && !address.startsWith('data:'),
      ),
    ).toEqual([])
  })
})
