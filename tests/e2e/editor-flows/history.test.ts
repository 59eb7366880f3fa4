import { expect, it } from 'vitest'
import { openHistory, revertToShownRevision, reviewChanges } from '../document-history.ts'
import { fillField, openDocument, publish } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows, type Newsroom } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

/** Publishes a document twice; its history is then: published, published, draft created. */
async function publishTwice({ content, studioUrl, page: openPage }: Newsroom, id: string) {
  await writeTopic(content, id)
  const page = await openPage()
  await openDocument(page, studioUrl, 'topic', id)
  for (const title of ['The first version', 'The second version']) {
    await fillField(page, 'title', title)
    await publish(page)
  }
  return page
}

describeEditorFlows('the history of a document', (room) => {
  it('restores an older revision as a draft', async () => {
    const { content } = room()
    const id = 'topic-restore'
    const page = await publishTwice(room(), id)
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
    const page = await publishTwice(room(), 'topic-review')
    await openHistory(page)
    const changes = await reviewChanges(page, { from: 1, to: 0 })
    await changes.locator('del', { hasText: 'first' }).waitFor()
    await changes.locator('ins', { hasText: 'second' }).waitFor()
    expect(await changes.getByText('version').count()).toBeGreaterThan(0)
  })
})
