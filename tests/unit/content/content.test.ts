import { createServer } from 'node:http'
import { json } from 'node:stream/consumers'
import { createClient } from '@sanity/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { LakeUnavailable } from '../../../src/content/ask-lake.ts'
import { type ContentOptions, createContent } from '../../../src/content/content.ts'
import { ContentError } from '../../../src/content/content-error.ts'
import type { RawDocument } from '../../../src/content/raw-document.ts'
import { rawApproach, rawApproachHead, rawCohort, rawSettings } from './raw-documents.ts'

const posted = z.object({ params: z.object({ slugs: z.array(z.string()).optional() }) })

/** Content of a lake that answers every query with `result` and remembers the slugs asked for. */
async function contentOfLake(
  result: readonly { readonly _id: unknown }[] | RawDocument | null,
  options?: ContentOptions,
) {
  const asked: string[][] = []
  let lists = 0
  const server = createServer(async (request, response) => {
    const inAddress = new URL(request.url ?? '/', 'http://localhost').searchParams.get('$slugs')
    // The client posts a query that is too long for an address.
    const slugs =
      request.method === 'POST'
        ? posted.parse(await json(request)).params.slugs
        : inAddress && z.array(z.string()).parse(JSON.parse(inAddress))
    if (slugs) asked.push(slugs)
    else lists += 1
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ ms: 1, query: '', result }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('The lake did not start')
  const client = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    useCdn: false,
    apiHost: `http://127.0.0.1:${address.port}`,
    useProjectHostname: false,
    maxRetries: 0,
  })
  return { asked, listsAsked: () => lists, content: createContent(client, options) }
}

const named = (slug: string) => rawApproach({ _id: `approach-${slug}`, slug })
const sound = rawApproachHead({ _id: 'approach-a', slug: 'a' })
const broken = rawApproachHead({ _id: 'approach-b', slug: 'b', title: null })

describe('documents by their slug', () => {
  it('are asked for in one query, and each only once', async () => {
    const { asked, content } = await contentOfLake([named('b'), named('a')])
    const found = await Promise.all(['a', 'b', 'a'].map((slug) => content.approach(slug)))
    expect(found.map((article) => article?.slug)).toEqual(['a', 'b', 'a'])
    await content.approach('b')
    expect(asked).toEqual([['a', 'b']])
  })

  it('are asked for in several queries when there are very many', async () => {
    const slugs = Array.from({ length: 450 }, (_, index) => `approach-number-${index}`)
    const { asked, content } = await contentOfLake(slugs.map(named))
    const found = await Promise.all(slugs.map((slug) => content.approach(slug)))
    expect(found.map((article) => article?.slug)).toEqual(slugs)
    expect(asked.map((batch) => batch.length).toSorted((a, b) => b - a)).toEqual([200, 200, 50])
  })

  it('are undefined when there is none', async () => {
    const { content } = await contentOfLake([named('a')])
    expect(await content.approach('gone')).toBeUndefined()
  })

  it('reject alone when broken: others of the same query are unharmed', async () => {
    const { content } = await contentOfLake([named('a'), rawApproach({ slug: 'b', body: null })])
    const [good, bad] = await Promise.allSettled([content.approach('a'), content.approach('b')])
    expect(good.status).toBe('fulfilled')
    expect(bad).toMatchObject({ status: 'rejected', reason: expect.any(ContentError) })
  })
})

describe('a list', () => {
  it('is asked for once, however many read it', async () => {
    const { listsAsked, content } = await contentOfLake([sound])
    await Promise.all([content.approachHeads(), content.approachHeads()])
    await content.approachHeads()
    expect(listsAsked()).toBe(1)
  })

  it('rejects when a document in it is broken, naming the document and the field', async () => {
    const { content } = await contentOfLake([sound, broken])
    await expect(content.approachHeads()).rejects.toThrow(
      `The approach "approach-b" can't be shown. title: is missing`,
    )
  })

  it('shows the last good version of a broken document, in its place', async () => {
    const lastGood = rawApproachHead({ _id: 'approach-b', slug: 'b', title: 'As it was' })
    const problems: ContentError[] = []
    const { content } = await contentOfLake([broken, sound], {
      onInvalid: (error) => {
        problems.push(error)
        return lastGood
      },
    })
    const titles = (await content.approachHeads()).map(({ title }) => title)
    expect(titles).toEqual(['As it was', 'Relational therapy'])
    expect(problems.map(({ documentId }) => documentId)).toEqual(['approach-b'])
  })

  it('leaves out a broken document that never was good', async () => {
    const { content } = await contentOfLake([rawCohort(), rawCohort({ _id: 'x', weeks: 0 })], {
      onInvalid: () => undefined,
    })
    expect((await content.cohorts()).map(({ _id }) => _id)).toEqual(['cohort-one'])
  })
})

describe('the settings', () => {
  it('are read once', async () => {
    const { listsAsked, content } = await contentOfLake(rawSettings())
    const [first] = await Promise.all([content.settings(), content.settings()])
    expect(first.name).toBe('Attune')
    expect(listsAsked()).toBe(1)
  })

  it('reject with what to do when they are not published', async () => {
    const { content } = await contentOfLake(null)
    await expect(content.settings()).rejects.toThrow(/publish the settings in the Studio/)
  })
})

describe('an answer that is no documents', () => {
  it.each([
    ['a document without an id of text', [{ _id: 7 }]],
    ['one document where a list was asked for', rawSettings()],
  ])('counts as none: %s', async (_, answer) => {
    const { content } = await contentOfLake(answer, { onInvalid: () => undefined })
    await expect(content.approachHeads()).rejects.toThrow(LakeUnavailable)
  })
})
