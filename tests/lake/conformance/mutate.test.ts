import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

test('a created document has an id, times and the transaction as its revision', async () => {
  const { client, type } = await openContentLake()
  const created = await client.create({ _type: type, title: 'Attachment' })
  expect(created._id).toMatch(/^\w{22}$/)
  expect(created._createdAt).toBe(created._updatedAt)
  expect(await client.getDocument(created._id)).toEqual(created)
})

test('an id that ends in a dot is completed', async () => {
  const { client, type, id } = await openContentLake()
  const created = await client.create({ _id: `${id('a')}.`, _type: type })
  expect(created._id).toMatch(new RegExp(`^${id('a')}\\.\\w+$`))
})

test('creating twice fails, unless one says what shall happen then', async () => {
  const { client, type, id } = await openContentLake()
  const first = await client.create({ _id: id('a'), _type: type, n: 1 })
  await expect(client.create({ _id: id('a'), _type: type })).rejects.toMatchObject({
    statusCode: 409,
    details: { items: [{ error: { type: 'documentAlreadyExistsError', id: id('a') } }] },
  })
  await client.createIfNotExists({ _id: id('a'), _type: type, n: 2 })
  expect(await client.getDocument(id('a'))).toEqual(first)
  const replaced = await client.createOrReplace({ _id: id('a'), _type: type, n: 3 })
  expect(replaced).toMatchObject({ n: 3, _createdAt: first._createdAt })
})

test('documents are deleted by id and by query; deleting nothing is no fault', async () => {
  const { client, type, id } = await openContentLake()
  for (const n of [1, 2, 3]) await client.create({ _id: id(`d${n}`), _type: type, n })
  await client.delete(id('d1'))
  await client.delete(id('none'))
  await client.delete({ query: '*[_type == $type && n == $n]', params: { type, n: 2 } })
  expect(await client.fetch('*[_type == $type]._id', { type })).toEqual([id('d3')])
})

test('a patch by query changes every document it selects', async () => {
  const { client, type, id } = await openContentLake()
  for (const n of [1, 2, 3]) await client.create({ _id: id(`d${n}`), _type: type, n })
  await client
    .patch({ query: '*[_type == $type && n > $n]', params: { type, n: 1 } })
    .inc({ n: 10 })
    .commit({ returnDocuments: false })
  expect(await client.fetch('*[_type == $type] | order(n).n', { type })).toEqual([1, 12, 13])
})

test('the answer holds what was asked for: documents, the first of them, ids, or nothing', async () => {
  const { client, type, id } = await openContentLake()
  const write = () =>
    client.transaction().create({ _type: type, title: 'a' }).create({ _type: type, title: 'b' })
  expect(await write().commit({ returnDocuments: true })).toMatchObject([
    { title: 'a' },
    { title: 'b' },
  ])
  expect(await write().commit({ returnDocuments: true, returnFirst: true })).toMatchObject({
    title: 'a',
  })
  expect(await write().commit({ returnDocuments: false })).toMatchObject({
    transactionId: expect.any(String),
    documentIds: [expect.any(String), expect.any(String)],
    results: [{ operation: 'create' }, { operation: 'create' }],
  })
  const again = await client.createIfNotExists(
    { _id: id('a'), _type: type },
    { returnDocuments: false },
  )
  expect(again).toMatchObject({ documentId: id('a'), results: [{ operation: 'create' }] })
})

test('a dry run answers as if it had happened', async () => {
  const { client, type, id } = await openContentLake()
  const promised = await client.create({ _id: id('a'), _type: type }, { dryRun: true })
  expect(promised._id).toBe(id('a'))
  expect(await client.getDocument(id('a'))).toBeUndefined()
  await client.create({ _id: id('a'), _type: type, n: 1 })
  expect(await client.patch(id('a')).set({ n: 2 }).commit({ dryRun: true })).toMatchObject({ n: 2 })
  expect(await client.getDocument(id('a'))).toMatchObject({ n: 1 })
})

test.each(['sync', 'async', 'deferred'] as const)(
  'visibility %s is accepted',
  async (visibility) => {
    const { client, type, id } = await openContentLake()
    await client.create({ _id: id('a'), _type: type }, { visibility })
    await expect.poll(() => client.getDocument(id('a'))).toBeDefined()
  },
)

test('keys of array items are made where asked', async () => {
  const { client, type, id } = await openContentLake()
  const list = [{ _type: 'item' }, { _key: 'mine', _type: 'item', deep: [{ a: 1 }] }, 'text']
  const plain = await client.create({ _id: id('a'), _type: type, list })
  expect(plain.list).toEqual(list)
  const created = await client.create({ _type: type, list }, { autoGenerateArrayKeys: true })
  expect(created.list).toMatchObject([
    { _key: expect.any(String) },
    { _key: 'mine', deep: [{ _key: expect.any(String) }] },
    'text',
  ])
  const patched = await client
    .patch(id('a'))
    .insert('after', 'list[-1]', [{ _type: 'item', added: true }])
    .commit({ autoGenerateArrayKeys: true })
  expect(patched.list.at(-1)).toMatchObject({ _key: expect.any(String), added: true })
})

test('a patch for an old revision is refused with 409', async () => {
  const { client, type, id } = await openContentLake()
  const first = await client.create({ _id: id('a'), _type: type, n: 1 })
  await client.patch(id('a')).ifRevisionId(first._rev).set({ n: 2 }).commit()
  const late = client.patch(id('a')).ifRevisionId(first._rev).set({ n: 3 }).commit()
  await expect(late).rejects.toMatchObject({ statusCode: 409, details: { type: 'mutationError' } })
  expect(await client.getDocument(id('a'))).toMatchObject({ n: 2 })
})

test('patching what is not there is refused', async () => {
  const { client, id } = await openContentLake()
  const failing = client.patch(id('none')).set({ a: 1 }).commit()
  await expect(failing).rejects.toMatchObject({ statusCode: 409 })
})
