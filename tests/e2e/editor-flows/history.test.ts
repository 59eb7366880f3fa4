import { expect, it } from 'vitest'
import { chooseRevisions, openHistory, revertToShownRevision } from '../document-history.ts'
import { fillField, openDocument, publish } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows, type Newsroom } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

/** Publishes a document under each of these titles; the newest events of its history say so. */
async function publishAs(
  { content, studioUrl, page: openPage }: Newsroom,
  id: string,
  titles: readonly string[],
) {
  await writeTopic(content, id)
  const page = await openPage()
  await openDocument(page, studioUrl, 'topic', id)
  for (const title of titles) {
    await fillField(page, 'title', title)
    await publish(page)
  }
  return page
}

describeEditorFlows('the history of a document', (room) => {
  it('restores an older revision as a draft', async () => {
    const { content } = room()
    const id = 'topic-restore'
    const page = await publishAs(room(), id, ['The first version', 'The second version'])
    const events = await openHistory(page)
    await eventually(async () => (await events.getByText('Published').count()) === 2)
    await events.nth(1).click()
    await eventually(
      async () =>
        (await page.getByTestId('field-title').locator('input').inputValue()) ===
        'The first version',
    )
    await revertToShownRevision(page)
    await eventually(
      async () => (await content.getDocument(`drafts.${id}`))?.['title'] === 'The first version',
    )
    expect((await content.getDocument(id))?.['title']).toBe('The second version')
  })

  it('shows what changed between any two revisions, word by word', async () => {
    const titles = ['The first version', 'The second version', 'The third version']
    const page = await publishAs(room(), 'topic-review', titles)
    const events = await openHistory(page)
    await eventually(async () => (await events.getByText('Published').count()) === 3)
    await page.getByRole('tab', { name: 'Review changes' }).click()
    // Neither of the two is the newest.
    const changes = await chooseRevisions(page, { to: 1, from: 0 })
    await changes.locator('del', { hasText: 'first' }).waitFor()
    await changes.locator('ins', { hasText: 'second' }).waitFor()
    expect(await changes.locator('del, ins').allInnerTexts()).toEqual(['first', 'second'])
  })
})
