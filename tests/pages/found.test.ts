import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'

describe('what machines read to find the site', () => {
  let attune: Attune
  const read = (path: string) => readPage(attune.site.url, path)
  const matches = (text: string, pattern: RegExp) =>
    [...text.matchAll(pattern)].map(([, found = '']) => found)
  const entryOf = (sitemap: string, path: string) =>
    matches(sitemap, /<url>([\s\S]*?)<\/url>/g).find((entry) =>
      entry.includes(`<loc>${SITE_URL}${path}</loc>`),
    )
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(() => attune?.close())

  it('is served with a type of its own', async () => {
    for (const [path, type] of [
      ['/rss.xml', 'application/xml'],
      ['/sitemap-index.xml', 'application/xml'],
      ['/sitemap-articles.xml', 'application/xml'],
      ['/sitemap-pages.xml', 'application/xml'],
      ['/robots.txt', 'text/plain; charset=utf-8'],
      ['/llms.txt', 'text/plain; charset=utf-8'],
    ] as const) {
      const response = await fetch(attune.site.url + path)
      expect(response.status, path).toBe(200)
      expect(response.headers.get('content-type'), path).toBe(type)
    }
  })

  it('lists in its sitemaps every page that search engines may show, and no other', async () => {
    const robots = await read('/robots.txt')
    const [index = ''] = matches(robots, /^Sitemap: (.+)$/gm)
    const sitemaps = matches(await read(new URL(index).pathname), /<loc>([^<]+)<\/loc>/g)
    const texts = await Promise.all(sitemaps.map((address) => read(new URL(address).pathname)))
    const listed = texts.flatMap((text) => matches(text, /<loc>([^<]+)<\/loc>/g))
    const published = [...readTree(attune.publishedFolder, 'index.html')]
      .filter(([, html]) => html.includes('<link rel="canonical"'))
      .map(([, html]) => matches(html, /<link rel="canonical" href="([^"]+)"/g).join())
    // A search page is nothing to be found by a search.
    expect(listed.toSorted()).toEqual(
      published.filter((address) => !address.endsWith('/search/')).toSorted(),
    )
  })

  it('dates each article by what editors say of it, never by the clock', async () => {
    expect(entryOf(await read('/sitemap-articles.xml'), ARTICLE)).toContain('<lastmod>2026-11-16')
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ updatedAt: '2026-11-20' })
      .commit()
    await until(async () =>
      Boolean(
        entryOf(await read('/sitemap-articles.xml'), ARTICLE)?.includes('<lastmod>2026-11-20'),
      ),
    )
    expect(entryOf(await read('/sitemap-pages.xml'), '/glossary/')).not.toContain('<lastmod>')
  })

  it('carries whole articles in its feed, with sources and without offers', async () => {
    const feed = await read('/rss.xml')
    const items = matches(feed, /<item>([\s\S]*?)<\/item>/g)
    expect(items.length).toBeGreaterThanOrEqual(10)
    const item = items.find((text) => text.includes(`<link>${SITE_URL}${ARTICLE}</link>`)) ?? ''
    expect(item.length).toBeGreaterThan(10_000)
    expect(item).toContain('Relational Psychoanalysis: A Review')
    expect(item).toContain('https://doi.org/10.1037/a0033121')
    expect(feed).not.toMatch(/href=(?:"|&quot;)\/|\[\]|undefined|Unknown block type/)
    expect(feed).not.toContain('/programs/online-relationships-group/')
  })

  it('tells of a new article once it is published, and of no draft', async () => {
    const copy = await attune.editor.getDocument('approach-group-therapy')
    if (!copy) throw new Error('The sample has no article on group therapy')
    const { _rev, _createdAt, _updatedAt, ...fields } = copy
    const slug = { _type: 'slug', current: 'brand-new' }
    const draft = { ...fields, slug, title: 'Brand new' }
    await attune.editor.create({ ...draft, _id: 'drafts.approach-brand-new' })
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ updatedAt: '2026-11-21' })
      .commit()
    await until(async () => (await read('/sitemap-articles.xml')).includes('2026-11-21'))
    const files = ['/rss.xml', '/sitemap-articles.xml', '/llms.txt']
    for (const file of files) expect(await read(file), file).not.toContain('brand-new')
    await attune.editor.create({ ...draft, _id: 'approach-brand-new' })
    for (const file of files) await until(async () => (await read(file)).includes('brand-new'))
  })
})
