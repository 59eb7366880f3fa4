import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { formatDate } from '../../src/components/site/format-date.ts'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'
const node = z.looseObject({ '@type': z.string(), '@id': z.string().optional() })
const graph = z.object({ '@context': z.literal('https://schema.org'), '@graph': z.array(node) })
type Node = z.output<typeof node>

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
const decode = (text: string) =>
  text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (all, name: string) => ENTITIES[name] ?? all)
const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What the body of a page says to those who read it. */
function textOf(html: string): string {
  const body = /<body[\s\S]*<\/body>/.exec(html)?.[0] ?? ''
  const shown = body.replaceAll(/<script[\s\S]*?<\/script>/g, '')
  return plain(decode(shown.replaceAll(/<[^>]+>/g, ' ')))
}

function nodesOf(html: string): Node[] {
  const scripts = [
    ...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g),
  ].map(([, json = '']) => graph.parse(JSON.parse(json))['@graph'])
  expect(scripts).toHaveLength(1)
  return scripts.flat()
}

function find(nodes: readonly Node[], type: string): Node {
  const found = nodes.find((each) => each['@type'] === type)
  if (!found) throw new Error(`There is no ${type}`)
  return found
}

/** The article that a page holds. */
const articleOf = (nodes: readonly Node[]) =>
  node.parse(find(nodes, 'MedicalWebPage')['mainEntity'])

/** Every value of these properties, however deep it stands. */
function valuesOf(value: unknown, keys: readonly string[]): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, keys))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => {
    const texts = [inner].flat().filter((each) => typeof each === 'string')
    return keys.includes(key) ? texts : valuesOf(inner, keys)
  })
}

const metaOf = (html: string, name: string) =>
  decode(new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1] ?? '')

describe('what a page says of itself to machines', () => {
  let attune: Attune
  let pages: [path: string, html: string][]
  const publish = async (id: string, fields: Record<string, unknown>, words: string) => {
    await attune.editor.patch(id).set(fields).commit()
    await until(async () => (await readPage(attune.site.url, ARTICLE)).includes(words))
    return readPage(attune.site.url, ARTICLE)
  }
  beforeAll(async () => {
    attune = await startAttune()
    const files = readTree(attune.publishedFolder, '.html')
    pages = [...files]
      .filter(([file]) => file !== '404.html')
      .map(([file, html]) => [
        `/${file.slice(0, -'index.html'.length)}`,
        Buffer.from(html, 'latin1').toString('utf8'),
      ])
  })
  afterAll(() => attune?.close())

  it('names and describes only what readers see on it', () => {
    expect(pages.length).toBeGreaterThan(20)
    for (const [path, html] of pages) {
      const text = textOf(html)
      const nodes = nodesOf(html)
      for (const value of valuesOf(nodes, ['name', 'headline', 'alternateName', 'citation'])) {
        // A country stands for "every state"; the publisher is named where its groups are offered.
        if (value === 'United States' || value === 'Grouport Therapy') continue
        expect(text, `${path}: ${value}`).toContain(plain(value))
      }
      for (const value of valuesOf(nodes.slice(0, 2), ['description'])) {
        expect(text, `${path}: ${value}`).toContain(plain(value))
      }
    }
  })

  it('tells only dates that stand on the page', () => {
    for (const [path, html] of pages) {
      const dates = valuesOf(nodesOf(html), ['dateModified', 'lastReviewed', 'startDate'])
      for (const date of dates) expect(textOf(html), path).toContain(formatDate(date))
    }
  })

  it('gives each page its own address, title, description and picture', () => {
    const seen = { title: new Set(), description: new Set() }
    for (const [path, html] of pages) {
      const url = new URL(path, SITE_URL).href
      expect(html).toContain(`<link rel="canonical" href="${url}">`)
      expect(metaOf(html, 'og:url')).toBe(url)
      expect(metaOf(html, 'og:title')).not.toBe('')
      expect(metaOf(html, 'og:image')).toMatch(new RegExp(`^${SITE_URL}/og/[a-z0-9-]+\\.png$`))
      expect(metaOf(html, 'twitter:card')).toBe('summary_large_image')
      expect(nodesOf(html)[0]?.['@id']).toBe(url)
      seen.title.add(/<title>([^<]+)/.exec(html)?.[1])
      seen.description.add(metaOf(html, 'description'))
    }
    expect(seen.title.size).toBe(pages.length)
    expect(seen.description.size).toBe(pages.length)
  })

  it('shows the breadcrumb that stands on the page', () => {
    for (const [path, html] of pages) {
      const shown = /<nav class="breadcrumb"[\s\S]*?<\/nav>/.exec(html)?.[0]
      if (!shown) continue
      const names = [...shown.matchAll(/<(?:a|span)[^>]*>([^<]+)</g)].map(([, name = '']) =>
        plain(decode(name)),
      )
      const { itemListElement } = find(nodesOf(html), 'BreadcrumbList')
      expect(valuesOf(itemListElement, ['name']), path).toEqual(names)
    }
  })

  it('describes an article with its author, its treatment and every source', () => {
    const html = new Map(pages).get(ARTICLE) ?? ''
    const nodes = nodesOf(html)
    const article = articleOf(nodes)
    expect(article['author']).toMatchObject({ '@type': 'Organization', name: 'Editorial team' })
    expect(find(nodes, 'MedicalWebPage')['about']).toMatchObject({
      '@type': 'PsychologicalTreatment',
    })
    const listed = html.match(/id="source-\d+"/g) ?? []
    expect(listed.length).toBeGreaterThan(3)
    expect(article['citation']).toHaveLength(listed.length)
    expect(article['publisher']).toMatchObject({
      name: 'Grouport Therapy',
      publishingPrinciples: `${SITE_URL}/editorial-policy/`,
    })
  })

  it('describes a therapy group as meetings and a skills group as a course, without seats', () => {
    const [therapy, skills] = ['relationships-group', 'dbt-skills-group'].map((slug) =>
      nodesOf(new Map(pages).get(`/programs/online-${slug}/`) ?? ''),
    )
    const series = find(therapy ?? [], 'EventSeries')
    expect(series['location']).toMatchObject({ '@type': 'VirtualLocation' })
    expect(valuesOf(series['offers'], ['name'])).toEqual(['Florida', 'New Jersey', 'New York'])
    expect(find(skills ?? [], 'Course')['hasCourseInstance']).toMatchObject({
      courseSchedule: { '@type': 'Schedule', repeatFrequency: 'P1W' },
    })
    expect(JSON.stringify([therapy, skills])).not.toMatch(/capacity|seats|remaining/i)
  })

  it('names the dates on which a group that meets every week does not meet', async () => {
    const path = '/programs/online-relationships-group/'
    const cohort = await attune.editor.getDocument('cohort-relationships-tuesday')
    const start = Temporal.PlainDate.from(String(cohort?.['startDate']))
    const skipped = start.add({ weeks: 2 }).toString()
    await attune.editor
      .patch('cohort-relationships-tuesday')
      .set({ skippedDates: [skipped] })
      .commit()
    await until(async () => (await readPage(attune.site.url, path)).includes(skipped))
    const nodes = nodesOf(await readPage(attune.site.url, path))
    expect(find(nodes, 'EventSeries')['eventSchedule']).toMatchObject({
      startDate: start.toString(),
      exceptDate: [skipped],
    })
  })

  it('tells of no review until one is on record, and then of reviewer and date', async () => {
    for (const [path, html] of pages) {
      expect(JSON.stringify(nodesOf(html)), path).not.toMatch(/reviewedBy|lastReviewed/)
    }
    const reviewer = { _type: 'reference', _ref: 'person-editorial-team' }
    const html = await publish(
      'approach-relational-therapy',
      { reviewer, reviewedAt: '2026-03-05' },
      'Clinically reviewed by',
    )
    expect(find(nodesOf(html), 'MedicalWebPage')).toMatchObject({
      reviewedBy: { name: 'Editorial team' },
      lastReviewed: '2026-03-05',
    })
    expect(textOf(html)).toContain('March 5, 2026')
  })

  it('lets editors give another title and description, and quotes what would end the data', async () => {
    const html = await publish(
      'approach-relational-therapy',
      { seoTitle: 'A title for searching', seoDescription: 'Another </script><b> description' },
      'A title for searching',
    )
    expect(html).toMatch(/<title>A title for searching · /)
    expect(metaOf(html, 'description')).toBe('Another </script><b> description')
    expect(articleOf(nodesOf(html))['headline']).toBe('Relational therapy')
    const spiky = 'Ends </script><script>alert(1)</script> here'
    const other = await publish('approach-relational-therapy', { definition: spiky }, 'Ends &lt;')
    expect(find(nodesOf(other), 'MedicalWebPage')['description']).toBe(spiky)
    expect(other).not.toContain('<script>alert(1)')
  })
})
