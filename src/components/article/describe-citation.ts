import type { Approach } from '../../content/schemas/approach.ts'
import { formatDate } from '../site/format-date.ts'
import { fullStopAfter } from './full-stop.ts'

type Cited = Pick<Approach, 'title' | 'author' | 'publishedAt' | 'updatedAt'>

/** How others may cite the article: author, year, title, site, date of this version, address. */
export function describeCitation(article: Cited, siteName: string, address: string): string {
  const { title, author, publishedAt, updatedAt } = article
  const published = publishedAt.slice(0, 10)
  const version = updatedAt
    ? `Updated ${formatDate(updatedAt)}`
    : `Published ${formatDate(published)}`
  return `${author.name} (${published.slice(0, 4)}). ${title}${fullStopAfter(title)} ${siteName}. ${version}. ${address}`
}
