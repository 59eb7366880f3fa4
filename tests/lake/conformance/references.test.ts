import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

test('a document is not deleted while a strong reference to it remains', async () => {
  const { client, id, type } = await openContentLake()
  const to = { _type: 'reference', _ref: id('a') }
  await client.create({ _id: id('a'), _type: type })
  await client.create({ _id: id('b'), _type: type, list: [{ to }] })
  await client.create({ _id: id('c'), _type: type, to: { ...to, _weak: true } })
  const reason = {
    type: 'documentHasExistingReferencesError',
    id: id('a'),
    referencingIDs: [id('b')],
  }
  await expect(client.delete(id('a'))).rejects.toMatchObject({
    statusCode: 409,
    details: { type: 'mutationError', items: [{ error: reason, index: 0 }] },
  })
  expect(await client.getDocument(id('a'))).toBeDefined()
  // The order does not matter, and the weak reference of "c" holds nothing.
  await client.transaction().delete(id('a')).delete(id('b')).commit()
  expect(await client.fetch('*[_type == $type]._id', { type })).toEqual([id('c')])
})

test('a strong reference needs its document; those that refer to each other may come together', async () => {
  const { client, id, type } = await openContentLake()
  const to = { _type: 'reference', _ref: id('b') }
  await expect(client.create({ _id: id('a'), _type: type, to })).rejects.toMatchObject({
    statusCode: 409,
    details: { items: [{ error: { id: id('a'), referenceID: id('b') }, index: 0 }] },
  })
  await client
    .transaction()
    .create({ _id: id('a'), _type: type, to })
    .create({ _id: id('b'), _type: type, to: { ...to, _ref: id('a') } })
    .commit()
  expect(await client.fetch('count(*[_type == $type])', { type })).toBe(2)
  await client.transaction().delete(id('a')).delete(id('b')).commit()
})

test('queries find who refers to a document, from any depth', async () => {
  const { client, id, type } = await openContentLake()
  await client.create({ _id: id('a'), _type: type })
  const to = { _type: 'reference', _ref: id('a') }
  await client.create({ _id: id('b'), _type: type, deep: [{ _key: 'k', er: { to } }] })
  const find = (target: string | string[]) =>
    client.fetch('*[_type == $type && references($target)]._id', { type, target })
  expect(await find(id('a'))).toEqual([id('b')])
  expect(await find([id('none'), id('a')])).toEqual([id('b')])
  expect(await find(id('b'))).toEqual([])
  const back = '*[_id == $id][0]{"from": *[references(^._id)]._id}.from'
  expect(await client.fetch(back, { id: id('a') })).toEqual([id('b')])
})

test('who refers from other datasets is told', async () => {
  const { client, id, type, dataset } = await openContentLake()
  await client.create({ _id: id('a'), _type: type })
  const url = `/data/references/${dataset}/documents/${id('a')}/to?excludeInternalReferences=true`
  expect(await client.request({ url })).toMatchObject({ totalCount: 0, references: [] })
})
