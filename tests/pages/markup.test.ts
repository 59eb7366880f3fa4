import type { Message } from 'html-validate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { everyBlockPage } from '../fixtures/every-block-page.ts'
import { htmlValidator } from '../fixtures/html-validator.ts'
import { readTree } from '../fixtures/read-tree.ts'

describe('every published page', () => {
  let attune: Attune
  let pages: [path: string, html: string][]
  beforeAll(async () => {
    attune = await startAttune()
    await attune.editor.createOrReplace(everyBlockPage)
    await until(async () => (await fetch(`${attune.site.url}/every-block/`)).ok)
    pages = [...readTree(attune.publishedFolder, '.html')]
  })
  afterAll(() => attune?.close())

  const describeMessage = ({ ruleId, message, line, column, selector }: Message) =>
    `${ruleId}: ${message} (${line}:${column}, ${selector})`

  // First, since checking all pages below leaves connections unattended for seconds.
  it('shows no list of contents where there is nothing to list', async () => {
    const path = '/approaches/relational-therapy/'
    const words = { _type: 'span', _key: 'words', text: 'No heading.', marks: [] }
    const body = [
      { _type: 'block', _key: 'only', style: 'normal', markDefs: [], children: [words] },
    ]
    await attune.editor.patch('approach-relational-therapy').set({ body, sources: [] }).commit()
    const read = async () => (await fetch(attune.site.url + path)).text()
    await until(async () => (await read()).includes('No heading.'))
    expect(await read()).not.toContain('On this page')
  })

  it('is valid HTML', async () => {
    const faults = new Map<string, string[]>()
    for (const [path, html] of pages) {
      // Astro sets its island's one rule beside the island, and browsers take it there.
      const own = html.replaceAll(/<style>astro-island[^<]*<\/style>/g, '')
      const { results } = await htmlValidator.validateString(own)
      const messages = results.flatMap((result) => result.messages.map(describeMessage))
      if (messages.length > 0) faults.set(path, messages)
    }
    expect(Object.fromEntries(faults)).toEqual({})
  })

  it('has its language, one title, one description, one main part and one h1 before all other headings of it', () => {
    const count = (html: string, pattern: RegExp) => html.match(pattern)?.length ?? 0
    for (const [path, html] of pages) {
      expect(html, path).toMatch(/<html lang="en"/)
      const main = /<main[^>]*>([\s\S]*)<\/main>/.exec(html)?.[1] ?? ''
      expect(
        {
          titles: count(html, /<title>[^<]+<\/title>/g),
          descriptions: count(html, /<meta name="description" content="[^"]+"/g),
          mains: count(html, /<main/g),
          headings: count(html, /<h1/g),
          first: /<(h[1-6])/.exec(main)?.[1],
        },
        path,
      ).toEqual({ titles: 1, descriptions: 1, mains: 1, headings: 1, first: 'h1' })
    }
  })

  it('says where to find help in a crisis, in plain HTML, outside of every fold', () => {
    for (const [path, html] of pages) {
      const section = /<section id="crisis-help"[\s\S]*?<\/section>/.exec(html)?.[0] ?? ''
      for (const href of ['tel:988', 'sms:988', 'https://988lifeline.org/', 'tel:911']) {
        expect(section, path).toContain(`href="${href}"`)
      }
      expect(section, path).not.toMatch(/<(?:details|template|noscript|script)/)
      expect(html, path).toMatch(/href="#crisis-help"/)
    }
  })

  it('has no style attribute and no handler, which the security policy would refuse', () => {
    for (const [path, html] of pages) {
      expect(html, path).not.toMatch(/<[^>]+\s(?:style|on\w+)="/)
    }
  })
})
