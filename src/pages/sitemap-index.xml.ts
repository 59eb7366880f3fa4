import type { APIRoute } from 'astro'
import { SitemapIndexStream, streamToPromise } from 'sitemap'
import { answerText } from '../components/feed/answer-text.ts'
import { latestOf } from '../components/feed/last-change.ts'
import { listArticles, listOtherPages } from '../components/feed/list-addresses.ts'
import { contentOf } from '../content/content-of.ts'

export const GET: APIRoute = async (context) => {
  const content = contentOf(context)
  const stream = new SitemapIndexStream({ lastmodDateOnly: true })
  for (const [name, addresses] of [
    ['articles', await listArticles(content)],
    ['pages', await listOtherPages(content)],
  ] as const) {
    const lastmod = latestOf(addresses.map(({ changed }) => changed))
    const url = new URL(`/sitemap-${name}.xml`, context.site).href
    stream.write({ url, ...(lastmod ? { lastmod } : {}) })
  }
  stream.end()
  return answerText((await streamToPromise(stream)).toString('utf8'), 'xml')
}
