import type { SanityClient } from '@sanity/client'
import type { Locator, Page } from 'playwright'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { enterText, putCaretAtEnd, putCaretAtEndOf } from '../portable-text.ts'
import { fillField, openDocument } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows, type Newsroom } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

const blocks = z.array(z.object({ children: z.array(z.object({ text: z.string() })) }))

function readTitle(page: Page): Promise<string> {
  return page.getByTestId('field-title').locator('input').inputValue()
}

/** Writes a page with these paragraphs; gives its id. */
async function writePage(content: SanityClient, id: string, paragraphs: readonly string[]) {
  await content.createOrReplace({
    _id: id,
    _type: 'page',
    title: 'Written together',
    slug: { _type: 'slug', current: id },
    summary: 'Two people, one text.',
    body: paragraphs.map((text, index) => ({
      _type: 'block',
      _key: `paragraph-${index}`,
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: `words-${index}`, text, marks: [] }],
    })),
  })
  return id
}

/** What an editor with a browser of their own has before them. */
interface Desk {
  readonly page: Page
  readonly editor: Locator
}

async function enterPage({ studioUrl }: Newsroom, page: Page, id: string): Promise<Desk> {
  await openDocument(page, studioUrl, 'page', id)
  return { page, editor: await enterText(page, 'body') }
}

/** The one who is always there. */
const enterAsAnn = async (room: Newsroom, id: string) => enterPage(room, await room.page(), id)

/** A guest, who shares nothing with Ann but the lake. */
const enterAsBo = async (room: Newsroom, id: string) =>
  enterPage(room, await (await room.seatEditor()).newPage(), id)

/** Waits until every editor sees these paragraphs, and the draft has them. */
async function convergesTo(
  content: SanityClient,
  id: string,
  desks: readonly Desk[],
  paragraphs: readonly string[],
): Promise<void> {
  const isExpected = (texts: readonly string[]) => texts.join('\n') === paragraphs.join('\n')
  for (const { editor } of desks) {
    await eventually(async () => {
      const texts = await editor.getByTestId('text-block').allTextContents()
      // Where the other one's caret is shown, an empty place is marked.
      return isExpected(texts.map((text) => text.replaceAll('\uFEFF', '')))
    })
  }
  await eventually(async () => {
    const body = blocks.parse((await content.getDocument(`drafts.${id}`))?.['body'] ?? [])
    return isExpected(body.map(({ children }) => children.map(({ text }) => text).join('')))
  })
}

describeEditorFlows('several editors at once', (room) => {
  it('shows in every tab at once what is changed in one, however many are open', async () => {
    const { content, studioUrl, page: openPage } = room()
    const id = await writeTopic(content, 'topic-tabs')
    // Tabs of one browser share its six connections to a host.
    const page = await openPage()
    const tabs = [page, await page.context().newPage(), await page.context().newPage()]
    for (const tab of tabs) await openDocument(tab, studioUrl, 'topic', id)
    for (const [index, tab] of tabs.entries()) {
      const title = `Changed in tab ${index + 1}`
      await fillField(tab, 'title', title)
      await eventually(async () => (await content.getDocument(`drafts.${id}`))?.['title'] === title)
      for (const other of tabs) await eventually(async () => (await readTitle(other)) === title)
    }
  })

  it('shows who else is in a document, and that they left', async () => {
    const { content, studioUrl, seatEditor, page: openPage } = room()
    const id = await writeTopic(content, 'topic-presence')
    const page = await openPage()
    await openDocument(page, studioUrl, 'topic', id)
    const others = page.getByTestId('document-panel-scroller').locator('[data-ui="Avatar"]')
    expect(await others.count()).toBe(0)

    const guest = await seatEditor()
    const theirs = await guest.newPage()
    await openDocument(theirs, studioUrl, 'topic', id)
    await theirs.getByTestId('field-title').locator('input').click()
    await others.first().waitFor()
    expect(await others.first().getAttribute('aria-label')).toBe('Local editor')
    await guest.close()
    await others.first().waitFor({ state: 'detached' })
  })

  it('lets two people write in one text, and both end with the same', async () => {
    const { content } = room()
    const id = await writePage(content, 'page-together', ['Ann begins.', 'Bo begins.'])
    const [ann, bo] = await Promise.all([enterAsAnn(room(), id), enterAsBo(room(), id)])
    const annsWords = ' Ann goes on with her own paragraph.'
    const bosWords = ' Bo goes on with his at the same time.'
    await putCaretAtEndOf(ann.page, ann.editor, ann.editor.getByTestId('text-block').first())
    await putCaretAtEnd(bo.page, bo.editor)
    await Promise.all([
      ann.page.keyboard.type(annsWords, { delay: 40 }),
      bo.page.keyboard.type(bosWords, { delay: 40 }),
    ])
    const expected = [`Ann begins.${annsWords}`, `Bo begins.${bosWords}`]
    await convergesTo(content, id, [ann, bo], expected)
  })

  it('lets two people write in one paragraph, and both end with the same', async () => {
    const { content } = room()
    const id = await writePage(content, 'page-one-paragraph', ['We share this.'])
    const annsWords = 'Ann puts her words before it. '
    const bosWords = ' Bo puts his behind it.'
    const ann = await enterAsAnn(room(), id)
    await ann.page.keyboard.press('Home')
    // Enters at the end. While both carets are in one place, the Studio 6.16 may show new words
    // twice, though it saves them once.
    const bo = await enterAsBo(room(), id)
    await Promise.all([
      ann.page.keyboard.type(annsWords, { delay: 40 }),
      bo.page.keyboard.type(bosWords, { delay: 40 }),
    ])
    await convergesTo(content, id, [ann, bo], [`${annsWords}We share this.${bosWords}`])
  })
})
