import { stegaClean } from '@sanity/client/stega'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { enterPreview, STUDIO, toReadersPage } from '../../fixtures/preview.ts'
import { readTree } from '../../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'
const ID = 'approach-relational-therapy'
const DRAFT = `drafts.${ID}`

const withoutIds = (html: string) => html.replaceAll(/<astro-island uid="[^"]*"/g, '<astro-island')

/** The place where two pages part, with what stands around it in the second; empty for equal ones. */
function firstDifference(one: string, other: string): string {
  if (one === other) return ''
  let at = 0
  while (one[at] === other[at]) at += 1
  return `…${one.slice(at - 60, at + 60)}… is …${other.slice(at - 60, at + 60)}…`
}

describe('a page in preview', () => {
  let attune: Attune
  let cookie: string
  beforeAll(async () => {
    attune = await startAttune()
    cookie = await enterPreview(attune)
  })
  afterAll(() => attune.close())

  const preview = (path: string, headers: Record<string, string> = {}) =>
    fetch(attune.site.url + path, { headers: { cookie, ...headers }, redirect: 'manual' })
  const previewed = async (path: string) => (await preview(path)).text()

  it('is what readers have, byte for byte, but for its marks', async () => {
    const pages = readTree(attune.publishedFolder, 'index.html')
    expect(pages.size).toBeGreaterThanOrEqual(7)
    for (const [file, html] of pages) {
      const path = `/${file.replace(/index\.html$/, '')}`
      const published = withoutIds(Buffer.from(html, 'latin1').toString('utf8'))
      const shown = withoutIds(toReadersPage(await previewed(path)))
      expect(firstDifference(published, shown), path).toBe('')
    }
  })

  it('marks text with the field it comes from, and puts no unseen character anywhere', async () => {
    const html = await previewed(ARTICLE)
    expect(stegaClean(html)).toBe(html)
    const h1 = /<h1[^>]*data-sanity="([^"]*)"/.exec(html)?.[1]
    expect(h1).toBe(`id=${ID};type=approach;path=title;base=${encodeURIComponent(STUDIO)}`)
    expect(html).toMatch(/<div class="claim[^>]*data-sanity="[^"]*path=body:[^;]+;/)
    expect(html).toMatch(/<h2[^>]*data-sanity="[^"]*path=body:[^;]*children:[^;]*text;/)
  })

  it('leads from the cards of a list to their articles', async () => {
    const html = await previewed('/approaches/')
    const card = new RegExp(`href="${ARTICLE}"[\\s\\S]*?</article>`).exec(html)?.[0]
    expect(card).toContain(`id=${ID};type=approach;path=title;`)
    expect(card).toContain(`id=${ID};type=approach;path=definition;`)
  })

  it('leads from a page’s text to its fields', async () => {
    const html = await previewed('/about/')
    expect(html).toMatch(
      /<h2[^>]*data-sanity="id=[^;]*;type=page;path=body:[^;]*children:[^;]*text;/,
    )
  })

  it('leads from the facts of a program to what they are made of: its own fields, and its next group’s', async () => {
    const html = await previewed('/programs/online-dbt-skills-group/')
    const fieldOf = (term: string) =>
      new RegExp(`<dt>${term}</dt>\\s*<dd[^>]*data-sanity="id=([^;]*);type=(\\w+);path=(\\w+)`)
        .exec(html)
        ?.slice(1)
    expect(fieldOf('What it is')).toEqual(['program-dbt-skills-group', 'program', 'kind'])
    expect(fieldOf('Who may join')).toEqual(['program-dbt-skills-group', 'program', 'eligibility'])
    expect(fieldOf('How long')).toEqual([expect.stringMatching(/^cohort-/), 'cohort', 'weeks'])
    expect(fieldOf('Next group')?.slice(1)).toEqual(['cohort', 'startDate'])
  })

  it('shows a picture of a draft without writing it among the site’s files', async () => {
    const picture = await sharp({
      create: { width: 640, height: 480, channels: 3, background: '#2f6a48' },
    })
      .png()
      .toBuffer()
    const asset = await attune.editor.assets.upload('image', picture, { filename: 'green.png' })
    const original = await attune.editor.getDocument(ID)
    const figure = {
      _type: 'figure',
      _key: 'figure-1',
      image: {
        _type: 'image',
        alt: 'A green field',
        asset: { _type: 'reference', _ref: asset._id },
      },
    }
    await attune.editor.createOrReplace({
      ...original,
      _id: DRAFT,
      _type: 'approach',
      body: [figure],
    })
    const html = await previewed(ARTICLE)
    const image = /<img[^>]*alt="A green field"[^>]*>/.exec(html)?.[0] ?? ''
    expect(image).toContain('path=body:figure-1.image;')
    const src = / src="([^"]+)"/.exec(image)?.[1] ?? ''
    expect((await fetch(attune.site.url + src)).status).toBe(404)
    const shown = await preview(src)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect(shown.headers.get('cache-control')).toBe('private, no-store')
    expect([...readTree(attune.publishedFolder, '.webp').keys()].join()).not.toContain(
      src.split('/')[2],
    )
    await attune.editor.delete(DRAFT)
  })

  it('says in the editor’s words what keeps a draft back, and shows the rest', async () => {
    const original = await attune.editor.getDocument(ID)
    await attune.editor.createOrReplace({
      ...original,
      _id: DRAFT,
      _type: 'approach',
      definition: '',
      atAGlance: { evidence: 'overwhelming' },
    })
    const response = await preview(ARTICLE)
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('The approach “Relational therapy”')
    for (const field of ['Definition', 'At a glance › Who for', 'At a glance › Evidence']) {
      expect(html).toContain(`<strong>${field}</strong>`)
    }
    expect(html).toContain('must be strong, moderate, limited or emerging')
    expect(html).toContain('>Relational therapy</h1>')
    expect(html).toContain('What a first session is like')
    await attune.editor.delete(DRAFT)
  })

  it('shows an article that was never published, and an old address leads on in drafts too', async () => {
    const original = await attune.editor.getDocument(ID)
    await attune.editor.create({
      ...original,
      _id: 'drafts.approach-newborn',
      _type: 'approach',
      title: 'Newborn',
      slug: { _type: 'slug', current: 'newborn' },
    })
    expect((await fetch(`${attune.site.url}/approaches/newborn/`)).status).toBe(404)
    expect(await previewed('/approaches/newborn/')).toContain('>Newborn</h1>')
    expect(await previewed('/approaches/')).toContain('/approaches/newborn/')
    await attune.editor.create({
      _id: 'drafts.redirect-newborn',
      _type: 'redirect',
      from: '/approaches/unborn/',
      target: { _type: 'reference', _ref: 'approach-newborn', _weak: true },
    })
    const led = await preview('/approaches/unborn/')
    expect([led.status, led.headers.get('location')]).toEqual([302, '/approaches/newborn/'])
    await attune.editor.delete('drafts.redirect-newborn')
    await attune.editor.delete('drafts.approach-newborn')
  })

  it('answers like the site where there is no page, and leads to the address with its slash', async () => {
    const missing = await preview('/approaches/nothing-here/')
    expect(missing.status).toBe(404)
    expect(await missing.text()).toContain('This page isn’t here')
    const short = await preview('/approaches?a=b')
    expect(short.headers.get('location')).toBe('/approaches/?a=b')
    expect((await preview('/favicon.svg')).headers.get('content-type')).toBe('image/svg+xml')
  })

  it('says that it is a preview, but not inside the Studio', async () => {
    expect(await previewed(ARTICLE)).toContain('You are looking at drafts')
    const framed = await preview(ARTICLE, { 'sec-fetch-dest': 'iframe' })
    expect(await framed.text()).not.toContain('You are looking at drafts')
  })
})
