import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type OpenPublisher, usePublishers } from './publishers.ts'

const ARTICLE = 'approach-relational-therapy'
const PAGE = '/approaches/relational-therapy/'
const RCT = '/approaches/relational-cultural-therapy/'
const PROGRAM_ID = 'program-relationships-group'
const PROGRAM = '/programs/online-relationships-group/'

describe('a sweep', () => {
  const stage = usePublishers()
  let publisher: OpenPublisher
  beforeAll(async () => {
    publisher = await stage.open()
    await publisher.sweep()
  })
  afterAll(() => publisher.close())

  /** The pages that the next sweep renders. */
  async function sweepRenders(): Promise<string[]> {
    stage.rendered.clear()
    await publisher.sweep()
    return [...stage.rendered].sort()
  }

  const reference = (id: string) => ({ _type: 'reference', _ref: id, _key: id })

  it('renders nothing when nothing was changed', async () => {
    expect(await sweepRenders()).toEqual([])
  })

  it('renders an article, what refers to it and the feed, but no list, when its text was changed', async () => {
    await stage.set(ARTICLE, { conflictOfInterest: 'None that we know of.' })
    const referring = await stage.editor.fetch<string[]>(
      '*[references($id) && _type in ["approach", "program"]]{ "path": select(_type == "approach" => "/approaches/", "/programs/") + slug.current + "/" }.path',
      { id: ARTICLE },
    )
    expect(await sweepRenders()).toEqual([PAGE, ...referring, '/rss.xml'].sort())
    expect(publisher.read()).toEqual(await stage.renderEverything())
  })

  it('renders what shows a group, and no article, when its enrollment was closed', async () => {
    await stage.set('cohort-relationships-tuesday', { enrolment: 'closed' })
    const pages = await sweepRenders()
    expect(pages).toEqual(expect.arrayContaining(['/', '/programs/', PROGRAM]))
    expect(pages.filter((path) => path.startsWith('/approaches/'))).toEqual([])
    expect(publisher.read()).toEqual(await stage.renderEverything())
  })

  it('renders a page and what lists its summary, and no article, when its text was changed', async () => {
    const { body } = await stage.editor.fetch<{ body: object[] }>('*[_id == "page-about"][0]')
    await stage.set('page-about', { body: body.slice(1), summary: 'Who is behind all this.' })
    const files = ['/llms.txt', '/sitemap-index.xml', '/sitemap-pages.xml']
    expect(await sweepRenders()).toEqual(['/about/', ...files])
    await stage.set('page-editorial-policy', { body: body.slice(1) })
    expect(await sweepRenders()).toEqual(['/editorial-policy/', ...files])
    expect(publisher.read()).toEqual(await stage.renderEverything())
  })

  it.each([
    ['an author’s name', 'person-editorial-team', { name: 'The other team' }, PAGE],
    ['a topic’s title', 'topic-relationships', { title: 'Being with others' }, PAGE],
    ['what a term means', 'term-relational-images', { definition: 'Something else.' }, RCT],
    ['the words of the site', 'siteSettings', { disclaimer: 'Not a substitute.' }, RCT],
    ['the home page', 'homePage', { heading: 'Something new' }, '/'],
    ['a page’s title', 'page-about', { title: 'Who we are' }, '/about/'],
    ['a related article', ARTICLE, { title: 'Relating' }, RCT],
    ['a program to come', PROGRAM_ID, { publishedAt: '2999-01-01T00:00:00Z' }, PAGE],
  ])('renders what shows %s, and then no page is stale', async (_what, id, fields, path) => {
    const before = publisher.read()
    await stage.set(id, fields)
    expect(await sweepRenders()).toContain(path)
    const after = publisher.read()
    const file = `${path.slice(1)}index.html`
    expect(after.get(file)).not.toBe(before.get(file))
    expect(after).toEqual(await stage.renderEverything())
  })

  it('takes away the page of a deleted article, and what led to it', async () => {
    const original = await stage.editor.getDocument(ARTICLE)
    const slug = { _type: 'slug', current: 'short-lived' }
    await stage.editor.create({ ...original, _id: 'short-lived', _type: 'approach', slug })
    expect(await sweepRenders()).toContain('/approaches/short-lived/')
    expect(publisher.read()).toEqual(await stage.renderEverything())
    await stage.editor.delete('short-lived')
    expect(await sweepRenders()).toContain('/approaches/')
    expect([...publisher.read().keys()]).not.toContain('approaches/short-lived/index.html')
    expect(publisher.read()).toEqual(await stage.renderEverything())
  })

  it('takes a picture off the site some hours after no page shows it any more', async () => {
    const create = { width: 600, height: 400, channels: 3, background: '#a8472f' } as const
    const asset = await stage.editor.assets.upload(
      'image',
      await sharp({ create }).png().toBuffer(),
    )
    const { body } = await stage.editor.fetch<{ body: object[] }>('*[_id == $id][0]{ body }', {
      id: ARTICLE,
    })
    const image = { _type: 'image', alt: 'Clay', asset: reference(asset._id) }
    const pictured = await stage.open()
    const pictures = () => [...pictured.read().keys()].filter((path) => path.startsWith('media/'))
    await stage.set(ARTICLE, { body: [{ _type: 'figure', _key: 'figure', image }, ...body] })
    await pictured.sweep()
    expect(pictures()).not.toEqual([])
    await stage.set(ARTICLE, { body })
    await pictured.sweep()
    expect(pictures()).not.toEqual([])
    vi.useFakeTimers({ now: Date.now() + 5 * 3_600_000, toFake: ['Date'] })
    await pictured.sweep().finally(() => vi.useRealTimers())
    expect(pictures()).toEqual([])
    await pictured.close()
  })

  it('renders a page that was published on its own meanwhile, though its content is as before', async () => {
    const { tagline } = await stage.editor.fetch<{ tagline: string }>('*[_id == "siteSettings"][0]')
    await stage.set('homePage', { introduction: 'Other words.' })
    await Promise.all([
      publisher.publish(['homePage']),
      stage.set('siteSettings', { tagline: 'Another.' }),
    ])
    await stage.set('siteSettings', { tagline })
    await publisher.sweep()
    expect(publisher.read()).toEqual(await stage.renderEverything())
  })

  it('leaves no page stale, whatever editors change and whether or not it hears of it', async () => {
    const ids = (type: string) => stage.editor.fetch<string[]>('*[_type == $type]._id', { type })
    const articles = await ids('approach')
    const topics = await ids('topic')
    const one = (from: readonly string[]) => fc.constantFrom(...from)
    const words = fc.stringMatching(/^[A-Za-z]{3,9}$/)
    const edit = (id: fc.Arbitrary<string>, fields: fc.Arbitrary<object>) =>
      fc.record({ id, fields })
    const edits = fc.oneof(
      edit(one([...articles, ...topics, ...(await ids('page'))]), fc.record({ title: words })),
      edit(one(await ids('glossaryTerm')), fc.record({ definition: words })),
      edit(one(await ids('person')), fc.record({ name: words })),
      edit(
        one(articles),
        fc.record({ topics: fc.uniqueArray(one(topics), { maxLength: 3 }) }).map((chosen) => ({
          topics: chosen.topics.map(reference),
        })),
      ),
      edit(
        one(articles),
        fc
          .uniqueArray(one(articles), { maxLength: 3 })
          .map((related) => ({ related: related.map(reference) })),
      ),
      edit(
        one(articles),
        words.map((slug) => ({ 'slug.current': slug.toLowerCase() })),
      ),
      edit(
        one([...articles, ...(await ids('program'))]),
        fc.record({ publishedAt: one(['2020-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) }),
      ),
      edit(one(await ids('cohort')), fc.record({ enrolment: one(['open', 'closed']) })),
      edit(one(['siteSettings']), fc.record({ tagline: words, disclaimer: words })),
    )
    const round = fc.record({
      changes: fc.array(edits, { minLength: 1, maxLength: 4 }),
      isHeard: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 4 }), async (rounds) => {
        for (const { changes, isHeard } of rounds) {
          for (const { id, fields } of changes) await stage.set(id, fields)
          await (isHeard
            ? publisher.publish(changes.map(({ id }) => id))
            : publisher.sweepIfChanged())
        }
        expect(publisher.read()).toEqual(await stage.renderEverything())
        expect(publisher.state().problems).toEqual([])
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })
})
