import { createClient } from '@sanity/client'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { contentAddress } from '../../src/content/client.ts'
import { type Content, createContent } from '../../src/content/content.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'

let sample: SampleLake
const read = (): Content =>
  createContent(createClient(contentAddress({ LAKE_URL: sample.lake.url })))

beforeAll(async () => {
  sample = await startSampleLake()
})
afterAll(() => sample?.close())

describe('the readers, asked of a real lake', () => {
  it('gather under a topic and a person what is published', async () => {
    const topic = await read().topicPage('relationships', undefined)
    expect(topic?.page.items.map(({ slug }) => slug)).toContain('relational-therapy')
    const team = await read().personPage('editorial-team', undefined)
    const articles = team?.page.items ?? []
    expect(articles.map(({ approach }) => approach.slug)).toContain('relational-therapy')
    expect(articles.filter(({ part }) => part === 'reviewed')).toEqual([])
    expect(await read().topicPage('relationships', 'page/2')).toBeUndefined()
    expect(await read().personPage('nobody', undefined)).toBeUndefined()
    const [leader] = (await read().people()).filter(({ kind }) => kind === 'facilitator')
    expect(leader?.leads).toHaveLength(1)
  })

  it('show on the home page what exists, in the editors’ order, without what is not public yet', async () => {
    const home = await read().homePage()
    expect(home?.ways.every(({ target }) => target !== undefined)).toBe(true)
    const [first, ...others] = home?.featuredApproaches ?? []
    expect(first?._id).toBe('approach-relational-therapy')
    const future = new Date(Date.now() + 3_600_000).toISOString()
    await sample.editor.patch('approach-relational-therapy').set({ publishedAt: future }).commit()
    const later = await read().homePage()
    expect(later?.featuredApproaches).toEqual(others)
    expect(later?.ways[0]?.target).toBeUndefined()
    const past = '2026-01-01T00:00:00Z'
    await sample.editor.patch('approach-relational-therapy').set({ publishedAt: past }).commit()
  })

  it('lead an old address to where its document is now, whatever it is called meanwhile', async () => {
    await sample.editor.create({
      _type: 'redirect',
      from: '/approaches/older/',
      to: '/approaches/old/',
    })
    await sample.editor.create({
      _type: 'redirect',
      from: '/approaches/old/',
      target: { _type: 'reference', _ref: 'approach-relational-therapy' },
    })
    const rename = (current: string) =>
      sample.editor
        .patch('approach-relational-therapy')
        .set({ slug: { _type: 'slug', current } })
        .commit()
    await rename('renamed')
    const places = new Map((await read().redirects()).map(({ from, to }) => [from, to]))
    expect(places.get('/approaches/older/')).toBe('/approaches/renamed/')
    expect(places.get('/approaches/old/')).toBe('/approaches/renamed/')
    await rename('relational-therapy')
  })

  it('give settings their numbers and the addresses that their links lead to', async () => {
    const link = { _type: 'navigationLink', label: 'People' }
    await sample.editor
      .patch('siteSettings')
      .unset(['holdMinutes'])
      .set({
        offerHours: 12,
        navigation: [
          { ...link, _key: 'a', target: { _type: 'reference', _ref: 'person-editorial-team' } },
          { ...link, _key: 'b', href: '/glossary/' },
        ],
      })
      .commit()
    expect(await read().settings()).toMatchObject({
      holdMinutes: 30,
      offerHours: 12,
      retentionDays: 90,
      navigation: [{ href: '/people/editorial-team/' }, { href: '/glossary/' }],
    })
  })

  it('lead words to a term, a person and a topic, which are published without an hour', async () => {
    const target = (_key: string, _ref: string) => ({
      _type: 'link',
      _key,
      kind: 'internal',
      reference: { _type: 'reference', _ref },
    })
    await sample.editor.create({
      _id: 'page-with-links',
      _type: 'page',
      title: 'With links',
      slug: { _type: 'slug', current: 'with-links' },
      summary: 'Who we are.',
      body: [
        {
          _type: 'block',
          _key: 'b',
          style: 'normal',
          children: [{ _type: 'span', _key: 's', text: 'See', marks: [] }],
          markDefs: [
            target('one', 'term-mutual-empathy'),
            target('two', 'person-editorial-team'),
            target('three', 'topic-relationships'),
          ],
        },
      ],
    })
    const page = await read().page('with-links')
    expect(page?.body).toMatchObject([
      {
        markDefs: [
          { target: { _type: 'glossaryTerm', title: 'Mutual empathy', slug: 'mutual-empathy' } },
          { target: { _type: 'person', title: 'Editorial team' } },
          { target: { _type: 'topic', title: 'Relationships' } },
        ],
      },
    ])
  })
})
