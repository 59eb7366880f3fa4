import type { ContentSourceMap } from '@sanity/client'
import { expect, test } from 'vitest'
import { type ContentLake, openContentLake } from '../../fixtures/content-lake.ts'

async function fill({ client, id, type }: ContentLake): Promise<void> {
  const block = {
    _key: 'k',
    _type: 'block',
    children: [{ _key: 's', _type: 'span', text: 'Hello' }],
  }
  const transaction = client.transaction()
  transaction.create({ _id: id('p'), _type: type, kind: 'person', name: 'Ada' })
  transaction.create({
    _id: `drafts.${id('a')}`,
    _type: type,
    kind: 'article',
    slug: { current: 'a' },
    title: 'A title',
    rating: 4,
    isOpen: true,
    tags: ['x', 'y'],
    body: [block],
    author: { _type: 'reference', _ref: id('p') },
  })
  await transaction.commit()
}

async function ask(
  { client, type }: ContentLake,
  query: string,
  style: 'keys' | 'places' = 'keys',
) {
  const answer = await client.fetch<unknown>(
    query,
    { type },
    {
      perspective: 'drafts',
      resultSourceMap: style === 'keys' ? 'withKeyArraySelector' : true,
      filterResponse: false,
    },
  )
  return { ...answer, sourceOf: (path: string) => sourceOf(answer.resultSourceMap, path) }
}

function sourceOf(map: ContentSourceMap | undefined, resultPath: string): unknown {
  const source = map?.mappings[resultPath]?.source
  if (source?.type !== 'documentValue') return source?.type
  return [map?.documents[source.document]?._id, map?.paths[source.path]]
}

test('values lead to their document and path, also through references', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { sourceOf, result } = await ask(
    lake,
    '*[_type == $type && kind == "article"][0]{title, rating, isOpen, body, "by": author->name}',
  )
  const article = `drafts.${lake.id('a')}`
  expect(result).toMatchObject({ title: 'A title', by: 'Ada', rating: 4 })
  expect(sourceOf("$['title']")).toEqual([article, "$['title']"])
  expect(sourceOf("$['by']")).toEqual([lake.id('p'), "$['name']"])
  expect(sourceOf("$['body'][0]['children'][0]['text']")).toEqual([
    article,
    "$['body'][?(@._key=='k')]['children'][?(@._key=='s')]['text']",
  ])
})

test('elements are named by key or by place, as asked', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { sourceOf } = await ask(lake, '*[_type == $type && kind == "article"][0].body', 'places')
  const [, path] = [sourceOf("$[0]['children'][0]['text']")].flat()
  expect(path).toBe("$['body'][0]['children'][0]['text']")
})

test('fields that a query also compares, sorts by or computes with are mapped all the same', async () => {
  const lake = await openContentLake()
  await fill(lake)
  const { result, sourceOf } = await ask(
    lake,
    `*[_type == $type && defined(slug.current) && title match "title" && "x" in tags && rating > 3]
      | order(lower(title) asc) {
        ..., title, "slug": slug.current, tags, "length": length(title),
        "shout": upper(title), "chosen": select(title == "A title" => title, "none"),
        "first": coalesce(missing, title), "copy": @{title}.title,
        "text": pt::text(body), "some": tags[@ != "y"]
      }`,
  )
  expect(result).toMatchObject([
    { slug: 'a', length: 7, shout: 'A TITLE', chosen: 'A title', text: 'Hello', some: ['x'] },
  ])
  const title = [`drafts.${lake.id('a')}`, "$['title']"]
  for (const field of ['title', 'chosen', 'first', 'copy']) {
    expect(sourceOf(`$[0]['${field}']`), field).toEqual(title)
  }
  expect(sourceOf("$[0]['slug']")).toEqual([title[0], "$['slug']['current']"])
  expect(sourceOf("$[0]['some'][0]")).toEqual([title[0], "$['tags'][0]"])
  for (const field of ['length', 'shout', 'text']) {
    expect(sourceOf(`$[0]['${field}']`), field).not.toBeInstanceOf(Array)
  }
})

test('a query without the wish for a map has none', async () => {
  const { client } = await openContentLake()
  const answer = await client.fetch('1 + 1', {}, { filterResponse: false })
  expect(answer.result).toBe(2)
  expect(answer.resultSourceMap).toBeUndefined()
})
