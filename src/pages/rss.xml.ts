import rss from '@astrojs/rss'
import type { APIRoute } from 'astro'
import { articleToHtml } from '../components/feed/article-to-html.ts'
import { isContentError } from '../content/content-error.ts'
import { contentOf } from '../content/content-of.ts'
import { approachPath } from '../content/paths.ts'

/** As many as a reader who comes back after months may have missed. */
const NEWEST = 20

/** The newest articles with their whole text. */
export const GET: APIRoute = async (context) => {
  const content = contentOf(context)
  const [settings, heads] = await Promise.all([content.settings(), content.approachHeads()])
  const newest = heads
    .toSorted((a, b) => Date.parse(b.publishedAt) - Date.parse(a.publishedAt))
    .slice(0, NEWEST)
  const siteUrl = new URL('/', context.site).href
  const items = await Promise.all(
    newest.map(async ({ slug, title, definition, publishedAt, topics }) => {
      // A broken article is still listed by what was last sound of it.
      const article = await content.approach(slug).catch((error: unknown) => {
        if (isContentError(error)) return undefined
        throw error
      })
      return {
        title,
        link: approachPath(slug),
        description: definition,
        pubDate: new Date(publishedAt),
        categories: topics.map((topic) => topic.title),
        ...(article ? { content: articleToHtml(article, siteUrl, settings.crisisLines) } : {}),
      }
    }),
  )
  return rss({
    title: settings.name,
    description: settings.description,
    site: siteUrl,
    items,
    customData: '<language>en</language>',
  })
}
