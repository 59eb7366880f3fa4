import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CARDS_PER_PAGE } from '../../src/content/paged-list.ts'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { generateArticle, importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { htmlValidator } from '../fixtures/html-validator.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { enterPreview, toReadersPage } from '../fixtures/preview.ts'

const GENERATED = 65
/** Of what the sample content has; they come after "Approach number 65". */
const SAMPLE = 10
const TEAM = '/people/editorial-team/'
/** All generated articles are put on this topic. */
const TOPIC = '/topics/loneliness/'

describe('lists of more articles than one page shows', () => {
  let attune: Attune
  const read = (path: string) => readPage(attune.site.url, path)
  const statusOf = async (path: string) =>
    (await fetch(attune.site.url + path, { redirect: 'manual' })).status
  const articlesIn = (html: string) =>
    [...html.matchAll(/<h3[^>]*><a href="\/approaches\/([a-z0-9-]+)\/"/g)].map(
      ([, slug = '']) => slug,
    )
  const navIn = (html: string) =>
    /<nav class="list-pages[\s\S]*?<\/nav>/.exec(html)?.[0].replaceAll(/\s+/g, ' ') ?? ''
  const attributeIn = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]

  /** Follows the links to the next page; every page as `[path, html]`. */
  async function walk(path: string): Promise<[string, string][]> {
    const html = await read(path)
    const next = attributeIn(navIn(html), /rel="next" href="([^"]+)"/)
    return [[path, html], ...(next ? await walk(next) : [])]
  }

  beforeAll(async () => {
    attune = await startAttune()
    await importGeneratedArticles(attune.editor, GENERATED)
    const topic = [{ _type: 'reference', _key: 'l', _ref: 'topic-loneliness' }]
    const more = attune.editor.transaction()
    for (let number = 1; number <= GENERATED; number += 1) {
      more.patch(`approach-generated-${number}`, { set: { topics: topic } })
    }
    await more.commit({ visibility: 'async', returnDocuments: false })
    await until(async () => (await statusOf(`${TOPIC}page/3/`)) === 200)
    await until(async () => (await statusOf('/approaches/page/3/')) === 200)
  })
  afterAll(() => attune?.close())

  it.each([
    ['/approaches/', 'Therapy approaches'],
    [TOPIC, 'Loneliness'],
    [TEAM, 'Editorial team'],
  ])(
    'show each article of %s once, in order, to who walks from page to page',
    async (path, name) => {
      const pages = await walk(path)
      expect(pages.map(([at]) => at)).toEqual([path, `${path}page/2/`, `${path}page/3/`])
      const articles = pages.map(([, html]) => articlesIn(html))
      expect(articles.slice(0, 2).map(({ length }) => length)).toEqual([
        CARDS_PER_PAGE,
        CARDS_PER_PAGE,
      ])
      const all = articles.flat()
      expect(new Set(all).size).toBe(all.length)
      expect(all.filter((slug) => slug.startsWith('generated-'))).toHaveLength(GENERATED)
      if (path === '/approaches/') expect(all).toHaveLength(GENERATED + SAMPLE)
      for (const [at, html] of pages) {
        const number = at === path ? undefined : Number(at.match(/\d+/)?.[0])
        expect(html).toContain(`<link rel="canonical" href="${SITE_URL}${at}">`)
        expect(attributeIn(html, /<title>([^<]+) · /)).toBe(
          number ? `${name}, page ${number}` : name,
        )
        expect(attributeIn(html, /<h1>([^<]+)</)).toBe(number ? `${name}, page ${number}` : name)
        expect(html.match(/<meta name="robots"/)).toBeNull()
        // A later page is found by no search of the site: its articles are.
        if (number) expect(html).not.toContain('data-pagefind-body')
      }
    },
  )

  it('lead to the pages before and after and say which page this is', async () => {
    const [first, second, third] = (await walk('/approaches/')).map(([, html]) => navIn(html))
    const current = /<span class="chip" aria-current="page">.*?Page ?<\/span> ?(\d)/
    expect([first, second, third].map((nav = '') => attributeIn(nav, current))).toEqual([
      '1',
      '2',
      '3',
    ])
    expect(first).not.toContain('rel="prev"')
    expect(second).toContain('rel="prev" href="/approaches/"')
    expect(second).toContain('rel="next" href="/approaches/page/3/"')
    expect(third).not.toContain('rel="next"')
    expect(first).toContain('aria-label="Pages of this list"')
  })

  it('lie below the list in the breadcrumb, and say on no later page what the first one says', async () => {
    const html = await read(`${TOPIC}page/2/`)
    const crumbs = /<nav class="breadcrumb"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? ''
    expect([...crumbs.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '/',
      '/approaches/',
      TOPIC,
    ])
    expect(crumbs).toMatch(/aria-current="page">Page 2</)
    expect(html).toMatch(/<p class="lead">Articles 31 to 60 of \d+</)
    expect(html).toContain('<meta name="description" content="Page 2 of 3. ')
    expect(await read(`${TEAM}page/2/`)).not.toContain('ProfilePage')
  })

  it('are valid HTML', async () => {
    for (const path of [`${TOPIC}page/2/`, `${TEAM}page/3/`, '/approaches/page/2/']) {
      const { results } = await htmlValidator.validateString(await read(path))
      expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([])
    }
  })

  it('have no page before the first or beyond the last, and one address each', async () => {
    for (const path of ['/approaches/', TOPIC, TEAM]) {
      for (const end of ['page/', 'page/1/', 'page/4/', 'page/02/', 'page/2/3/', '2/']) {
        expect(await statusOf(path + end), path + end).toBe(404)
      }
    }
    expect(await statusOf('/approaches/page/2')).toBe(308)
  })

  it('stand in the sitemap with all their pages', async () => {
    const sitemap = await read('/sitemap-pages.xml')
    for (const path of ['/approaches/', TOPIC, TEAM]) {
      for (const end of ['', 'page/2/', 'page/3/']) {
        expect(sitemap).toContain(`<loc>${SITE_URL}${path}${end}</loc>`)
      }
    }
    expect(sitemap).not.toContain('page/1/')
    expect(sitemap).not.toContain('page/4/')
  })

  it('show editors the later pages with their drafts', async () => {
    const cookie = await enterPreview(attune)
    const preview = async (path: string) => {
      const response = await fetch(attune.site.url + path, { headers: { cookie } })
      return { status: response.status, html: await response.text() }
    }
    const { html } = await preview(`${TOPIC}page/2/`)
    expect(toReadersPage(html)).toBe(await read(`${TOPIC}page/2/`))
    expect((await preview(`${TOPIC}page/4/`)).status).toBe(404)
    const draft = {
      ...generateArticle(7),
      _id: 'drafts.approach-generated-7',
      title: 'Zest, drafted',
    }
    await attune.editor.create(draft)
    // The last one by name now.
    expect((await preview('/approaches/page/3/')).html).toContain('Zest, drafted')
  })

  it('leave no page behind when they get shorter, and a topic takes all of its pages along', async () => {
    const gone = attune.editor.transaction()
    for (let number = CARDS_PER_PAGE; number <= GENERATED; number += 1) {
      gone.delete(`approach-generated-${number}`)
    }
    await gone.commit({ visibility: 'async', returnDocuments: false })
    for (const path of ['/approaches/', TEAM, TOPIC]) {
      await until(async () => (await statusOf(`${path}page/3/`)) === 404)
    }
    const isThere = (path: string) =>
      access(join(attune.publishedFolder, path, 'index.html')).then(
        () => true,
        () => false,
      )
    expect(await isThere('/approaches/page/3/')).toBe(false)
    expect(await statusOf('/approaches/page/2/')).toBe(200)
    expect(navIn(await read('/approaches/page/2/'))).not.toContain('rel="next"')
    // With its address, a topic moves all of its pages.
    expect(await isThere(`${TOPIC}page/2/`)).toBe(true)
    await attune.editor.patch('topic-loneliness').set({ 'slug.current': 'being-alone' }).commit()
    await until(async () => (await statusOf('/topics/being-alone/page/2/')) === 200)
    await until(async () => (await statusOf(`${TOPIC}page/2/`)) === 404)
    expect(await statusOf(TOPIC)).toBe(404)
    // Back at its first address, none of them is taken for being there still.
    await attune.editor.patch('topic-loneliness').set({ 'slug.current': 'loneliness' }).commit()
    for (const path of [TOPIC, `${TOPIC}page/2/`]) {
      await until(async () => (await statusOf(path)) === 200)
    }
  })
})
