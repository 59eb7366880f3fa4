import { expect, it } from 'vitest'
import { askToDelete, discardChanges, duplicate, unpublish } from '../document-actions.ts'
import { fillField, openDocument, publish } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows } from './newsroom.ts'
import { writeTopic } from './sample-topic.ts'

describeEditorFlows('the life of a document', (room) => {
  it('goes from a change to a draft, from the draft to readers, and back', async () => {
    const { content, studioUrl } = room()
    const id = await writeTopic(content, 'topic-life')
    const page = await room().page()
    await openDocument(page, studioUrl, 'topic', id)

    await fillField(page, 'title', 'Changed')
    await eventually(
      async () => (await content.getDocument(`drafts.${id}`))?.['title'] === 'Changed',
    )
    expect((await content.getDocument(id))?.['title']).toBe('As it was')

    await publish(page)
    expect((await content.getDocument(id))?.['title']).toBe('Changed')
    expect(await content.getDocument(`drafts.${id}`)).toBeUndefined()

    await unpublish(page)
    expect(await content.getDocument(id)).toBeUndefined()
    expect((await content.getDocument(`drafts.${id}`))?.['title']).toBe('Changed')
  })

  it('discards changes: the published words are back in the form', async () => {
    const { content, studioUrl } = room()
    const id = await writeTopic(content, 'topic-discard')
    const page = await room().page()
    await openDocument(page, studioUrl, 'topic', id)
    await fillField(page, 'title', 'Never mind')
    await eventually(async () => (await content.getDocument(`drafts.${id}`)) !== undefined)
    await discardChanges(page)
    await eventually(
      async () =>
        (await page.getByTestId('field-title').locator('input').inputValue()) === 'As it was',
    )
    await eventually(async () => (await content.getDocument(`drafts.${id}`)) === undefined)
    expect((await content.getDocument(id))?.['title']).toBe('As it was')
  })

  it('duplicates: the copy has its own id and is a draft', async () => {
    const { content, studioUrl } = room()
    const id = await writeTopic(content, 'topic-original')
    const page = await room().page()
    await openDocument(page, studioUrl, 'topic', id)
    const copyId = await duplicate(page)
    await eventually(async () => (await content.getDocument(`drafts.${copyId}`)) !== undefined)
    const copy = await content.getDocument(`drafts.${copyId}`)
    expect(copy?.['title']).toBe('As it was')
    expect(await content.getDocument(copyId)).toBeUndefined()
    expect((await content.getDocument(id))?.['title']).toBe('As it was')
  })

  it('deletes a document that nothing refers to', async () => {
    const { content, studioUrl } = room()
    const id = await writeTopic(content, 'topic-to-delete')
    const page = await room().page()
    await openDocument(page, studioUrl, 'topic', id)
    const dialog = await askToDelete(page)
    await dialog.getByTestId('confirm-button').click()
    await eventually(async () => (await content.getDocument(id)) === undefined)
    await page.getByTestId('document-pane').waitFor({ state: 'detached' })
  })

  it('names who refers to a document before it is deleted, and keeps it', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    await openDocument(page, studioUrl, 'person', 'person-editorial-team')
    const dialog = await askToDelete(page)
    await dialog.getByText('Relational therapy', { exact: true }).first().waitFor()
    await dialog.getByTestId('confirm-button').click()
    await page.getByText('An error occurred while attempting to delete this document').waitFor()
    expect(await content.getDocument('person-editorial-team')).toBeDefined()
    // A browser reports every refused request, on a hosted lake too.
    expect(room().takeComplaints()).toEqual([expect.stringContaining('409 (Conflict)')])
  })
})
