import type { APIRoute } from 'astro'
import { answerText } from '../components/feed/answer-text.ts'
import { listArticles } from '../components/feed/list-addresses.ts'
import { writeSitemap } from '../components/feed/write-sitemap.ts'
import { contentOf } from '../content/content-of.ts'

export const GET: APIRoute = async (context) =>
  answerText(
    await writeSitemap(await listArticles(contentOf(context)), new URL('/', context.site).href),
    'xml',
  )
