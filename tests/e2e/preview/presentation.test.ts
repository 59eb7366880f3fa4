import type { Frame, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { until } from '../../fixtures/attune.ts'
import { type PreviewStage, startPreviewStage, waitForFrame } from './studio-with-preview.ts'

const ID = 'approach-relational-therapy'
const ARTICLE = '/approaches/relational-therapy/'

describe('the preview beside the form', () => {
  let stage: PreviewStage
  let editor: Page
  let page: Frame

  beforeAll(async () => {
    stage = await startPreviewStage()
    await addPicture(stage)
    editor = await stage.openPage()
    await editor.goto(
      `${stage.studioUrl}/preview?preview=${encodeURIComponent(stage.attune.site.url + ARTICLE)}`,
    )
    page = await waitForFrame(editor, ARTICLE)
  })
  afterAll(() => stage?.close())

  it('is the real page at its real address, without a bar, and opens the form of its document', async () => {
    expect(page.url()).toBe(stage.attune.site.url + ARTICLE)
    expect(await page.locator('[data-preview="bar"]').count()).toBe(0)
    await editor.getByTestId('field-title').locator('input').waitFor()
  })

  it('follows typing in place: no reload, no lost scroll position', async () => {
    await page.evaluate(() => {
      document.documentElement.dataset['marker'] = 'same document'
    })
    // The page shows the field that the editor enters; from then on the place is the editor's own.
    await page.evaluate(() => window.scrollTo(0, 600))
    await editor.getByTestId('field-title').locator('input').focus()
    await page.waitForFunction(() => scrollY < 600)
    await page.evaluate(() => window.scrollTo(0, 600))
    const place = await placeOf(page)
    await editor.keyboard.press('End')
    await editor.keyboard.type(', in the making')
    await page.locator('h1', { hasText: 'in the making' }).waitFor()
    // A longer title moves the text down; what the editor looks at stays where it is.
    expect(await page.evaluate(() => document.documentElement.dataset['marker'])).toBe(
      'same document',
    )
    expect(Math.abs((await placeOf(page)) - place)).toBeLessThanOrEqual(1)
    const published = await (await fetch(stage.attune.site.url + ARTICLE)).text()
    expect(published).not.toContain('in the making')
  })

  it('leads from a heading to its field', async () => {
    await clickInPreview(page, 'h2#techniques')
    await until(async () => decodeURIComponent(editor.url()).includes('/body['))
    await editor.getByTestId('field-body').getByTestId('pt-editor').waitFor()
  })

  it('leads from a picture to its field', async () => {
    await clickUntil(page, 'img[alt="Two cups"]', () =>
      decodeURIComponent(editor.url()).includes('figure-1"].image'),
    )
  })

  it('had nothing to complain about and asked no other machine', () => {
    expect(stage.complaints).toEqual([])
  })
})

/** Where a heading in the middle of the article stands in the window, in pixels. */
function placeOf(page: Frame): Promise<number> {
  return page.locator('h2#techniques').evaluate((element) => element.getBoundingClientRect().top)
}

/** An overlay is laid over the element under the pointer; the press goes where an editor's would. */
async function clickInPreview(page: Frame, selector: string): Promise<void> {
  const element = page.locator(selector).first()
  await element.scrollIntoViewIfNeeded()
  await element.hover()
  await page.locator('sanity-visual-editing [data-hovered]').first().waitFor()
  await element.click()
}

/** Presses again where the page was still moving under the pointer as its picture came. */
async function clickUntil(page: Frame, selector: string, isThere: () => boolean): Promise<void> {
  await until(async () => {
    await clickInPreview(page, selector)
    return until(async () => isThere(), 10_000).then(
      () => true,
      () => false,
    )
  }, 60_000)
}

async function addPicture({ attune: { editor } }: PreviewStage): Promise<void> {
  const bytes = await sharp({
    create: { width: 900, height: 400, channels: 3, background: '#a8472f' },
  })
    .png()
    .toBuffer()
  const asset = await editor.assets.upload('image', bytes, { filename: 'cups.png' })
  const figure = {
    _type: 'figure',
    _key: 'figure-1',
    image: { _type: 'image', alt: 'Two cups', asset: { _type: 'reference', _ref: asset._id } },
  }
  await editor.patch(ID).insert('before', 'body[0]', [figure]).commit()
}
