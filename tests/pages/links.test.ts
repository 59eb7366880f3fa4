import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { everyBlockPage } from '../fixtures/every-block-page.ts'
import { readTree } from '../fixtures/read-tree.ts'

let attune: Attune
beforeAll(async () => {
  attune = await startAttune()
  await attune.editor.createOrReplace(everyBlockPage)
  await until(async () => (await fetch(`${attune.site.url}/every-block/`)).ok)
})
afterAll(() => attune?.close())

const decode = (text: string) => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&')

/** What a page leads to or loads from this site: `[attribute, address]`. */
function linksOf(html: string): string[] {
  const found = html.matchAll(/\s(?:href|src|action)=(?:"([^"]*)"|'([^']*)'|([^\s>"']+))/g)
  return [...found].map(([, double, single, bare]) => decode(double ?? single ?? bare ?? ''))
}

const idsOf = (html: string) =>
  new Set(
    [...html.matchAll(/\sid=(?:"([^"]*)"|([^\s>"']+))/g)].map(([, a, b]) => decode(a ?? b ?? '')),
  )

/** Answered on demand, or made when first asked for: asked over HTTP instead. */
const onDemand = /^\/(?:api|dev|og|reserve|reservations|staff)\//

it('every link of every published page leads to a page, a file or a part of a page that is there', async () => {
  const tree = readTree(attune.publishedFolder, '.html')
  const pages = new Map<string, string>(
    [...tree].map(([file, html]) => [`/${file.replace(/index\.html$/, '')}`, html]),
  )
  const asked = new Map<string, Promise<boolean>>()
  const isThere = (path: string): Promise<boolean> => {
    if (pages.has(path)) return Promise.resolve(true)
    const known = asked.get(path)
    if (known) return known
    const answer = onDemand.test(path)
      ? fetch(attune.site.url + path).then(({ ok }) => ok)
      : access(join(attune.publishedFolder, path)).then(
          () => !path.endsWith('/'),
          // What is no file may still be answered by the server, such as the feed.
          () => fetch(attune.site.url + path, { redirect: 'manual' }).then(({ ok }) => ok),
        )
    asked.set(path, answer)
    return answer
  }
  const dead: string[] = []
  let count = 0
  for (const [page, html] of pages) {
    // The page for addresses that aren't there is shown anywhere; it links from the root.
    const base = new URL(page === '/404.html' ? '/' : page, attune.site.url)
    for (const link of new Set(linksOf(html))) {
      const url = URL.parse(link, base)
      if (!url || url.origin !== base.origin) continue
      count += 1
      const target = pages.get(url.pathname)
      const id = decodeURIComponent(url.hash.slice(1))
      if (!(await isThere(url.pathname))) dead.push(`${page} → ${link}`)
      else if (id && target && !idsOf(target).has(id)) dead.push(`${page} → ${link} (no such part)`)
    }
  }
  expect(count).toBeGreaterThan(500)
  expect(dead).toEqual([])
})
