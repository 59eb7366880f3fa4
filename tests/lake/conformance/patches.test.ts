import type { PatchOperations } from '@sanity/client'
import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

async function patched(before: Record<string, unknown>, patch: PatchOperations) {
  const { client, id, type } = await openContentLake()
  await client.create({ _id: id('a'), _type: type, ...before })
  const after = await client.patch(id('a'), patch).commit()
  expect(await client.getDocument(id('a'))).toEqual(after)
  const { _id, _type, _rev, _createdAt, _updatedAt, ...content } = after
  return content
}

test('set makes the objects on its way, setIfMissing fills only gaps, unset removes', async () => {
  expect(await patched({ a: 1 }, { set: { a: 2, 'deep.er': true } })).toEqual({
    a: 2,
    deep: { er: true },
  })
  expect(await patched({ a: 1 }, { setIfMissing: { a: 2, b: 3 } })).toEqual({ a: 1, b: 3 })
  expect(await patched({ a: 1, b: { c: 2, d: 3 } }, { unset: ['a', 'b.c', 'none'] })).toEqual({
    b: { d: 3 },
  })
})

test('numbers go up and down', async () => {
  expect(await patched({ a: 1, b: { c: 5 } }, { inc: { a: 2.5, 'b.c': 1 } })).toEqual({
    a: 3.5,
    b: { c: 6 },
  })
  expect(await patched({ a: 1 }, { dec: { a: 3 } })).toEqual({ a: -2 })
})

test('items are inserted before, after and instead of others, also at the ends', async () => {
  const list = ['a', 'b', 'c']
  const insert = (where: object) => patched({ list }, { insert: Object(where) })
  expect(await insert({ before: 'list[0]', items: ['x'] })).toEqual({ list: ['x', 'a', 'b', 'c'] })
  expect(await insert({ after: 'list[0]', items: ['x', 'y'] })).toEqual({
    list: ['a', 'x', 'y', 'b', 'c'],
  })
  expect(await insert({ after: 'list[-1]', items: ['x'] })).toEqual({ list: ['a', 'b', 'c', 'x'] })
  expect(await insert({ before: 'list[-1]', items: ['x'] })).toEqual({ list: ['a', 'b', 'x', 'c'] })
  expect(await insert({ replace: 'list[1:]', items: ['x'] })).toEqual({ list: ['a', 'x'] })
  expect(await insert({ replace: 'list[1]', items: ['x', 'y'] })).toEqual({
    list: ['a', 'x', 'y', 'c'],
  })
})

test('items are found by key, by condition, by place and by range', async () => {
  const list = [
    { _key: 'a', n: 1 },
    { _key: 'b', n: 2 },
    { _key: 'c', n: 3 },
  ]
  const numbers = async (patch: PatchOperations) => {
    const { list: after } = await patched({ list }, patch)
    return after.map((item: { n: number }) => item.n)
  }
  expect(await numbers({ set: { 'list[_key=="b"].n': 9 } })).toEqual([1, 9, 3])
  expect(await numbers({ set: { 'list[n > 1].n': 9 } })).toEqual([1, 9, 9])
  expect(await numbers({ set: { 'list[0].n': 9 } })).toEqual([9, 2, 3])
  expect(await numbers({ inc: { 'list[n > 0].n': 10 } })).toEqual([11, 12, 13])
  expect(await numbers({ set: { 'list[1:3].n': 9 } })).toEqual([1, 9, 9])
  expect(await numbers({ unset: ['list[_key=="b"]'] })).toEqual([1, 3])
  expect(await numbers({ unset: ['list[0,2]'] })).toEqual([2])
  const insert = { after: 'list[_key=="a"]', items: [{ _key: 'x', n: 0 }] }
  expect(await numbers({ insert: Object(insert) })).toEqual([1, 0, 2, 3])
})

test('two dots reach into any depth', async () => {
  const body = [{ _key: 'k', children: [{ _key: 's', text: 'old' }] }]
  const after = await patched({ body }, { set: { 'body..text': 'new' } })
  expect(after.body[0].children[0].text).toBe('new')
})

test('text is merged by the differences that were made to it', async () => {
  const change = '@@ -1,7 +1,7 @@\n The \n-c\n+b\n at\n'
  const before = { text: 'The cat', list: [{ _key: 'k', text: 'The cat' }] }
  const diffMatchPatch = { text: change, 'list[_key=="k"].text': change }
  expect(await patched(before, { diffMatchPatch })).toEqual({
    text: 'The bat',
    list: [{ _key: 'k', text: 'The bat' }],
  })
  // Somebody else wrote at the start in the meantime.
  const moved = await patched({ text: 'Look: The cat' }, { diffMatchPatch: { text: change } })
  expect(moved).toEqual({ text: 'Look: The bat' })
})

test('several operations of one patch happen in their fixed order', async () => {
  const after = await patched(
    { n: 1, gone: true, list: ['b'] },
    { set: { n: 5 }, unset: ['gone'], inc: { n: 1 }, insert: { before: 'list[0]', items: ['a'] } },
  )
  expect(after).toEqual({ n: 6, list: ['a', 'b'] })
})

test('a patch moves the time of the last change and the revision, and neither id nor type', async () => {
  const { client, id, type } = await openContentLake()
  const before = await client.create({ _id: id('a'), _type: type })
  const after = await client.patch(id('a')).set({ a: 1 }).commit()
  expect(after._rev).not.toBe(before._rev)
  expect(after._createdAt).toBe(before._createdAt)
  expect(Date.parse(after._updatedAt)).toBeGreaterThanOrEqual(Date.parse(before._updatedAt))
  for (const field of ['_id', '_type']) {
    const change = client
      .patch(id('a'))
      .set({ [field]: 'another' })
      .commit()
    await expect(change).rejects.toMatchObject({
      statusCode: expect.toSatisfy((n) => n >= 400 && n < 500),
    })
  }
})
