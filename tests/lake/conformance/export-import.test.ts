import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

test('an export holds every document as it is stored, one a line', async () => {
  const { client, id, type, send, dataset } = await openContentLake()
  const published = await client.create({ _id: id('a'), _type: type, title: 'Ä "quoted"\nline' })
  const draft = await client.create({ _id: `drafts.${id('a')}`, _type: type })
  const response = await send(`/data/export/${dataset}`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toContain('ndjson')
  const lines = (await response.text()).trim().split('\n')
  const mine = lines.map((line) => JSON.parse(line)).filter((row) => row._type === type)
  expect(mine.toSorted((a, b) => a._id.localeCompare(b._id))).toEqual([published, draft])
})

test('an export can be limited to types', async () => {
  const { client, id, type, send, dataset } = await openContentLake()
  await client.create({ _id: id('a'), _type: type })
  await client.create({ _id: id('b'), _type: `${type}-other` })
  const response = await send(`/data/export/${dataset}?types=${type},none`)
  const ids = (await response.text())
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line)._id)
  expect(ids).toEqual([id('a')])
})

test('what was exported can be imported again, references in any order', async () => {
  const { client, id, type } = await openContentLake()
  const to = { _type: 'reference', _ref: id('b') }
  const rows: ({ _id: string; _type: string } & Record<string, unknown>)[] = [
    { _id: id('a'), _type: type, to, _createdAt: '2020-01-01T00:00:00Z' },
    { _id: id('b'), _type: type, to: { ...to, _ref: id('a') } },
  ]
  const transaction = client.transaction()
  for (const row of rows) transaction.createOrReplace(row)
  await transaction.commit({ visibility: 'async' })
  const found = await client.fetch('*[_type == $type] | order(_id)', { type })
  expect(found).toMatchObject(rows)
})
