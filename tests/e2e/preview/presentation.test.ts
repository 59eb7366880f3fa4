import type { Frame, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFailed } from 'vitest'
import { until } from '../../fixtures/attune.ts'
import { clickInPreview, clickUntil } from './click-in-preview.ts'
import { type PreviewStage, startPreviewStage, waitForFrame } from './studio-with-preview.ts'
import { watchPage } from './watch-page.ts'

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
    await editor.getByTestId('field-title').locator('input').waitFor()
  })
  beforeEach(async () => {
    onTestFailed(() => console.log(stage.happenings.join('\n')))
    page = await waitForFrame(editor, ARTICLE)
  })
  afterAll(() => stage?.close())

  const isOpen = (field: string) => decodeURIComponent(editor.url()).includes(field)

  it('is the real page at its real address, without a bar, and opens the form of its document', async () => {
    expect(page.url()).toBe(stage.attune.site.url + ARTICLE)
    expect(await page.locator('[data-preview="bar"]').count()).toBe(0)
    await editor.getByTestId('field-title').locator('input').waitFor()
  })

  it('follows typing in place: no reload, no flash, no lost scroll position', async () => {
    // The page shows the field that the editor enters; from then on the place is the editor's own.
    await page.evaluate(() => window.scrollTo(0, 600))
    await editor.getByTestId('field-title').locator('input').focus()
    await page.waitForFunction(() => scrollY < 600)
    await page.evaluate(() => window.scrollTo(0, 600))
    const readPlace = await lookAtText(page)
    const place = await readPlace()
    await watchPage(page)
    const readWatched = () =>
      page.evaluate(() => window.watched ?? { steps: 0, faults: ['reloaded'] })
    await editor.keyboard.press('End')
    await editor.keyboard.type(', in the making', { delay: 40 })
    // The page follows while it is being typed, not only at the end.
    await until(async () => {
      await editor.keyboard.type(' on', { delay: 40 })
      return (await readWatched()).steps > 1
    })
    await editor.keyboard.type(', letter by letter', { delay: 40 })
    const typed = performance.now()
    await page.locator('h1', { hasText: 'letter by letter' }).waitFor()
    console.log(`Last letter → page: ${Math.round(performance.now() - typed)} ms`)
    expect((await readWatched()).faults).toEqual([])
    // A longer title moves the text down; what the editor looks at stays where it is.
    expect(Math.abs((await readPlace()) - place)).toBeLessThanOrEqual(1)
    const published = await (await fetch(stage.attune.site.url + ARTICLE)).text()
    expect(published).not.toContain('in the making')
  })

  it('leads from a heading to its field', async () => {
    await clickInPreview(page, 'h2#techniques')
    await until(async () => isOpen('/body['))
    await editor.getByTestId('field-body').getByTestId('pt-editor').waitFor()
  })

  it('leads from an entry of a list, and from a word in the facts, to its field', async () => {
    await clickUntil(page, '.source-list li [data-sanity]', () => isOpen('sources[_key=='))
    await clickUntil(page, '.glance dd >> text=Adults', () => isOpen('atAGlance.whoFor'))
    await clickUntil(page, '.glance .evidence', () => isOpen('atAGlance.evidence'))
  })

  it('leads from a picture to its field', async () => {
    await clickUntil(page, 'img[alt="Two cups"]', () => isOpen('figure-1"].image'))
  })

  it('shows the page as wide as a phone, and as wide as there is room', async () => {
    const width = () => page.evaluate(() => innerWidth)
    const wide = await width()
    const toggle = editor.getByTestId('preview-viewport-toggle')
    await toggle.click()
    await until(async () => (await width()) <= 400)
    await toggle.click()
    await until(async () => (await width()) === wide)
  })

  it('had nothing to complain about and asked no other machine', () => {
    expect(stage.complaints).toEqual([])
  })
})

/** Where a heading in the middle of the article stands in the window, in pixels. */
/** Looks at the first words in sight; gives what tells how far from the top of the window they are. */
async function lookAtText(page: Frame): Promise<() => Promise<number>> {
  const texts = page.locator('main article :is(p, h2, h3):not(nav *)')
  const at = await texts.evaluateAll(async (elements) => {
    await document.fonts.ready
    return elements.findIndex((element) => {
      const { top, bottom } = element.getBoundingClientRect()
      return top > 0 && bottom < innerHeight
    })
  })
  expect(at).not.toBe(-1)
  return () => texts.nth(at).evaluate((element) => element.getBoundingClientRect().top)
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
