import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createContentClient } from '../../src/content/client.ts'
import { type CompiledSite, compileSite, loadSite } from '../../src/publishing/compile-site.ts'
import { openPublishedFolder } from '../../src/publishing/published-folder.ts'
import { createPublisher, type PublisherOptions } from '../../src/publishing/publisher.ts'
import { type SampleLake, startSampleLake } from '../fixtures/attune.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = 'approach-relational-therapy'
const PAGE = '/approaches/relational-therapy/'
const RCT = '/approaches/relational-cultural-therapy/'
const PROGRAM_ID = 'program-relationships-group'
const PROGRAM = '/programs/online-relationships-group/'

describe('a sweep', () => {
  let sample: SampleLake
  let compiled: CompiledSite
  /** Paths of the pages that were rendered since it was last emptied, whether they changed or not. */
  const rendered = new Set<string>()
  let change: ((html: string) => string) | undefined
  const site: CompiledSite = {
    get clientFolder() {
      return compiled.clientFolder
    },
    async render(request, options) {
      rendered.add(new URL(request.url).pathname)
      const response = await compiled.render(request, options)
      return response.ok && change ? new Response(change(await response.text())) : response
    },
  }

  async function openPublisher(options: Partial<PublisherOptions> = {}) {
    const folder = await mkdtemp(join(sample.folder, 'published-'))
    const publisher = createPublisher({
      client: createContentClient({ LAKE_URL: sample.lake.url }),
      site,
      siteUrl: SITE_URL,
      published: await openPublishedFolder(folder),
      seats: {
        replaceCohortRules: async () => ({ invalid: [] }),
        replaceSettings: async () => undefined,
      },
      ...options,
    })
    return { ...publisher, read: () => readTree(folder, ''), folder }
  }

  /** What a sweep that knows of no earlier one makes of the lake. */
  async function renderEverything() {
    const fresh = await openPublisher()
    await fresh.sweep()
    const pages = fresh.read()
    await fresh.close()
    await rm(fresh.folder, { recursive: true })
    return pages
  }

  let publisher: Awaited<ReturnType<typeof openPublisher>>
  beforeAll(async () => {
    sample = await startSampleLake()
    compiled = await loadSite(await compileSite(ROOT, SITE_URL))
    publisher = await openPublisher()
    await publisher.sweep()
  })
  afterAll(async () => {
    await publisher.close()
    await sample.close()
  })

  /** The pages that the next sweep renders. */
  async function sweepRenders(): Promise<string[]> {
    rendered.clear()
    await publisher.sweep()
    return [...rendered].sort()
  }

  const set = (id: string, fields: object) => sample.editor.patch(id).set(fields).commit()
  const reference = (id: string) => ({ _type: 'reference', _ref: id, _key: id })

  it('renders nothing when nothing was changed', async () => {
    expect(await sweepRenders()).toEqual([])
  })

  it('renders an article, what refers to it and the feed, but no list, when its text was changed', async () => {
    await set(ARTICLE, { conflictOfInterest: 'None that we know of.' })
    const referring = await sample.editor.fetch<string[]>(
      '*[references($id) && _type in ["approach", "program"]]{ "path": select(_type == "approach" => "/approaches/", "/programs/") + slug.current + "/" }.path',
      { id: ARTICLE },
    )
    expect(await sweepRenders()).toEqual([PAGE, ...referring, '/rss.xml'].sort())
    expect(publisher.read()).toEqual(await renderEverything())
  })

  it('renders what shows a group, and no article, when its enrollment was closed', async () => {
    await set('cohort-relationships-tuesday', { enrolment: 'closed' })
    const pages = await sweepRenders()
    expect(pages).toEqual(expect.arrayContaining(['/', '/programs/', PROGRAM]))
    expect(pages.filter((path) => path.startsWith('/approaches/'))).toEqual([])
    expect(publisher.read()).toEqual(await renderEverything())
  })

  it('renders a page and what lists its summary, and no article, when its text was changed', async () => {
    const { body } = await sample.editor.fetch<{ body: object[] }>('*[_id == "page-about"][0]')
    await set('page-about', { body: body.slice(1), summary: 'Who is behind all this.' })
    const files = ['/llms.txt', '/sitemap-index.xml', '/sitemap-pages.xml']
    expect(await sweepRenders()).toEqual(['/about/', ...files])
    await set('page-editorial-policy', { body: body.slice(1) })
    expect(await sweepRenders()).toEqual(['/editorial-policy/', ...files])
    expect(publisher.read()).toEqual(await renderEverything())
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
    await set(id, fields)
    expect(await sweepRenders()).toContain(path)
    const after = publisher.read()
    const file = `${path.slice(1)}index.html`
    expect(after.get(file)).not.toBe(before.get(file))
    expect(after).toEqual(await renderEverything())
  })

  it('takes away the page of a deleted article, and what led to it', async () => {
    const original = await sample.editor.getDocument(ARTICLE)
    const slug = { _type: 'slug', current: 'short-lived' }
    await sample.editor.create({ ...original, _id: 'short-lived', _type: 'approach', slug })
    expect(await sweepRenders()).toContain('/approaches/short-lived/')
    expect(publisher.read()).toEqual(await renderEverything())
    await sample.editor.delete('short-lived')
    expect(await sweepRenders()).toContain('/approaches/')
    expect([...publisher.read().keys()]).not.toContain('approaches/short-lived/index.html')
    expect(publisher.read()).toEqual(await renderEverything())
  })

  it('puts the stand-in at the home page’s place at once when that is unpublished, and renders no article', async () => {
    const home = await sample.editor.getDocument('homePage')
    if (!home) throw new Error('The sample has a home page')
    const isThere: boolean[] = []
    change = (html) => {
      isThere.push(existsSync(join(publisher.folder, 'index.html')))
      return html
    }
    rendered.clear()
    await sample.editor.delete('homePage')
    await publisher.publish(['homePage'])
    change = undefined
    expect(isThere).not.toContain(false)
    expect([...rendered][0]).toBe('/')
    expect(rendered).not.toContain(PAGE)
    expect(publisher.read()).toEqual(await renderEverything())
    await sample.editor.createOrReplace(home)
    await publisher.publish(['homePage'])
    expect(publisher.read()).toEqual(await renderEverything())
  })

  it('leaves the last good home page when its document is broken and nothing else is known of it', async () => {
    const { folder, ...first } = await openPublisher()
    await first.sweep()
    await first.close()
    const before = first.read().get('index.html')
    await rm(`${folder}.ndjson`)
    await sample.editor.patch('homePage').unset(['heading']).commit()
    const later = await openPublisher({ published: await openPublishedFolder(folder) })
    await later.sweep()
    expect(later.state().problems.map(({ documentId }) => documentId)).toEqual(['homePage'])
    expect(first.read().get('index.html')).toBe(before)
    await later.publish(['homePage'])
    expect(first.read().get('index.html')).toBe(before)
    await later.close()
    // A site that has none yet makes do with the stand-in.
    expect((await renderEverything()).get('index.html')).toContain('<h1')
    await set('homePage', { heading: 'Sound again' })
    await publisher.sweep()
  })

  it('takes a picture off the site some hours after no page shows it any more', async () => {
    const create = { width: 600, height: 400, channels: 3, background: '#a8472f' } as const
    const asset = await sample.editor.assets.upload(
      'image',
      await sharp({ create }).png().toBuffer(),
    )
    const { body } = await sample.editor.fetch<{ body: object[] }>('*[_id == $id][0]{ body }', {
      id: ARTICLE,
    })
    const image = { _type: 'image', alt: 'Clay', asset: reference(asset._id) }
    const pictured = await openPublisher()
    const pictures = () => [...pictured.read().keys()].filter((path) => path.startsWith('media/'))
    await set(ARTICLE, { body: [{ _type: 'figure', _key: 'figure', image }, ...body] })
    await pictured.sweep()
    expect(pictures()).not.toEqual([])
    await set(ARTICLE, { body })
    await pictured.sweep()
    expect(pictures()).not.toEqual([])
    vi.useFakeTimers({ now: Date.now() + 5 * 3_600_000, toFake: ['Date'] })
    await pictured.sweep().finally(() => vi.useRealTimers())
    expect(pictures()).toEqual([])
    await pictured.close()
  })

  it('renders a page that was published on its own meanwhile, though its content is as before', async () => {
    const { tagline } = await sample.editor.fetch<{ tagline: string }>(
      '*[_id == "siteSettings"][0]',
    )
    await set('homePage', { introduction: 'Other words.' })
    await Promise.all([
      publisher.publish(['homePage']),
      set('siteSettings', { tagline: 'Another.' }),
    ])
    await set('siteSettings', { tagline })
    await publisher.sweep()
    expect(publisher.read()).toEqual(await renderEverything())
  })

  it('tells of a page that it wrongly thought up to date once the page is checked', async () => {
    const stale: string[] = []
    const checked = await openPublisher({ checkAfter: 0, onStale: (path) => stale.push(path) })
    await checked.sweep()
    expect(stale).toEqual([])
    // What no revision tells: the file itself says something else than what was published.
    change = (html) => html.replace('</h1>', '!</h1>')
    await checked.sweep()
    change = undefined
    rendered.clear()
    stale.length = 0
    await checked.sweepIfChanged()
    expect(stale).toContain(PAGE)
    expect(rendered).toContain(PAGE)
    expect(checked.read()).toEqual(await renderEverything())
    await checked.close()
  })

  it('comes before the check of pages that is under way: an article’s hour may have come', async () => {
    let sweeping: Promise<void> | undefined
    const renderedAtPublication: number[] = []
    const checked = await openPublisher({
      checkAfter: 0,
      onPublished: (path) => {
        if (sweeping && path === PAGE) renderedAtPublication.push(rendered.size)
      },
    })
    await checked.sweep()
    const pages = checked.read().size
    change = (html) => {
      // The check has begun: nothing else renders a page now.
      sweeping ??= set(ARTICLE, { title: 'Published at its hour' }).then(() => {
        rendered.clear()
        return checked.sweep()
      })
      return html
    }
    await checked.sweep()
    change = undefined
    await sweeping
    expect(renderedAtPublication).toHaveLength(1)
    expect(renderedAtPublication[0]).toBeLessThan(pages / 2)
    await checked.close()
  })

  it('leaves no page stale, whatever editors change and whether or not it hears of it', async () => {
    const ids = (type: string) => sample.editor.fetch<string[]>('*[_type == $type]._id', { type })
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
          for (const { id, fields } of changes) await set(id, fields)
          await (isHeard
            ? publisher.publish(changes.map(({ id }) => id))
            : publisher.sweepIfChanged())
        }
        expect(publisher.read()).toEqual(await renderEverything())
        expect(publisher.state().problems).toEqual([])
      }),
      { numRuns: 6, endOnFailure: true },
    )
  })

  it('is said to be over once what it found is said too, and keeps what it can say alone', async () => {
    const term = 'term-relational-images'
    const checked = await openPublisher({ checkAfter: 0 })
    await set(term, { definition: '' })
    const broken = expect.arrayContaining([expect.objectContaining({ documentId: term })])
    let isOver = false
    const sweep = checked.sweep().finally(() => {
      isOver = true
    })
    while (!isOver && checked.state().lastSweepAt === undefined) await setImmediate()
    expect(isOver).toBe(false)
    expect(checked.state().problems).toEqual(broken)
    await sweep

    const published = checked.publish([term])
    for (const until = performance.now() + 100; performance.now() < until; await setImmediate()) {
      expect(checked.state().problems).toEqual(broken)
    }
    await published
    await checked.close()
  })
})
