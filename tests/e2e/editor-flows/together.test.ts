import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { enterText, putCaretAtEnd } from '../portable-text.ts'
import { fillField, openDocument } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

const blocks = z.array(z.object({ children: z.array(z.object({ text: z.string() })) }))

function readTitle(page: Page): Promise<string> {
  return page.getByTestId('field-title').locator('input').inputValue()
}

describeEditorFlows('several editors at once', (room) => {
  it('shows in every tab at once what is changed in one, however many are open', async () => {
    const { content, studioUrl, seatEditor } = room()
    const id = await writeTopic(content, 'topic-tabs')
    // Tabs of one browser share its six connections to a host.
    const editor = await seatEditor()
    const tabs: Page[] = []
    for (let count = 0; count < 3; count += 1) {
      const tab = await editor.newPage()
      await openDocument(tab, studioUrl, 'topic', id)
      tabs.push(tab)
    }
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
    const { content, studioUrl, seatEditor } = room()
    const id = 'page-together'
    const paragraph = (key: string, text: string) => ({
      _type: 'block',
      _key: key,
      style: 'normal',
      markDefs: [],
      children: [{ _type: 'span', _key: `${key}-words`, text, marks: [] }],
    })
    await content.createOrReplace({
      _id: id,
      _type: 'page',
      title: 'Written together',
      slug: { _type: 'slug', current: id },
      summary: 'Two people, one text.',
      body: [paragraph('first', 'Ann begins.'), paragraph('second', 'Bo begins.')],
    })
    const open = async () => {
      const page = await (await seatEditor()).newPage()
      await openDocument(page, studioUrl, 'page', id)
      return { page, editor: await enterText(page, 'body') }
    }
    const ann = await open()
    const bo = await open()
    const annsWords = ' Ann goes on with her own paragraph.'
    const bosWords = ' Bo goes on with his at the same time.'
    await ann.editor.getByTestId('text-block').first().click()
    await ann.page.keyboard.press('End')
    await putCaretAtEnd(bo.page, bo.editor)
    await Promise.all([
      ann.page.keyboard.type(annsWords, { delay: 40 }),
      bo.page.keyboard.type(bosWords, { delay: 40 }),
    ])
    const expected = [`Ann begins.${annsWords}`, `Bo begins.${bosWords}`]
    const read = async ({ editor }: typeof ann) =>
      (await editor.getByTestId('text-block').allInnerTexts()).map((text) => text.trim())
    const isExpected = (text: readonly string[]) => text.join('\n') === expected.join('\n')
    await eventually(async () => isExpected(await read(ann)) && isExpected(await read(bo)))
    await eventually(async () => {
      const body = blocks.parse((await content.getDocument(`drafts.${id}`))?.['body'] ?? [])
      return isExpected(body.map(({ children }) => children.map(({ text }) => text).join('')))
    })
  })
})
