import { Patch } from '@sanity/client'
import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

test('a transaction that fails halfway leaves nothing behind', async () => {
  const { client, id, type } = await openContentLake()
  const failing = client
    .transaction()
    .create({ _id: id('first'), _type: type })
    .patch(new Patch(id('missing'), { set: { a: 1 } }))
    .commit()
  await expect(failing).rejects.toMatchObject({
    statusCode: 409,
    details: { type: 'mutationError', items: [{ index: 1 }] },
  })
  expect(await client.getDocument(id('first'))).toBeUndefined()
})

test('later mutations see what earlier ones did, queries included', async () => {
  const { client, id, type } = await openContentLake()
  await client
    .transaction()
    .create({ _id: id('a'), _type: type, n: 1 })
    .patch(id('a'), (patch) => patch.inc({ n: 1 }))
    .commit()
  expect(await client.getDocument(id('a'))).toMatchObject({ n: 2 })
  await client.mutate([
    { create: { _id: id('b'), _type: type, n: 2 } },
    { patch: { query: '*[_type == $type && n == 2]', params: { type }, set: { seen: true } } },
  ])
  expect(await client.fetch('count(*[_type == $type && seen])', { type })).toBe(2)
})

test('all documents of a transaction share its id as their revision', async () => {
  const { client, id, type } = await openContentLake()
  const { transactionId } = await client
    .transaction()
    .create({ _id: id('a'), _type: type })
    .create({ _id: id('b'), _type: type })
    .commit()
  expect(await client.fetch('*[_type == $type]._rev', { type })).toEqual([
    transactionId,
    transactionId,
  ])
})

test("the client's transaction id becomes the revision, and serves once", async () => {
  const { client, id, type } = await openContentLake()
  const write = () =>
    client
      .transaction()
      .createOrReplace({ _id: id('a'), _type: type })
      .transactionId(id('mine'))
      .commit()
  await write()
  expect((await client.getDocument(id('a')))?._rev).toBe(id('mine'))
  await expect(write()).rejects.toMatchObject({ statusCode: 409 })
})

test('rivals for one revision: exactly one wins', async () => {
  const { client, id, type } = await openContentLake()
  const { _rev } = await client.create({ _id: id('a'), _type: type })
  const rivals = Array.from({ length: 10 }, (_, winner) =>
    client.patch(id('a')).ifRevisionId(_rev).set({ winner }).commit(),
  )
  const outcomes = await Promise.allSettled(rivals)
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})
