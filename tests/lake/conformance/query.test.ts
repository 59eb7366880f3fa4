import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

async function fill({ client, id, type }: ContentLake, count = 3): Promise<void> {
  const transaction = client.transaction()
  for (let n = 1; n <= count; n += 1) {
    const slug = { _type: 'slug', current: n < count ? `s${n}` : 's1' }
    transaction.create({ _id: id(`d${n}`), _type: type, n, slug, title: `Number ${n}` })
  }
  await transaction.commit()
}

test('GET and POST give the same answer, with query and time spent', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const query = '*[_type == $type && n in $ns] | order(n) {n}'
  const params = { type: lake.type, ns: [1, 3] }
  const search = new URLSearchParams({ query, perspective: 'raw' })
  for (const [name, value] of Object.entries(params)) search.set(`$${name}`, JSON.stringify(value))
  const got = await lake.send(`/data/query/${lake.dataset}?${search}`)
  const body = JSON.stringify({ query, params })
  const headers = { 'Content-Type': 'application/json' }
  const path = `/data/query/${lake.dataset}?perspective=raw`
  const posted = await lake.send(path, { method: 'POST', body, headers })
  for (const response of [got, posted]) {
    const answer = await response.json()
    expect(answer).toMatchObject({ result: [{ n: 1 }, { n: 3 }], query })
    expect(answer.ms).toBeGreaterThanOrEqual(0)
  }
  const silent = await lake.send(`/data/query/${lake.dataset}?${search}&returnQuery=false`)
  expect(await silent.json()).not.toHaveProperty('query')
})

test('a query too long for an address goes through the client just the same', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const many = Array.from({ length: 3000 }, (_, n) => `missing-${n}`)
  const query = '*[_type == $type && _id in $ids].n'
  expect(
    await lake.client.fetch(query, { type: lake.type, ids: [...many, lake.id('d2')] }),
  ).toEqual([2])
})

test('parameters work in filters, slices, projections and functions', async () => {
  const lake = await openContentLake()
  await fill(lake, 5)
  const sorted = '*[_type == $type] | order(n)'
  const ask = (query: string, params: Record<string, unknown> = {}) =>
    lake.client.fetch(query, { type: lake.type, ...params })
  expect(await ask(`${sorted}[$from...$to].n`, { from: 0, to: 2 })).toEqual([1, 2])
  expect(await ask(`${sorted}[$from..$to].n`, { from: 0, to: 2 })).toEqual([1, 2, 3])
  expect(await ask(`${sorted}[$from...$to].n`, { from: 2, to: 3 })).toEqual([3])
  expect(await ask(`${sorted}[$at].n`, { at: 1 })).toBe(2)
  expect(await ask(`${sorted}[0]{"x": $value}`, { value: { deep: [1] } })).toEqual({
    x: { deep: [1] },
  })
  expect(await ask('*[_type == $type && title match $words].n', { words: 'num* 4' })).toEqual([4])
  expect(await ask('count(*[_type == $type && n > $least])', { least: 2 })).toBe(3)
})

test('lookups by id, type and slug agree with the same filter written differently', async () => {
  const lake = await openContentLake()
  await fill(lake, 4)
  const { client, id, type } = lake
  await client
    .patch(id('d2'))
    .set({ slug: { _type: 'slug', current: 's3' } })
    .commit()
  const params = { type, id: id('d1'), ids: [id('d3'), 'nobody', id('d1')], slug: 's3' }
  const filters = [
    '_id == $id',
    '_id in $ids',
    '_id in ["nobody", $id]',
    '_type == $type',
    '_type == $type && slug.current == $slug',
    '_type == $type && slug.current == "s1" && defined(_id)',
    '_type == $type && slug.current == "s2"',
  ]
  for (const filter of filters) {
    const plain = await client.fetch(`*[${filter}]._id | order(@)`, params)
    const hidden = await client.fetch(`*[(${filter}) || false]._id | order(@)`, params)
    expect(plain, filter).toEqual(hidden)
  }
})

test('the language: projections, conditions, functions and arithmetic', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const one = async (expression: string) =>
    lake.client.fetch(`*[_id == $id][0]{"x": ${expression}}.x`, { id: lake.id('d2') })
  expect(await one('select(n > 1 => "many", "few")')).toBe('many')
  expect(await one('coalesce(missing, title)')).toBe('Number 2')
  expect(await one('n * 2 + 1')).toBe(5)
  expect(await one('string::split(title, " ")')).toEqual(['Number', '2'])
  expect(await one('array::join(["a", "b"], "-")')).toBe('a-b')
  expect(await one('dateTime(_createdAt) <= dateTime(now())')).toBe(true)
  expect(await one('math::sum([1, 2, 3])')).toBe(6)
  expect(await one('_id in path("*")')).toBe(true)
  expect(await one('count(*[_type == ^._type])')).toBe(3)
  expect(await one('title + "!"')).toBe('Number 2!')
})

test('documents can be read by id, one or many, in the order asked for', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { client, id } = lake
  expect(await client.getDocument(id('d1'))).toMatchObject({ n: 1 })
  expect(await client.getDocument(id('none'))).toBeUndefined()
  const several = await client.getDocuments([id('d2'), id('none'), id('d1')])
  expect(several.map((document) => document?.n)).toEqual([2, undefined, 1])
  const response = await lake.send(`/data/doc/${lake.dataset}/${id('d1')},${id('none')}`)
  expect(await response.json()).toMatchObject({
    documents: [{ n: 1 }],
    omitted: [{ id: id('none'), reason: 'existence' }],
  })
})

test('an answer names the tags that live events carry', async () => {
  const { client } = await openContentLake()
  const { syncTags } = await client.fetch(
    '*[0...1]',
    {},
    { filterResponse: false, perspective: 'published' },
  )
  expect(syncTags?.every((tag) => tag.startsWith('s1:'))).toBe(true)
})
