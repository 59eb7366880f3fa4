import type { SearchQuery } from './search-query.ts'

/** What is said of a search's outcome, on the page and by screen readers. */
export function describeResults(count: number, { words }: SearchQuery): string {
  const about = words ? ` for “${words}”` : ''
  if (count === 0)
    return `Nothing found${about}. Try fewer or other words, or all kinds and topics.`
  return count === 1 ? `1 page found${about}.` : `${count} pages found${about}.`
}
