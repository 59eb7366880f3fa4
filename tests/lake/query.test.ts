import { expect, test } from 'vitest'
import { startLake } from '../../studio/lake/start-lake.ts'
import { connect, makeFolder, runLake } from './run-lake.ts'

test('perspectives overlay drafts and versions on what is published', async () => {
  const { lake, client } = await runLake()
  await client.create({ _id: 'a', _type: 'x', title: 'published' })
  await client.create({ _id: 'drafts.a', _type: 'x', title: 'draft' })
  await client.create({ _id: 'versions.r1.a', _type: 'x', title: 'version' })
  await client.create({ _id: 'drafts.b', _type: 'x', title: 'only a draft' })
  const titles = (perspective: 'raw' | 'published' | 'drafts' | string[]) =>
    client.fetch('*[_type == "x"] | order(_id, title){_id, title}', {}, { perspective })
  expect(await titles('published')).toEqual([{ _id: 'a', title: 'published' }])
  expect(await titles('drafts')).toEqual([
    { _id: 'a', title: 'draft' },
    { _id: 'b', title: 'only a draft' },
  ])
  expect(await titles(['r1', 'published'])).toEqual([{ _id: 'a', title: 'version' }])
  expect(await titles('raw')).toHaveLength(4)
  const response = await fetch(`${lake.url}/v2026-11-01/data/query/production?query=count(*)`)
  expect(await response.json()).toMatchObject({ result: 1 })
  const older = await fetch(`${lake.url}/v2021-10-21/data/query/production?query=count(*)`)
  expect(await older.json()).toMatchObject({ result: 4 })
})

test('a view follows every later change', async () => {
  const { client } = await runLake()
  const see = () =>
    client.fetch('*[_type == "x"]{title, _originalId}', {}, { perspective: 'drafts' })
  expect(await see()).toEqual([])
  await client.create({ _id: 'a', _type: 'x', title: '1' })
  expect(await see()).toEqual([{ title: '1', _originalId: 'a' }])
  await client.create({ _id: 'drafts.a', _type: 'x', title: '2' })
  expect(await see()).toEqual([{ title: '2', _originalId: 'drafts.a' }])
  await client.delete('drafts.a')
  expect(await see()).toEqual([{ title: '1', _originalId: 'a' }])
})

test('lookups by id, type and slug agree with the same filter written so that no index helps', async () => {
  const { client } = await runLake()
  for (const n of [1, 2, 3, 4]) {
    const slug = { _type: 'slug', current: n < 4 ? `s${n}` : 's1' }
    await client.create({ _id: `d${n}`, _type: n % 2 ? 'odd' : 'even', slug })
  }
  await client
    .patch('d2')
    .set({ slug: { _type: 'slug', current: 's3' } })
    .commit()
  const params = { id: 'd1', ids: ['d3', 'nobody', 'd1'], slug: 's3' }
  const filters = [
    '_id == $id',
    '_id in $ids',
    '_id in ["d2", $id]',
    '_type == "odd"',
    'slug.current == $slug',
    '_type == "even" && slug.current == "s1" && defined(_id)',
    'slug.current == "s2"',
  ]
  for (const filter of filters) {
    const plain = await client.fetch(`*[${filter}]._id | order(@)`, params)
    const hidden = await client.fetch(`*[(${filter}) || false]._id | order(@)`, params)
    expect(plain, filter).toEqual(hidden)
  }
  expect(await client.fetch('{"all": count(*), "odd": *[_type == "odd"]._id}')).toMatchObject({
    all: 4,
  })
})

test('references are followed within the perspective', async () => {
  const { client } = await runLake()
  await client.create({ _id: 'p', _type: 'person', name: 'Ada' })
  await client.create({ _id: 'drafts.p', _type: 'person', name: 'Ada L.' })
  await client.create({ _id: 'a', _type: 'x', author: { _type: 'reference', _ref: 'p' } })
  const query = '*[_id == "a"][0].author->name'
  expect(await client.fetch(query, {}, { perspective: 'published' })).toBe('Ada')
  expect(await client.fetch(query, {}, { perspective: 'drafts' })).toBe('Ada L.')
})

test('slices take parameters and text::query searches', async () => {
  const { client } = await runLake()
  for (const n of [1, 2, 3])
    await client.create({ _id: `d${n}`, _type: 'x', title: `Number ${n} tall` })
  const slice = '*[_type == "x"] | order(_id) [$from...$to]._id'
  expect(await client.fetch(slice, { from: 0, to: 2 })).toEqual(['d1', 'd2'])
  expect(await client.fetch(slice, { from: 2, to: 3 })).toEqual(['d3'])
  const search = '*[_type == "x" && [@, _id] match text::query($q)]._id'
  expect(await client.fetch(search, { q: 'number 2' })).toEqual(['d2'])
  expect(await client.fetch(search, { q: 'ta*' })).toHaveLength(3)
  expect(
    await client.fetch(`${search.slice(0, -4)} | score(title match text::query($q))`, { q: '*' }),
  ).toHaveLength(3)
})

test('a query that cannot be parsed is a 400 that points at the mistake', async () => {
  const { client } = await runLake()
  await expect(client.fetch('*[_type == ')).rejects.toMatchObject({
    statusCode: 400,
    message: expect.stringContaining('GROQ query parse error'),
  })
  await expect(client.fetch('unknown()')).rejects.toMatchObject({ statusCode: 400 })
})

test('source maps name the document and path of every string', async () => {
  const { client } = await runLake()
  const block = {
    _key: 'k',
    _type: 'block',
    children: [{ _key: 's', _type: 'span', text: 'Hello' }],
  }
  await client.create({ _id: 'p', _type: 'person', name: 'Ada' })
  await client.create({
    _id: 'drafts.a',
    _type: 'x',
    slug: { current: 'a' },
    title: 'A title',
    body: [block],
    author: { _type: 'reference', _ref: 'p' },
  })
  const { result, resultSourceMap } = await client.fetch(
    '*[_type == "x" && slug.current == $slug][0]{title, body, "by": author->name, "length": length(title)}',
    { slug: 'a' },
    { perspective: 'drafts', resultSourceMap: 'withKeyArraySelector', filterResponse: false },
  )
  expect(result).toMatchObject({ title: 'A title', by: 'Ada', length: 7 })
  expect(resultSourceMap?.documents).toContainEqual({ _id: 'p', _type: 'person' })
  expect(resultSourceMap?.documents).toContainEqual({ _id: 'drafts.a', _type: 'x' })
  expect(resultSourceMap?.paths).toContain(
    "$['body'][?(@._key=='k')]['children'][?(@._key=='s')]['text']",
  )
  expect(resultSourceMap?.mappings).toHaveProperty(["$['by']"])
})

test('documents survive a restart', async () => {
  const folder = await makeFolder()
  const first = await startLake({ port: 0, folder })
  await connect(first).create({ _id: 'a', _type: 'x', title: 'kept' })
  await connect(first).create({ _id: 'b', _type: 'x' })
  await connect(first).delete('b')
  await first.close()
  const { client } = await runLake(folder)
  expect(await client.fetch('*[]{_id, title}')).toEqual([{ _id: 'a', title: 'kept' }])
})
