import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readHealth, readPage, startAttune, until } from '../fixtures/attune.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'

describe('the resident server', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune({ studioOrigin: 'http://studio.example' })
  })
  afterAll(() => attune.close())

  const askAsStudio = (path: string) =>
    fetch(attune.site.url + path, { headers: { origin: 'http://studio.example' } })
  const shows = (path: string, text: string) =>
    until(async () => (await readPage(attune.site.url, path)).includes(text))

  it('shows a published change on the page and in the list, and leaves the old text nowhere', async () => {
    const title = 'Relational therapy, seen anew'
    await attune.editor.patch('approach-relational-therapy').set({ title }).commit()
    await shows(ARTICLE, `<h1>${title}</h1>`)
    await shows('/approaches/', title)
    await shows('/', title)
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ title: 'Relational therapy' })
      .commit()
    await shows('/', '>Relational therapy</a>')
    await until(async () => {
      const published = readTree(attune.publishedFolder, '.html')
      return [...published.values()].every((html) => !html.includes('seen anew'))
    })
  })

  it('publishes a new article at its address and removes it when it is deleted', async () => {
    const original = await attune.editor.getDocument('approach-relational-therapy')
    await attune.editor.create({
      ...original,
      _id: 'approach-new',
      _type: 'approach',
      title: 'A newer approach',
      slug: { _type: 'slug', current: 'a-newer-approach' },
    })
    await shows('/approaches/a-newer-approach/', 'A newer approach')
    await shows('/approaches/', 'A newer approach')
    await attune.editor.delete('approach-new')
    await until(
      async () => (await fetch(`${attune.site.url}/approaches/a-newer-approach/`)).status === 404,
    )
    await until(
      async () => !(await readPage(attune.site.url, '/approaches/')).includes('A newer approach'),
    )
  })

  it('publishes an article by itself the moment its hour has come, and not before', async () => {
    const original = await attune.editor.getDocument('approach-relational-therapy')
    const publishedAt = Temporal.Now.instant().add({ seconds: 2 })
    await attune.editor.create({
      ...original,
      _id: 'approach-scheduled',
      _type: 'approach',
      title: 'A scheduled approach',
      slug: { _type: 'slug', current: 'scheduled' },
      publishedAt: publishedAt.toString(),
    })
    // Something published later is on the site, and the scheduled one still isn't.
    await attune.editor.patch('siteSettings').set({ disclaimer: 'Not yet' }).commit()
    await shows('/', 'Not yet')
    const early = await fetch(`${attune.site.url}/approaches/scheduled/`)
    if (Temporal.Instant.compare(Temporal.Now.instant(), publishedAt) < 0) {
      expect(early.status).toBe(404)
    }
    await until(async () => (await fetch(`${attune.site.url}/approaches/scheduled/`)).ok)
    expect(Temporal.Instant.compare(Temporal.Now.instant(), publishedAt)).toBe(1)
    await attune.editor.delete('approach-scheduled')
  })

  it('sends readers of an old address to the new one for good, whatever it is called meanwhile', async () => {
    const target = { _type: 'reference', _ref: 'approach-relational-therapy' }
    await attune.editor.create({ _type: 'redirect', from: '/approaches/before/', target })
    const ask = async (path: string) => {
      const answer = await fetch(attune.site.url + path, { redirect: 'manual' })
      return { status: answer.status, location: answer.headers.get('location') }
    }
    await until(async () => (await ask('/approaches/before/')).status === 301)
    expect(await ask('/approaches/before/?a=1')).toEqual({
      status: 301,
      location: `${ARTICLE}?a=1`,
    })
    expect((await ask('/approaches/before')).location).toBe(ARTICLE)
    // An address with a page of its own leads nowhere else.
    await attune.editor.create({ _type: 'redirect', from: '/programs/', to: '/approaches/' })
    await until(async () => (await ask('/programs/')).status === 200)
  })

  it('tells the Studio how a document fares, and no other origin', async () => {
    const answer = await askAsStudio('/api/documents/approach-relational-therapy/')
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://studio.example')
    expect(await answer.json()).toEqual({
      id: 'approach-relational-therapy',
      path: ARTICLE,
      problem: null,
    })
    const seats = await askAsStudio('/api/cohorts/?program=program-relationships-group')
    expect(seats.headers.get('access-control-allow-origin')).toBe('http://studio.example')
    for (const [path, origin] of [
      ['/api/documents/approach-relational-therapy/', 'http://elsewhere.example'],
      ['/healthz', 'http://studio.example'],
      [ARTICLE, 'http://studio.example'],
    ] as const) {
      const refused = await fetch(attune.site.url + path, { headers: { origin } })
      expect(refused.headers.has('access-control-allow-origin'), path).toBe(false)
    }
  })

  it('moves a page when its slug changes', async () => {
    const patch = (current: string) =>
      attune.editor
        .patch('approach-dialectical-behavior-therapy')
        .set({ 'slug.current': current })
        .commit()
    const slug = await attune.editor.fetch<string>(
      '*[_id == "approach-dialectical-behavior-therapy"][0].slug.current',
    )
    await patch('dbt-explained')
    await until(async () => (await fetch(`${attune.site.url}/approaches/dbt-explained/`)).ok)
    await until(async () => (await fetch(`${attune.site.url}/approaches/${slug}/`)).status === 404)
    await shows(ARTICLE, 'dbt-explained')
    await patch(slug)
    await until(async () => (await fetch(`${attune.site.url}/approaches/${slug}/`)).ok)
    // Pages that lead there follow within the same sweep.
    await shows('/404.html', slug)
    await until(async () => !(await readPage(attune.site.url, ARTICLE)).includes('dbt-explained'))
  })

  it('keeps the last good page of a broken document and says what is wrong', async () => {
    const before = await readPage(attune.site.url, ARTICLE)
    const atAGlance = await attune.editor.fetch<object>(
      '*[_id == "approach-relational-therapy"][0].atAGlance',
    )
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ 'atAGlance.evidence': 'overwhelming', title: 'Broken' })
      .commit()
    await until(async () => (await readHealth(attune.site.url)).problems.length > 0)
    const { problems } = await readHealth(attune.site.url)
    expect(problems).toEqual([
      expect.objectContaining({
        documentId: 'approach-relational-therapy',
        message: expect.stringMatching(
          /The approach "approach-relational-therapy" can't be shown\. .*evidence: must be strong, moderate, limited or emerging/,
        ),
      }),
    ])
    expect(await readPage(attune.site.url, ARTICLE)).toBe(before)
    expect(await readPage(attune.site.url, '/approaches/')).toContain('>Relational therapy</a>')
    const issue = { field: 'atAGlance.evidence', reason: expect.stringContaining('must be strong') }
    const answer = await askAsStudio('/api/documents/approach-relational-therapy/')
    expect(await answer.json()).toMatchObject({ path: ARTICLE, problem: { issues: [issue] } })
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ atAGlance, title: 'Relational therapy' })
      .commit()
    await until(async () => (await readHealth(attune.site.url)).problems.length === 0)
    expect(await readPage(attune.site.url, ARTICLE)).toBe(before)
  })

  it('keeps drafts out of everything it publishes', async () => {
    const original = await attune.editor.getDocument('approach-relational-therapy')
    await attune.editor.createOrReplace({
      ...original,
      _id: 'drafts.approach-relational-therapy',
      _type: 'approach',
      title: 'An unfinished thought',
    })
    await attune.editor.patch('siteSettings').set({ disclaimer: 'A tagline to wait for' }).commit()
    await shows('/', 'A tagline to wait for')
    const published = readTree(attune.publishedFolder, '')
    expect([...published.values()].join('')).not.toContain('An unfinished thought')
    await attune.editor.delete('drafts.approach-relational-therapy')
  })

  it('keeps an article back until its hour has come', async () => {
    const original = await attune.editor.getDocument('approach-relational-therapy')
    await attune.editor.create({
      ...original,
      _id: 'approach-later',
      _type: 'approach',
      slug: { _type: 'slug', current: 'later' },
      title: 'Something for later',
      publishedAt: '2999-01-01T00:00:00Z',
    })
    await attune.editor.patch('siteSettings').set({ disclaimer: 'Another tagline' }).commit()
    await shows('/', 'Another tagline')
    expect((await fetch(`${attune.site.url}/approaches/later/`)).status).toBe(404)
    await attune.editor.delete('approach-later')
  })

  it('copies pictures to the site, so that readers contact no other host', async () => {
    const picture = await sharp({
      create: { width: 900, height: 600, channels: 3, background: '#a8472f' },
    })
      .png()
      .toBuffer()
    const asset = await attune.editor.assets.upload('image', picture, { filename: 'clay.png' })
    const body = await attune.editor.fetch<object[]>(
      '*[_id == "approach-relational-therapy"][0].body',
    )
    const figure = {
      _type: 'figure',
      _key: 'figure-1',
      image: {
        _type: 'image',
        alt: 'A clay field',
        asset: { _type: 'reference', _ref: asset._id },
      },
    }
    await attune.editor
      .patch('approach-relational-therapy')
      .set({ body: [figure, ...body] })
      .commit()
    await shows(ARTICLE, 'alt="A clay field"')
    const html = await readPage(attune.site.url, ARTICLE)
    const [, src = ''] = /<img[^>]* src="(?!data:)([^"]+)"/.exec(html) ?? []
    expect(src).toMatch(/^\/media\//)
    const response = await fetch(attune.site.url + src)
    expect(response.headers.get('content-type')).toBe('image/webp')
    expect((await sharp(await response.arrayBuffer()).metadata()).width).toBe(800)
    await attune.editor.patch('approach-relational-therapy').set({ body }).commit()
  })

  it('answers with the compressed page, and with 304 to a reader who has it', async () => {
    const page = await fetch(attune.site.url + ARTICLE, { headers: { 'accept-encoding': 'br' } })
    expect(page.headers.get('content-encoding')).toBe('br')
    let etag = page.headers.get('etag') ?? ''
    // What was published last may be on its way to this page.
    await until(async () => {
      const again = await fetch(attune.site.url + ARTICLE, { headers: { 'if-none-match': etag } })
      etag = again.headers.get('etag') ?? ''
      return again.status === 304
    })
  })

  it('leads an address without its slash to the page and serves nothing outside its folder', async () => {
    const response = await fetch(`${attune.site.url}/approaches?from=x`, { redirect: 'manual' })
    expect([response.status, response.headers.get('location')]).toEqual([
      308,
      '/approaches/?from=x',
    ])
    for (const path of ['/..%2freservations.db', '/%2e%2e/lake.db', '/.published.json', '/%00']) {
      expect((await fetch(attune.site.url + path)).status).toBe(404)
    }
    await readFile(join(attune.folder, 'reservations.db'))
  })

  it('gives browsers React as made for production', async () => {
    const scripts = readTree(join(attune.publishedFolder, '_astro'), '.js')
    expect(scripts.size).toBeGreaterThan(0)
    // Development builds carry their warnings with them; production builds only numbers.
    expect([...scripts.values()].join('')).not.toContain(
      'Each child in a list should have a unique',
    )
  })
})
