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
 * Finds what to read after an article: what editors chose, filled up to four with those that share
 * most topics. Ranked once for each combination of topics, so that thousands of articles don't each
 * look at all others.
 */
export function createRelatedFinder(heads: readonly ApproachHead[]) {
  const rankings = new Map<string, readonly ApproachHead[]>()

  function rank(topics: Topics): readonly ApproachHead[] {
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

  return ({ slug, topics, related }: Article): Related[] => {
    const taken = new Set([slug, ...related.map((chosen) => chosen.slug)])
    const others = rank(topics)
      .filter((head) => !taken.has(head.slug))
      .map((head) => ({ title: head.title, slug: head.slug, definition: head.definition }))
    return [...related, ...others.slice(0, Math.max(0, SHOWN - related.length))]
  }
}
