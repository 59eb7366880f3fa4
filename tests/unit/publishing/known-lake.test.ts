import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { createContentClient } from '../../../src/content/client.ts'
import { REFERRING_QUERY, REVISIONS_QUERY } from '../../../src/content/queries.ts'
import { createKnownLake } from '../../../src/publishing/known-lake.ts'

interface Stored {
  rev: string
  slug?: string
  publishesAt?: string
  refersTo?: string
}

const posted = z.object({
  query: z.string(),
  params: z.object({ ids: z.array(z.string()).default([]) }),
})

/** A lake of approaches; it notes what was asked: all revisions, those of some, or who refers. */
async function openLake(documents: Record<string, Stored>) {
  const asked: string[] = []
  function find(query: string, ids: readonly string[]) {
    const all = Object.entries(documents)
    if (query === REFERRING_QUERY) {
      asked.push(`referring to ${ids.join()}`)
      return all.flatMap(([_id, { refersTo = '' }]) => (ids.includes(refersTo) ? [{ _id }] : []))
    }
    const isWhole = query === REVISIONS_QUERY
    asked.push(isWhole ? 'all' : `only ${ids.join()}`)
    return all
      .filter(([_id]) => isWhole || ids.includes(_id))
      .map(([_id, { rev: _rev, slug = _id, publishesAt = '' }]) => {
        return { _id, _type: 'approach', _rev, slug, publishesAt }
      })
  }
  let isAway = false
  const server = createServer(async (request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://localhost')
    const { query, params } = posted.parse(
      request.method === 'POST'
        ? await json(request)
        : {
            query: searchParams.get('query'),
            params: { ids: JSON.parse(searchParams.get('$ids') ?? '[]') },
          },
    )
    response.setHeader('content-type', 'application/json')
    // What a client doesn't try again.
    if (isAway) response.statusCode = 501
    response.end(JSON.stringify({ ms: 1, query, result: find(query, params.ids) }))
  })
  await new Promise<void>((resolve) => server.listen(0, resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return {
    lake: createKnownLake(createContentClient({ LAKE_URL: `http://localhost:${port}` })),
    documents,
    asked,
    goAway: (value: boolean) => {
      isAway = value
    },
  }
}

it('asks for everything once, and after that for what it heard of and what refers to it', async () => {
  const { lake, documents, asked } = await openLake({
    one: { rev: 'a' },
    two: { rev: 'a', refersTo: 'one' },
    three: { rev: 'a' },
  })
  const first = await lake.look()
  expect(first.stale).toBeUndefined()
  documents['one'] = { rev: 'b' }
  lake.hear(['one'])
  const second = await lake.look()
  expect(asked).toEqual(['all', 'only one', 'referring to one'])
  expect(second.stale).toEqual(new Set(['one', 'two']))
  expect(second.name).not.toBe(first.name)
  const version = (slug: string) => [first, second].map((look) => look.versionAt('approach', slug))
  for (const slug of ['one', 'two']) expect(new Set(version(slug)).size, slug).toBe(2)
  expect(new Set(version('three')).size).toBe(1)
})

it('finds by a whole look what nobody told of: changed, new, moved and gone', async () => {
  const { lake, documents, asked } = await openLake({
    changed: { rev: 'a' },
    gone: { rev: 'a' },
    moved: { rev: 'a', slug: 'before' },
    same: { rev: 'a' },
  })
  const first = await lake.look()
  documents['changed'] = { rev: 'b' }
  delete documents['gone']
  documents['moved'] = { rev: 'b', slug: 'after' }
  documents['new'] = { rev: 'a' }
  expect((await lake.look()).name).toBe(first.name)
  const { stale, versionAt } = await lake.look({ isWhole: true })
  expect(stale).toEqual(new Set(['changed', 'gone', 'moved', 'new']))
  expect(['gone', 'before'].map((slug) => versionAt('approach', slug))).toEqual([
    undefined,
    undefined,
  ])
  expect(versionAt('approach', 'after')).toBeDefined()
  expect(asked.filter((question) => question === 'all')).toHaveLength(2)
  expect((await lake.look({ isWhole: true })).stale).toEqual(new Set())
})

it('looks at everything again when it is in doubt, or when a look failed', async () => {
  const { lake, documents, asked, goAway } = await openLake({ one: { rev: 'a' } })
  await lake.look()
  documents['one'] = { rev: 'b' }
  lake.hear(['one'])
  goAway(true)
  await expect(lake.look()).rejects.toThrow('does not answer')
  goAway(false)
  asked.length = 0
  expect((await lake.look()).stale).toEqual(new Set(['one']))
  lake.doubt()
  await lake.look()
  expect(asked).toEqual(['all', 'referring to one', 'all'])
})

it('tells what is published next, and that its hour has come', async () => {
  const { lake, documents } = await openLake({
    late: { rev: 'a', publishesAt: '2999-01-02T00:00:00Z' },
    soon: { rev: 'a', publishesAt: '2999-01-01T00:00:00+01:00' },
    junk: { rev: 'a', publishesAt: 'some day' },
  })
  await lake.look()
  expect(lake.nextPublication()?.toString()).toBe('2998-12-31T23:00:00Z')
  documents['soon'] = { rev: 'a' }
  expect((await lake.look({ isWhole: true })).stale).toEqual(new Set(['soon']))
  expect(lake.nextPublication()?.toString()).toBe('2999-01-02T00:00:00Z')
})
