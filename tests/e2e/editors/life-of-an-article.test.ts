import type { Browser, Locator, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readPage, until } from '../../fixtures/attune.ts'
import { type AttuneWithStudio, startAttuneWithStudio } from '../../fixtures/attune-with-studio.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { openActionMenu } from '../document-actions.ts'
import { enterText } from '../portable-text.ts'
import { standStill } from '../stand-still.ts'
import { fillField, openDocument, publish } from '../studio-driver.ts'
import { readDrawing } from './drawing.ts'
import { everyBlock } from './every-block.ts'

const ID = 'approach-dialectical-behavior-therapy'

/** Each block by what only it has, and its parts. */
const PARTS: readonly (readonly [block: string, parts: readonly string[]])[] = [
  ['div.callout', ['div.callout', 'div.callout .callout-title', 'div.callout p:last-child']],
  ['.comparison', ['.comparison', 'caption', 'thead th', 'tbody th', 'tbody td']],
  ['.steps', ['section.card:has(.steps)', '.card .eyebrow', '.card .callout-title', '.steps li']],
  [
    '.claim',
    ['.claim', '.claim .evidence', '.claim .full', '.claim .statement', '.claim .citation'],
  ],
  ['.fold', ['.fold', '.fold > summary', '.fold > p']],
  ['aside.callout', ['aside.callout', 'aside .crisis-lines li', 'aside .crisis-lines .link']],
]

describe('the life of an article', () => {
  let stack: AttuneWithStudio
  let attune: Attune
  let studioUrl: string
  let browser: Browser
  let editor: Page

  beforeAll(async () => {
    stack = await startAttuneWithStudio()
    ;({ attune, studioUrl } = stack)
    browser = await launchBrowser()
    await openTab()
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })
  afterEach(async ({ task }) => {
    // What a failed test left open is no start for the next one.
    if (task.result?.state === 'fail') await openTab()
  })

  async function openTab(): Promise<void> {
    await editor?.close()
    editor = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await editor.addInitScript(standStill)
  }

  const open = () => openDocument(editor, studioUrl, 'approach', ID)
  const footer = () => editor.getByTestId('pane-footer')
  const ask = async (slug: string) => {
    const address = `${attune.site.url}/approaches/${slug}/`
    const answer = await fetch(address, { redirect: 'manual' })
    return { status: answer.status, location: answer.headers.get('location') }
  }

  it('a broken rule stops publishing and says how to mend it', async () => {
    await open()
    await fillField(editor, 'title', '')
    const icon = editor.getByTestId('field-title').getByTestId('input-validation-icon-error')
    await icon.hover()
    await editor.getByText('Name the approach in at most 90 characters.').first().waitFor()
    await editor.locator('[data-testid="action-publish"][disabled]').waitFor()
    await fillField(editor, 'title', 'Dialectical behavior therapy')
    await publish(editor)
  })

  it('a new address takes the old one’s readers along, there and back, without a chain', async () => {
    await open()
    const input = editor.getByTestId('field-slug').locator('input').first()
    const old = await input.inputValue()
    await fillField(editor, 'slug', 'dbt-in-plain-words')
    await publish(editor)
    await until(async () => (await ask(old)).status === 301)
    expect((await ask(old)).location).toBe('/approaches/dbt-in-plain-words/')
    await until(async () => (await ask('dbt-in-plain-words')).status === 200)

    await fillField(editor, 'slug', old)
    await publish(editor)
    await until(async () => (await ask(old)).status === 200)
    await until(async () => (await ask('dbt-in-plain-words')).status === 301)
    const redirects = await attune.editor.fetch<string[]>(
      '*[_type == "redirect" && from in $paths].from',
      { paths: [`/approaches/${old}/`, '/approaches/dbt-in-plain-words/'] },
    )
    expect(redirects).toEqual(['/approaches/dbt-in-plain-words/'])
  })

  it('an article marked as reviewed says so to readers, and before that it doesn’t', async () => {
    await attune.editor.create({
      _id: 'person-reviewer',
      _type: 'person',
      name: 'Clinical reviewer of the tests',
      slug: { _type: 'slug', current: 'clinical-reviewer' },
      kind: 'reviewer',
      credentials: 'LCSW',
      bio: 'Stands for a reviewer.',
    })
    const slug = await attune.editor.fetch<string>('*[_id == $id][0].slug.current', { id: ID })
    const path = `/approaches/${slug}/`
    expect(await readPage(attune.site.url, path)).toContain('Not yet clinically reviewed')
    await open()
    await footer().getByText('Not clinically reviewed').waitFor()
    const menu = await openActionMenu(editor)
    await menu.getByText('Mark as reviewed…').click()
    await editor.locator('select[name="reviewer"]').selectOption({ value: 'person-reviewer' })
    await editor.getByRole('button', { name: 'Yes, mark as reviewed' }).click()
    await footer().getByText('Reviewed', { exact: true }).waitFor()
    await publish(editor)
    await until(async () =>
      (await readPage(attune.site.url, path)).includes('Clinically reviewed by'),
    )
    expect(await readPage(attune.site.url, path)).toContain('Clinical reviewer of the tests')
  })

  it('every kind of block is drawn in the form as on the page', async () => {
    const body = await everyBlock(attune.editor)
    await attune.editor.patch(ID).set({ body }).commit()
    const slug = await attune.editor.fetch<string>('*[_id == $id][0].slug.current', { id: ID })
    await until(async () =>
      (await readPage(attune.site.url, `/approaches/${slug}/`)).includes('A callout to see'),
    )
    await open()
    const form = await enterText(editor, 'body')
    const reader = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    await reader.goto(`${attune.site.url}/approaches/${slug}/`)
    await reader
      .locator('details.fold')
      .first()
      .evaluate((fold) => fold.setAttribute('open', ''))

    for (const [block, parts] of PARTS) {
      const [first = ''] = parts
      const preview = form.getByTestId('site-preview').filter({ has: editor.locator(block) })
      await preview.scrollIntoViewIfNeeded()
      const inForm = await readDrawing(preview, parts)
      const onPage = await readDrawing(reader.locator('main'), parts)
      expect(inForm, first).toEqual(onPage)
    }
    const shape = (picture: Locator) =>
      picture.evaluate((image: HTMLImageElement) => image.naturalWidth / image.naturalHeight)
    const alt = 'img[alt="Two lines that meet"]'
    expect(await shape(form.locator(alt))).toBeCloseTo(await shape(reader.locator(alt)), 1)
    await reader.close()
  })

  it('an article that the site refuses says why, in the words of the form', async () => {
    await attune.editor.patch(ID).set({ illustrationSeed: 1.5 }).commit()
    await open()
    await footer().getByText('Kept back by the site').waitFor()
    const menu = await openActionMenu(editor)
    await menu.getByText('Why isn’t it on the site?').click()
    await editor.getByText('Drawing number').last().waitFor()
    await editor.keyboard.press('Escape')
    await attune.editor.patch(ID).set({ illustrationSeed: 2 }).commit()
    await footer().getByText('On the site').waitFor()
  })
})
