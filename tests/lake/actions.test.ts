import type { Action } from '@sanity/client'
import { expect, test } from 'vitest'
import { runLake } from './run-lake.ts'

const DRAFT = { draftId: 'drafts.a', publishedId: 'a' }

test('a draft is created, edited, published and edited again', async () => {
  const { client } = await runLake()
  await client.action({
    actionType: 'sanity.action.document.create',
    publishedId: 'a',
    attributes: { _id: 'drafts.a', _type: 'x', title: 'one' },
    ifExists: 'fail',
  })
  await client.action({
    actionType: 'sanity.action.document.edit',
    ...DRAFT,
    patch: { set: { title: 'two' } },
  })
  await client.action({ actionType: 'sanity.action.document.publish', ...DRAFT })
  expect(await client.getDocument('a')).toMatchObject({ title: 'two' })
  expect(await client.getDocument('drafts.a')).toBeUndefined()
  await client.action({
    actionType: 'sanity.action.document.edit',
    ...DRAFT,
    patch: { set: { title: 'three' } },
  })
  expect(await client.getDocument('a')).toMatchObject({ title: 'two' })
  expect(await client.getDocument('drafts.a')).toMatchObject({ title: 'three' })
  await client.action({ actionType: 'sanity.action.document.discard', draftId: 'drafts.a' })
  expect(await client.getDocument('drafts.a')).toBeUndefined()
})

test('publishing checks the expected revisions and strengthens references', async () => {
  const { client } = await runLake()
  const reference = {
    _type: 'reference',
    _ref: 'b',
    _weak: true,
    _strengthenOnPublish: { type: 'x' },
  }
  await client.create({ _id: 'b', _type: 'x' })
  const draft = await client.create({ _id: 'drafts.a', _type: 'x', reference })
  const publish = (ifDraftRevisionId: string) =>
    client.action({ actionType: 'sanity.action.document.publish', ...DRAFT, ifDraftRevisionId })
  await expect(publish('another')).rejects.toMatchObject({ statusCode: 409 })
  await publish(draft._rev)
  expect((await client.getDocument('a'))?.reference).toEqual({ _type: 'reference', _ref: 'b' })
})

test('unpublishing keeps the content as a draft', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'a', _type: 'x', title: 'kept' })
  await client.action({ actionType: 'sanity.action.document.unpublish', ...DRAFT })
  expect(await client.getDocument('a')).toBeUndefined()
  expect(await client.getDocument('drafts.a')).toMatchObject({ title: 'kept' })
})

test('a document that others refer to can be neither unpublished nor deleted', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'a', _type: 'x' })
  await client.create({ _id: 'b', _type: 'x', to: { _type: 'reference', _ref: 'a' } })
  const reason = { type: 'documentHasExistingReferencesError', id: 'a', referencingIDs: ['b'] }
  const refusal = { statusCode: 409, details: { items: [{ error: reason, index: 0 }] } }
  const unpublish = { actionType: 'sanity.action.document.unpublish', ...DRAFT } satisfies Action
  const remove = {
    actionType: 'sanity.action.document.delete',
    publishedId: 'a',
    includeDrafts: [],
  } satisfies Action
  for (const action of [unpublish, remove]) {
    await expect(client.action(action)).rejects.toMatchObject(refusal)
  }
  expect(await client.getDocument('a')).toBeDefined()
  expect(await client.getDocument('drafts.a')).toBeUndefined()
})

test('a draft that refers to an unpublished document is published after it, or with it', async () => {
  const { client } = await runLake()
  const to = { _type: 'reference', _ref: 'a', _weak: true, _strengthenOnPublish: { type: 'x' } }
  await client.create({ _id: 'drafts.a', _type: 'x' })
  await client.create({ _id: 'drafts.b', _type: 'x', to })
  const publish = (id: string) =>
    ({
      actionType: 'sanity.action.document.publish',
      draftId: `drafts.${id}`,
      publishedId: id,
    }) satisfies Action
  await expect(client.action(publish('b'))).rejects.toMatchObject({ statusCode: 409 })
  expect(await client.getDocument('drafts.b')).toBeDefined()
  await client.action([publish('b'), publish('a')])
  expect(await client.fetch('*[_id in ["a", "b"]]._id')).toEqual(['a', 'b'])
})

test('deleting takes the draft along; several actions happen together or not at all', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'a', _type: 'x' })
  await client.create({ _id: 'drafts.a', _type: 'x' })
  const remove = {
    actionType: 'sanity.action.document.delete',
    publishedId: 'a',
    includeDrafts: ['drafts.a'],
  } satisfies Action
  const missing = {
    actionType: 'sanity.action.document.discard',
    draftId: 'drafts.none',
  } satisfies Action
  await expect(client.action([remove, missing])).rejects.toMatchObject({ statusCode: 404 })
  expect(await client.fetch('count(*)')).toBe(2)
  await client.action(remove, { dryRun: true })
  expect(await client.fetch('count(*)')).toBe(2)
  await client.action(remove)
  expect(await client.fetch('count(*)')).toBe(0)
})

test('versions are created from a base and discarded', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'a', _type: 'x', title: 'base' })
  await client.action({
    actionType: 'sanity.action.document.version.create',
    publishedId: 'a',
    baseId: 'a',
    versionId: 'versions.r1.a',
  })
  expect(await client.getDocument('versions.r1.a')).toMatchObject({ title: 'base' })
  await client.action({
    actionType: 'sanity.action.document.version.discard',
    versionId: 'versions.r1.a',
  })
  expect(await client.getDocument('versions.r1.a')).toBeUndefined()
})
