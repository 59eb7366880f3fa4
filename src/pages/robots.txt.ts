import type { APIRoute } from 'astro'
import { answerText } from '../components/feed/answer-text.ts'

/** What is made for one person is nobody else's to find. */
const PERSONAL = ['/api/', '/reservations/', '/reserve/', '/staff/']

export const GET: APIRoute = ({ site }) =>
  answerText(
    [
      'User-agent: *',
      ...PERSONAL.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${new URL('/sitemap-index.xml', site).href}`,
      '',
    ].join('\n'),
    'plain',
  )
