import type { Action } from '@sanity/client'
import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

function idsOf({ id }: ContentLake, name = 'a') {
  return { draftId: `drafts.${id(name)}`, publishedId: id(name) }
}

test('a draft is created, edited, published and edited again', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const { draftId, publishedId } = idsOf(lake)
  const ids = { draftId, publishedId }
  const edit = (title: string) =>
    client.action({ actionType: 'sanity.action.document.edit', ...ids, patch: { set: { title } } })
  await client.action({
    actionType: 'sanity.action.document.create',
    publishedId,
    attributes: { _id: draftId, _type: type, title: 'one' },
    ifExists: 'fail',
  })
  await edit('two')
  await client.action({ actionType: 'sanity.action.document.publish', ...ids })
  expect(await client.getDocument(publishedId)).toMatchObject({ title: 'two' })
  expect(await client.getDocument(draftId)).toBeUndefined()
  await edit('three')
  expect(await client.getDocument(publishedId)).toMatchObject({ title: 'two' })
  expect(await client.getDocument(draftId)).toMatchObject({ title: 'three' })
  await client.action({ actionType: 'sanity.action.document.discard', draftId })
  expect(await client.getDocument(draftId)).toBeUndefined()
})

test('creating what exists fails or is ignored, as asked', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const { draftId, publishedId } = idsOf(lake)
  const create = (ifExists: 'fail' | 'ignore', title: string) =>
    client.action({
      actionType: 'sanity.action.document.create',
      publishedId,
      attributes: { _id: draftId, _type: type, title },
      ifExists,
    })
  await create('fail', 'first')
  await expect(create('fail', 'second')).rejects.toMatchObject({ statusCode: 409 })
  await create('ignore', 'third')
  expect(await client.getDocument(draftId)).toMatchObject({ title: 'first' })
})

test('an empty edit makes a draft of what is published', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const { draftId, publishedId } = idsOf(lake)
  await client.create({ _id: publishedId, _type: type, title: 'kept' })
  await client.action({
    actionType: 'sanity.action.document.edit',
    draftId,
    publishedId,
    patch: { unset: ['_empty_action_guard_pseudo_field_'] },
  })
  expect(await client.getDocument(draftId)).toMatchObject({ title: 'kept' })
})

test('publishing checks the expected revisions and strengthens references', async () => {
  const lake = await openContentLake()
  const { client, type, id } = lake
  const ids = idsOf(lake)
  const _strengthenOnPublish = { type }
  const reference = { _type: 'reference', _ref: id('b'), _weak: true, _strengthenOnPublish }
  await client.create({ _id: id('b'), _type: type })
  const draft = await client.create({ _id: ids.draftId, _type: type, reference })
  const publish = (ifDraftRevisionId: string) =>
    client.action({ actionType: 'sanity.action.document.publish', ...ids, ifDraftRevisionId })
  await expect(publish('another')).rejects.toMatchObject({ statusCode: 409 })
  await publish(draft._rev)
  const published = await client.getDocument(ids.publishedId)
  expect(published?.reference).toEqual({ _type: 'reference', _ref: id('b') })
})

test('unpublishing keeps the content as a draft', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const ids = idsOf(lake)
  await client.create({ _id: ids.publishedId, _type: type, title: 'kept' })
  await client.action({ actionType: 'sanity.action.document.unpublish', ...ids })
  expect(await client.getDocument(ids.publishedId)).toBeUndefined()
  expect(await client.getDocument(ids.draftId)).toMatchObject({ title: 'kept' })
})

test('a document that others refer to can be neither unpublished nor deleted', async () => {
  const lake = await openContentLake()
  const { client, type, id } = lake
  const ids = idsOf(lake)
  await client.create({ _id: id('a'), _type: type })
  await client.create({ _id: id('b'), _type: type, to: { _type: 'reference', _ref: id('a') } })
  const unpublish = { actionType: 'sanity.action.document.unpublish', ...ids } satisfies Action
  const remove = {
    actionType: 'sanity.action.document.delete',
    publishedId: id('a'),
    includeDrafts: [],
  } satisfies Action
  for (const action of [unpublish, remove]) {
    await expect(client.action(action)).rejects.toMatchObject({ statusCode: 409 })
  }
  expect(await client.getDocument(id('a'))).toBeDefined()
  expect(await client.getDocument(ids.draftId)).toBeUndefined()
})

test('a draft that refers to an unpublished document is published after it, or with it', async () => {
  const lake = await openContentLake()
  const { client, type, id } = lake
  const _strengthenOnPublish = { type }
  const to = { _type: 'reference', _ref: id('a'), _weak: true, _strengthenOnPublish }
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  await client.create({ _id: `drafts.${id('b')}`, _type: type, to })
  const publish = (name: string) =>
    ({ actionType: 'sanity.action.document.publish', ...idsOf(lake, name) }) satisfies Action
  await expect(client.action(publish('b'))).rejects.toMatchObject({ statusCode: 409 })
  expect(await client.getDocument(`drafts.${id('b')}`)).toBeDefined()
  await client.action([publish('a'), publish('b')])
  const found = await client.fetch('*[_type == $type]._id | order(@)', { type })
  expect(found).toEqual([id('a'), id('b')])
})

test('deleting takes the draft along; several actions happen together or not at all', async () => {
  const lake = await openContentLake()
  const { client, type, id } = lake
  const { draftId } = idsOf(lake)
  const count = () => client.fetch('count(*[_type == $type])', { type })
  await client.create({ _id: id('a'), _type: type })
  await client.create({ _id: draftId, _type: type })
  const remove = {
    actionType: 'sanity.action.document.delete',
    publishedId: id('a'),
    includeDrafts: [draftId],
  } satisfies Action
  const missing = {
    actionType: 'sanity.action.document.discard',
    draftId: `drafts.${id('none')}`,
  } satisfies Action
  await expect(client.action([remove, missing])).rejects.toMatchObject({
    details: { type: 'actionError', items: [{ index: 1 }] },
  })
  expect(await count()).toBe(2)
  await client.action(remove, { dryRun: true })
  expect(await count()).toBe(2)
  await client.action(remove)
  expect(await count()).toBe(0)
})

test('a draft is replaced whole', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const { draftId, publishedId } = idsOf(lake)
  await client.create({ _id: draftId, _type: type, old: true })
  const attributes = { _id: draftId, _type: type, fresh: true }
  await client.action({
    actionType: 'sanity.action.document.replaceDraft',
    publishedId,
    attributes,
  })
  const draft = await client.getDocument(draftId)
  expect(draft).toMatchObject({ fresh: true })
  expect(draft).not.toHaveProperty('old')
})

test('an unknown or incomplete action is refused', async () => {
  const { send, dataset } = await openContentLake()
  for (const action of [
    { actionType: 'sanity.action.document.juggle' },
    { actionType: 'sanity.action.document.edit' },
    {},
  ]) {
    const body = JSON.stringify({ actions: [action] })
    const headers = { 'Content-Type': 'application/json' }
    const response = await send(`/data/actions/${dataset}`, { method: 'POST', body, headers })
    expect(response.status).toBe(400)
  }
})

test('what the same list of actions edits before is published with the rest', async () => {
  const lake = await openContentLake()
  const { client, type } = lake
  const ids = idsOf(lake)
  await client.create({ _id: ids.publishedId, _type: type, title: 'old', kept: true })
  await client.action([
    { actionType: 'sanity.action.document.edit', ...ids, patch: { set: { title: 'new' } } },
    { actionType: 'sanity.action.document.publish', ...ids },
  ])
  expect(await client.getDocument(ids.publishedId)).toMatchObject({ title: 'new', kept: true })
  expect(await client.getDocument(ids.draftId)).toBeUndefined()
})
