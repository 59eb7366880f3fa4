import { Patch } from '@sanity/client'
import { expect, test } from 'vitest'
import { runLake } from './run-lake.ts'

test('a created document has an id, times and the transaction as its revision', async () => {
  const { client } = await runLake()
  const created = await client.create({ _type: 'topic', title: 'Attachment' })
  expect(created._id).toMatch(/^\w{22}$/)
  expect(created._createdAt).toBe(created._updatedAt)
  expect(await client.getDocument(created._id)).toEqual(created)
})

test('a patch sets, fills, unsets, counts, inserts and merges text', async () => {
  const { client } = await runLake()
  await client.create({
    _id: 'a',
    _type: 'x',
    title: 'old',
    gone: 1,
    n: 1,
    list: ['b'],
    text: 'The cat',
  })
  const after = await client
    .patch('a')
    .set({ title: 'new', 'deep.er': true })
    .setIfMissing({ title: 'ignored', added: 'yes' })
    .unset(['gone'])
    .inc({ n: 4 })
    .insert('before', 'list[0]', ['a'])
    .diffMatchPatch({ text: '@@ -1,7 +1,7 @@\n The \n-c\n+b\n at\n' })
    .commit()
  expect(after).toMatchObject({
    title: 'new',
    added: 'yes',
    n: 5,
    list: ['a', 'b'],
    text: 'The bat',
  })
  expect(after).toHaveProperty('deep', { er: true })
  expect(after).not.toHaveProperty('gone')
  expect(after._updatedAt >= after._createdAt).toBe(true)
})

test('a transaction that fails halfway leaves nothing behind', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'there', _type: 'x' })
  const failing = client
    .transaction()
    .create({ _id: 'first', _type: 'x' })
    .patch(new Patch('missing', { set: { a: 1 } }))
    .commit()
  await expect(failing).rejects.toMatchObject({ statusCode: 409 })
  expect(await client.getDocument('first')).toBeUndefined()
  await expect(client.create({ _id: 'there', _type: 'x' })).rejects.toThrow(/already exists/)
})

test('a patch for an old revision is refused with 409', async () => {
  const { client } = await runLake()
  const first = await client.create({ _id: 'a', _type: 'x', n: 1 })
  await client.patch('a').ifRevisionId(first._rev).set({ n: 2 }).commit()
  const late = client.patch('a').ifRevisionId(first._rev).set({ n: 3 }).commit()
  await expect(late).rejects.toMatchObject({ statusCode: 409 })
  expect(await client.getDocument('a')).toMatchObject({ n: 2 })
})

test("the client's transaction id becomes the revision, and serves once", async () => {
  const { client } = await runLake()
  const write = () =>
    client.transaction().createOrReplace({ _id: 'a', _type: 'x' }).transactionId('mine').commit()
  await write()
  expect((await client.getDocument('a'))?._rev).toBe('mine')
  await expect(write()).rejects.toMatchObject({ statusCode: 409 })
})

test('a dry run answers as if it had happened', async () => {
  const { client } = await runLake()
  const promised = await client.create({ _id: 'a', _type: 'x' }, { dryRun: true })
  expect(promised._id).toBe('a')
  expect(await client.getDocument('a')).toBeUndefined()
})

test('documents can be patched and deleted by query', async () => {
  const { client } = await runLake()
  for (const n of [1, 2, 3]) await client.create({ _id: `d${n}`, _type: 'x', n })
  await client
    .patch({ query: '*[n > $least]', params: { least: 1 } })
    .set({ seen: true })
    .commit()
  expect(await client.fetch('count(*[seen])')).toBe(2)
  await client.delete({ query: '*[seen]' })
  expect(await client.fetch('*[]._id')).toEqual(['d1'])
})

test('createIfNotExists leaves what is there, createOrReplace keeps its creation time', async () => {
  const { client } = await runLake()
  const first = await client.create({ _id: 'a', _type: 'x', n: 1 })
  await client.createIfNotExists({ _id: 'a', _type: 'x', n: 2 })
  expect(await client.getDocument('a')).toEqual(first)
  const replaced = await client.createOrReplace({ _id: 'a', _type: 'x', n: 3 })
  expect(replaced).toMatchObject({ n: 3, _createdAt: first._createdAt })
})

test('a document is not deleted while a strong reference to it remains', async () => {
  const { client } = await runLake()
  const to = { _type: 'reference', _ref: 'a' }
  await client.create({ _id: 'a', _type: 'x' })
  await client.create({ _id: 'drafts.b', _type: 'x', list: [{ to }] })
  await client.create({ _id: 'c', _type: 'x', to: { ...to, _weak: true } })
  await expect(client.delete('a')).rejects.toMatchObject({
    statusCode: 409,
    details: {
      type: 'mutationError',
      items: [
        {
          error: {
            type: 'documentHasExistingReferencesError',
            id: 'a',
            referencingIDs: ['drafts.b'],
          },
          index: 0,
        },
      ],
    },
  })
  expect(await client.getDocument('a')).toBeDefined()
  // The order does not matter, and the weak reference of "c" holds nothing.
  await client.transaction().delete('a').delete('drafts.b').commit()
  expect(await client.fetch('*[]._id')).toEqual(['c'])
})

test('only drafts may refer to what is not there; documents may arrive in any order', async () => {
  const { client } = await runLake()
  const to = { _type: 'reference', _ref: 'b' }
  await client.create({ _id: 'drafts.a', _type: 'x', to })
  await expect(client.create({ _id: 'a', _type: 'x', to })).rejects.toMatchObject({
    statusCode: 409,
    details: { items: [{ error: { id: 'a', referenceID: 'b' }, index: 0 }] },
  })
  await client
    .transaction()
    .create({ _id: 'a', _type: 'x', to })
    .create({ _id: 'b', _type: 'x', to: { ...to, _ref: 'a' } })
    .commit()
  expect(await client.fetch('count(*)')).toBe(3)
})

test('malformed mutations are refused with a reason', async () => {
  const { lake } = await runLake()
  const bodies = [
    '{',
    '[]',
    '{"mutations": 1}',
    '{"mutations":[{}]}',
    '{"mutations":[{"patch":{}}]}',
  ]
  bodies.push(
    '{"mutations":[{"create":{"_id":"a"}}]}',
    '{"mutations":[{"create":{"_id":"../a","_type":"x"}}]}',
  )
  for (const body of bodies) {
    const url = `${lake.url}/v2026-11-01/data/mutate/production`
    const response = await fetch(url, { method: 'POST', body })
    expect(response.status, body).toBe(400)
    expect(await response.json(), body).toHaveProperty('error.description')
  }
})
