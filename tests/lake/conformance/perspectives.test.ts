import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

async function fill({ client, id, type }: ContentLake): Promise<string[]> {
  const releases = ['one', 'two'].map((name) => id(name).replaceAll('-', ''))
  for (const releaseId of releases) {
    await client.action({ actionType: 'sanity.action.release.create', releaseId, metadata: {} })
  }
  const transaction = client.transaction()
  const add = (_id: string, title: string) => transaction.create({ _id, _type: type, title })
  add(id('a'), 'published')
  add(`drafts.${id('a')}`, 'draft')
  add(`versions.${releases[0]}.${id('a')}`, 'in one')
  add(`versions.${releases[1]}.${id('a')}`, 'in two')
  add(`drafts.${id('b')}`, 'only a draft')
  add(`versions.${releases[1]}.${id('c')}`, 'only in two')
  await transaction.commit()
  return releases
}

async function removeReleases({ client }: ContentLake, releases: string[]): Promise<void> {
  for (const releaseId of releases) {
    await client.action({ actionType: 'sanity.action.release.archive', releaseId })
    await client.action({ actionType: 'sanity.action.release.delete', releaseId })
  }
}

test('each perspective shows the layers it names, the first one winning', async () => {
  const lake = await openContentLake()
  const releases = await fill(lake)
  const [one = '', two = ''] = releases
  const titles = async (perspective: 'raw' | 'published' | 'drafts' | string[]) =>
    lake.client.fetch(
      '*[_type == $type] | order(_id, title).title',
      { type: lake.type },
      { perspective },
    )
  expect(await titles('published')).toEqual(['published'])
  expect(await titles('drafts')).toEqual(['draft', 'only a draft'])
  expect(await titles([one])).toEqual(['in one'])
  expect(await titles([two])).toEqual(['in two', 'only in two'])
  expect(await titles([one, two])).toEqual(['in one', 'only in two'])
  expect(await titles([two, one, 'drafts'])).toEqual(['in two', 'only a draft', 'only in two'])
  expect(await titles([one, 'published'])).toEqual(['in one'])
  expect(await titles('raw')).toHaveLength(6)
  await removeReleases(lake, releases)
})

test('an overlaid document has the published id and tells its own', async () => {
  const { client, id, type } = await openContentLake()
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  const query = '*[_type == $type]{_id, _originalId}'
  expect(await client.fetch(query, { type }, { perspective: 'drafts' })).toEqual([
    { _id: id('a'), _originalId: `drafts.${id('a')}` },
  ])
})

test('references are followed within the perspective', async () => {
  const { client, id, type } = await openContentLake()
  await client.create({ _id: id('p'), _type: type, name: 'Ada' })
  await client.create({ _id: `drafts.${id('p')}`, _type: type, name: 'Ada L.' })
  const author = { _type: 'reference', _ref: id('p') }
  await client.create({ _id: id('a'), _type: type, author })
  const name = (perspective: 'published' | 'drafts') =>
    client.fetch('*[_id == $id][0].author->name', { id: id('a') }, { perspective })
  expect(await name('published')).toBe('Ada')
  expect(await name('drafts')).toBe('Ada L.')
})

test('a view follows every later change', async () => {
  const { client, id, type } = await openContentLake()
  const see = () => client.fetch('*[_type == $type].title', { type }, { perspective: 'drafts' })
  expect(await see()).toEqual([])
  await client.create({ _id: id('a'), _type: type, title: '1' })
  expect(await see()).toEqual(['1'])
  await client.create({ _id: `drafts.${id('a')}`, _type: type, title: '2' })
  expect(await see()).toEqual(['2'])
  await client.delete(`drafts.${id('a')}`)
  expect(await see()).toEqual(['1'])
})

test('without a perspective, older versions of the API see everything and newer ones what is published', async () => {
  const { client, id, type, send, dataset } = await openContentLake()
  await client.create({ _id: id('a'), _type: type })
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  const query = encodeURIComponent('count(*[_type == $type])')
  const count = async (version: string) => {
    const path = `/data/query/${dataset}?query=${query}&$type="${type}"`
    const { result } = await (await send(path, { version })).json()
    return result
  }
  expect(await count('2021-10-21')).toBe(2)
  expect(await count('2025-02-19')).toBe(1)
})

test('the old name of drafts still works, and raw combines with nothing', async () => {
  const { client, id, type, send, dataset } = await openContentLake()
  await client.create({ _id: `drafts.${id('a')}`, _type: type })
  const query = encodeURIComponent('*[_type == $type]._id')
  const ask = (perspective: string) =>
    send(`/data/query/${dataset}?query=${query}&$type="${type}"&perspective=${perspective}`)
  expect(await (await ask('previewDrafts')).json()).toMatchObject({ result: [id('a')] })
  expect((await ask('raw,drafts')).status).toBe(400)
})
