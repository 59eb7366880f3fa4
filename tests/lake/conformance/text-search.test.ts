import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

const paragraph = (text: string) => ({
  _type: 'block',
  _key: text.slice(0, 8),
  style: 'normal',
  markDefs: [],
  children: [{ _type: 'span', _key: 's', text, marks: [] }],
})

async function fill({ client, id, type }: ContentLake): Promise<void> {
  const filler = 'Something else entirely is told here, at some length and without hurry. '
  const documents = {
    title: { title: 'Secure attachment', body: [paragraph(filler)] },
    body: { title: 'Sleep', body: [paragraph(`${filler}An attachment is a bond.`)] },
    often: { title: 'Bonds', body: [paragraph('Attachment, attachment and attachment.')] },
    accent: { title: 'Café conversations', body: [paragraph('On self-worth, kept in mind.')] },
    other: { title: 'Nothing of the kind', body: [paragraph(filler)] },
  }
  const transaction = client.transaction()
  for (const [name, fields] of Object.entries(documents)) {
    transaction.create({ _id: id(name), _type: type, ...fields })
  }
  await transaction.commit()
}

async function search(
  { client, type, id }: ContentLake,
  q: string,
  score = '[@, _id] match text::query($q)',
) {
  const query = `*[_type == $type && [@, _id] match text::query($q)] | score(${score}) | order(_score desc, _id asc) {_id, _score}`
  const found = await client.fetch<{ _id: string; _score: number }[]>(query, { type, q })
  return {
    names: found.map(({ _id }) => _id.slice(id('').length)),
    scores: found.map((row) => row._score),
  }
}

test('all words must be there, in any field and whatever their case or accents', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const names = async (q: string) => (await search(lake, q)).names.toSorted()
  expect(await names('attachment')).toEqual(['body', 'often', 'title'])
  expect(await names('ATTACHMENT bond')).toEqual(['body'])
  expect(await names('cafe')).toEqual(['accent'])
  expect(await names('self-worth')).toEqual(['accent'])
  expect(await names('nowhere')).toEqual([])
})

test('a star finds beginnings of words, quotes phrases, a minus excludes', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const names = async (q: string) => (await search(lake, q)).names.toSorted()
  expect(await names('attach*')).toEqual(['body', 'often', 'title'])
  expect(await names('attach')).toEqual([])
  expect(await names('"secure attachment"')).toEqual(['title'])
  expect(await names('"attachment secure"')).toEqual([])
  expect(await names('attachment -secure')).toEqual(['body', 'often'])
})

test('what says a word more often, and more densely, ranks higher', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { names, scores } = await search(lake, 'attachment')
  expect(names.indexOf('often')).toBeLessThan(names.indexOf('body'))
  expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  expect(scores.every((score) => score > 0)).toBe(true)
})

test('a boost lets the title win, as in the Studio’s own search', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const score =
    'boost(_type in [$type] && title match text::query($q), 10), ([@, _id] match text::query($q) || references($q))'
  const { names, scores } = await search(lake, 'attachment', score)
  expect(names[0]).toBe('title')
  expect(scores[0]).toBeGreaterThan(10)
  expect(scores[1]).toBeLessThan(10)
})

test('single fields and Portable Text can be searched', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { client, type, id } = lake
  const find = async (condition: string, q = 'attachment') => {
    const ids = await client.fetch<string[]>(`*[_type == $type && ${condition}]._id`, { type, q })
    return ids.map((found) => found.slice(id('').length)).toSorted()
  }
  expect(await find('title match text::query($q)')).toEqual(['title'])
  expect(await find('pt::text(body) match text::query($q)')).toEqual(['body', 'often'])
  expect(await find('pt::text(body) match "bond"')).toEqual(['body'])
  expect(await find('[title, pt::text(body)] match text::query($q)')).toEqual([
    'body',
    'often',
    'title',
  ])
})

test('score and boost work with plain matches, too', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const query =
    '*[_type == $type] | score(title match "attachment", boost(pt::text(body) match "attachment", 3)) | order(_score desc)[0..1]._id'
  const found = await lake.client.fetch<string[]>(query, { type: lake.type })
  expect(found[0]).toBe(lake.id('often'))
})

test('Portable Text is joined paragraph by paragraph', async () => {
  const { client, id, type } = await openContentLake()
  await client.create({ _id: id('a'), _type: type, body: [paragraph('One.'), paragraph('Two.')] })
  expect(await client.fetch('pt::text(*[_id == $id][0].body)', { id: id('a') })).toBe(
    'One.\n\nTwo.',
  )
})
