import type { Kind } from './kinds.ts'

/**
 * The attributes of a page's text that let the search find it, by kind and topics (slugs). Pagefind
 * takes several filters of one element from attributes of their own.
 */
export function searchMarks(
  kind: Kind | undefined,
  topics: readonly string[] = [],
): Record<string, string> {
  if (!kind) return {}
  const named = topics.map((topic, index) => [`data-topic-${index}`, topic] as const)
  const filters = ['kind[data-kind]', ...named.map(([name]) => `topic[${name}]`)]
  return {
    'data-pagefind-body': '',
    'data-pagefind-filter': filters.join(', '),
    'data-kind': kind,
    ...Object.fromEntries(named),
  }
}
