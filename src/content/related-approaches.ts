import type { ApproachHead } from './schemas/approach.ts'

const SHOWN = 4
/** The most that editors can choose. */
const MAX_CHOSEN = 6

type Topics = ApproachHead['topics']
type Related = Pick<ApproachHead, 'title' | 'slug' | 'definition'>

interface Article {
  readonly slug: string
  readonly topics: Topics
  /** Chosen by editors, in their order. */
  readonly related: readonly Related[]
}

/**
 * Ranks what shares most topics with an article: the first few, as many as can ever be shown of
 * them. Ranked once for each combination of topics, so that thousands of articles don't each look
 * at all others; the same combination gets the same array.
 */
export function createRanking(heads: readonly ApproachHead[]) {
  const rankings = new Map<string, readonly ApproachHead[]>()

  return (topics: Topics): readonly ApproachHead[] => {
    const wanted = new Set(topics.map(({ slug }) => slug))
    const key = [...wanted].sort().join(' ')
    const known = rankings.get(key)
    if (known) return known
    const ranked = heads
      .map((head) => ({ head, shared: head.topics.filter(({ slug }) => wanted.has(slug)).length }))
      .filter(({ shared }) => shared > 0)
      // Heads come in the order of their titles, and sorting keeps it among equals.
      .sort((one, other) => other.shared - one.shared)
      .slice(0, SHOWN + MAX_CHOSEN + 1)
      .map(({ head }) => head)
    rankings.set(key, ranked)
    return ranked
  }
}

/**
 * Finds what to read after an article: what editors chose, filled up to four with those that share
 * most topics.
 */
export function createRelatedFinder(heads: readonly ApproachHead[]) {
  const rank = createRanking(heads)

  return ({ slug, topics, related }: Article): Related[] => {
    const taken = new Set([slug, ...related.map((chosen) => chosen.slug)])
    const others = rank(topics)
      .filter((head) => !taken.has(head.slug))
      .map((head) => ({ title: head.title, slug: head.slug, definition: head.definition }))
    return [...related, ...others.slice(0, Math.max(0, SHOWN - related.length))]
  }
}
