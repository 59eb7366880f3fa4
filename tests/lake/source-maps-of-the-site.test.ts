import { type ContentSourceMap, createClient } from '@sanity/client'
import { stegaClean } from '@sanity/client/stega'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SHOWN_OF_LISTS } from '../../src/content/preview/preview-content.ts'
import * as queries from '../../src/content/queries.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'

type Stored = { _id: string; [field: string]: unknown }

let sample: SampleLake
let stored: Map<string, Stored>
let slugs: string[]

beforeAll(async () => {
  sample = await startSampleLake()
  // A draft on top, so that sources are told apart from what is published.
  const [approach] = await sample.editor.fetch<Stored[]>('*[_type == "approach"][0...1]')
  await sample.editor.create({
    ...Object(approach),
    _id: `drafts.${approach?._id}`,
    title: 'Draft',
  })
  const slug = { _type: 'slug', current: 'a-page' }
  await sample.editor.create({
    _id: 'a-page',
    _type: 'page',
    title: 'A page',
    slug,
    summary: 'Short',
  })
  await sample.editor.create({ _type: 'redirect', from: '/old/', to: '/a-page/' })
  const documents = await sample.editor.fetch<Stored[]>('*')
  stored = new Map(documents.map((document) => [document._id, document]))
  slugs = await sample.editor.fetch<string[]>(
    'array::unique(*[defined(slug.current)].slug.current)',
  )
})
afterAll(() => sample?.close())

/** Whatever there is, for each parameter that the queries have. */
function paramsOf(query: string) {
  const types = new Set([...stored.values()].map(({ _type }) => _type))
  const values = new Map<string, unknown>([
    ['slugs', slugs],
    ['ids', [...stored.keys()]],
    ['types', [...types]],
    ['showsUnpublished', true],
  ])
  const names = [...query.matchAll(/\$(\w+)/g)].map(([, name]) => String(name))
  return Object.fromEntries(names.map((name) => [name, values.get(name)]))
}

function connect(stega: boolean) {
  return createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    apiHost: sample.lake.url,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'drafts',
    stega: stega ? { enabled: true, studioUrl: 'http://localhost:3333' } : { enabled: false },
  })
}

function leavesOf(value: unknown, path = '$'): { path: string; value: unknown }[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, `${path}[${at}]`))
  if (typeof value !== 'object') return [{ path, value }]
  return Object.entries(value).flatMap(([field, item]) => leavesOf(item, `${path}['${field}']`))
}

function valueAt(document: unknown, path: string): unknown {
  let value = document
  for (const [, field, index, key] of path.matchAll(
    /\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|\[\?\(@\._key=='((?:[^'\\]|\\.)*)'\)\]/g,
  )) {
    if (field !== undefined) value = Object(value)[field]
    else if (index !== undefined) value = Object(value)[Number(index)]
    else value = Array.from(Object(value)).find((item) => Object(item)._key === key)
  }
  return value
}

function sourceOf(map: ContentSourceMap | undefined, path: string) {
  const source = map?.mappings[path]?.source
  if (source?.type !== 'documentValue') return source?.type
  const id = String(map?.documents[source.document]?._id)
  const sourcePath = String(map?.paths[source.path])
  return { id, path: sourcePath }
}

const QUERIES = Object.entries(queries).filter(
  (entry): entry is [string, (typeof queries)['TOPICS_QUERY']] => typeof entry[1] === 'string',
)

test('there are queries, and content for them', () => {
  expect(QUERIES.length).toBeGreaterThan(8)
  expect(slugs.length).toBeGreaterThan(10)
})

test.each(QUERIES)('%s: every value leads to its document and path', async (_name, query) => {
  const { result, resultSourceMap } = await connect(false).fetch<unknown>(query, paramsOf(query), {
    filterResponse: false,
    resultSourceMap: 'withKeyArraySelector',
  })
  const leaves = leavesOf(result)
  expect(leaves.length).toBeGreaterThan(0)
  for (const leaf of leaves) {
    const source = sourceOf(resultSourceMap, leaf.path)
    expect(source, leaf.path).toBeDefined()
    // What comes from no field is a number, a truth, or a word of the query itself.
    if (typeof source !== 'object') {
      if (typeof leaf.value === 'string') expect(query, leaf.path).toContain(`"${leaf.value}"`)
      continue
    }
    const found = valueAt(stored.get(source.id), source.path)
    const isOwnId = source.path === "$['_id']"
    expect(isOwnId ? String(found).replace(/^drafts\./, '') : found, leaf.path).toBe(leaf.value)
  }
})

test.each(QUERIES)(
  '%s: hidden marks lead to the same places and clean away',
  async (_name, query) => {
    const params = paramsOf(query)
    const plain = await connect(false).fetch<unknown>(query, params)
    const seen: { id: string; value: string; path: readonly unknown[] }[] = []
    const client = connect(true).withConfig({
      stega: {
        enabled: true,
        studioUrl: 'http://localhost:3333',
        filter({ sourcePath, sourceDocument, value, filterDefault, ...rest }) {
          seen.push({ id: sourceDocument._id, value, path: sourcePath })
          return filterDefault({ sourcePath, sourceDocument, value, filterDefault, ...rest })
        },
      },
    })
    const marked = await client.fetch<unknown>(query, params)
    expect(stegaClean(marked)).toEqual(plain)
    for (const field of ['title', 'text', 'name', 'definition']) {
      // Within Portable Text the client marks nothing but the text.
      const shown = leavesOf(plain).filter(({ path }) => {
        const isMarked = field === 'text' || !path.includes("['body']")
        return isMarked && path.endsWith(`['${field}']`)
      })
      const values = seen.map(({ value }) => value)
      expect(values).toEqual(expect.arrayContaining(shown.map(({ value }) => value)))
    }
    for (const { id, value, path } of seen) {
      let found: unknown = stored.get(id)
      for (const step of path) {
        const key = Object(step)._key
        if (typeof key === 'string') {
          found = Array.from(Object(found)).find((item) => Object(item)._key === key)
        } else found = Object(found)[String(step)]
      }
      expect(path[0] === '_id' ? String(found).replace(/^drafts\./, '') : found).toBe(value)
    }
  },
)

test.each([...SHOWN_OF_LISTS])(
  'what is shown of the entries of %s comes from their own fields of the same names',
  async (query, names) => {
    const { result, resultSourceMap } = await connect(false).fetch<Stored[]>(
      query,
      paramsOf(query),
      { filterResponse: false, resultSourceMap: 'withKeyArraySelector' },
    )
    expect(result.length).toBeGreaterThan(0)
    for (const [at, { _id }] of result.entries()) {
      for (const name of names) {
        const source = sourceOf(resultSourceMap, `$[${at}]['${name}']`)
        const id = expect.stringMatching(new RegExp(`^(?:drafts\\.)?${_id}$`))
        expect(source).toEqual({ id, path: `$['${name}']` })
      }
    }
  },
)
