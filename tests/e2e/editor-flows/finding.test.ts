import { expect, it } from 'vitest'
import { listItems, searchEverywhere, searchList, sortList } from '../finding.ts'
import { fillField, goTo, readOpenDocument } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

describeEditorFlows('finding documents', (room) => {
  it('narrows a list by words, and shows it whole again', async () => {
    const { content, studioUrl } = room()
    await writeTopic(content, 'topic-needle', 'A needle in a haystack')
    const page = await room().page()
    await goTo(page, studioUrl, '/structure/topic')
    const needle = listItems(page).filter({ hasText: 'A needle in a haystack' })
    await needle.waitFor()
    const all = await listItems(page).count()
    expect(all).toBeGreaterThan(1)

    await searchList(page, 'needle hay')
    await eventually(async () => (await listItems(page).count()) === 1)
    await needle.waitFor()
    await searchList(page, '')
    await eventually(async () => (await listItems(page).count()) === all)
  })

  it('sorts a list by title', async () => {
    const { studioUrl } = room()
    const page = await room().page()
    await goTo(page, studioUrl, '/structure/approaches;all')
    await listItems(page).nth(1).waitFor()
    await sortList(page, 'Sort by Title')
    const titles = async () =>
      (await listItems(page).allInnerTexts()).map((text) => text.split('\n')[0] ?? '')
    await eventually(async () => {
      const shown = await titles()
      return shown.length > 1 && shown.join() === shown.toSorted().join()
    })
  })

  it('finds a document from anywhere by the words in it, and opens it', async () => {
    const { content, studioUrl } = room()
    await writeTopic(content, 'topic-wanted', 'Xylophone lessons')
    const page = await room().page()
    await goTo(page, studioUrl, '/structure')
    const results = await searchEverywhere(page, 'xylophone')
    await results.filter({ hasText: 'Xylophone lessons' }).click()
    await page.getByTestId('field-title').waitFor()
    expect(readOpenDocument(page)).toBe('topic-wanted')
    // What is found can be edited at once.
    await fillField(page, 'title', 'Xylophone and drum lessons')
    await eventually(async () => {
      const draft = await content.getDocument('drafts.topic-wanted')
      return draft?.['title'] === 'Xylophone and drum lessons'
    })
  })
})
