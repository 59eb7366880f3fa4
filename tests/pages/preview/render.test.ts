import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { enterPreview, toReadersPage } from '../../fixtures/preview.ts'
import { readTree } from '../../fixtures/read-tree.ts'

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
    const pages = await readTree(attune.publishedFolder, 'index.html')
    expect(pages.size).toBeGreaterThanOrEqual(7)
    for (const [file, html] of pages) {
      const path = `/${file.replace(/index\.html$/, '')}`
      const published = withoutIds(Buffer.from(html, 'latin1').toString('utf8'))
      const shown = withoutIds(toReadersPage(await previewed(path)))
      expect(firstDifference(published, shown), path).toBe('')
    }
  })
})
