import type { ApproachHead } from './schemas/approach.ts'

const SHOWN = 4
/** The most that editors can choose. */
const MAX_CHOSEN = 6
/** As many as can be left over when the article itself and those chosen are taken out. */
const MOST_SHOWN = SHOWN + MAX_CHOSEN + 1

type Topics = ApproachHead['topics']
type Related = Pick<ApproachHead, 'title' | 'slug' | 'definition'>

interface Article {
  readonly slug: string
  readonly topics: Topics
  /** Chosen by editors, in their order. */
  readonly related: readonly Related[]
}

/** Heads come in the order of their titles, and keep it among equals. One look at each: there are thousands. */
function rankByShared(heads: readonly ApproachHead[], wanted: ReadonlySet<string>): ApproachHead[] {
  const byCount: ApproachHead[][] = Array.from({ length: wanted.size + 1 }, () => [])
  for (const head of heads) {
    let shared = 0
    for (const { slug } of head.topics) if (wanted.has(slug)) shared += 1
    const equals = byCount[Math.min(shared, wanted.size)]
    if (shared > 0 && equals && equals.length < MOST_SHOWN) equals.push(head)
  }
  return byCount.reverse().flat().slice(0, MOST_SHOWN)
}

/** Articles keep their topics from one reading to the next: each combination is named once. */
const combinations = new WeakMap<Topics, string>()

function nameCombination(topics: Topics): string {
  const known = combinations.get(topics)
  if (known !== undefined) return known
  const name = [...new Set(topics.map(({ slug }) => slug))].sort().join(' ')
  combinations.set(topics, name)
  return name
}

/**
 * Ranks what shares most topics with an article: the first few, as many as can ever be shown of
 * them. Ranked once for each combination of topics, so that thousands of articles don't each look
 * at all others; the same combination gets the same array.
 */
export function createRanking(heads: readonly ApproachHead[]) {
  const rankings = new Map<string, readonly ApproachHead[]>()

  return (topics: Topics): readonly ApproachHead[] => {
    const combination = nameCombination(topics)
    const known = rankings.get(combination)
    if (known) return known
    const ranked = rankByShared(heads, new Set(topics.map(({ slug }) => slug)))
    rankings.set(combination, ranked)
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
    const chosen = related.filter((other) => other.slug !== slug)
    const taken = new Set([slug, ...chosen.map((other) => other.slug)])
    const others = rank(topics)
      .filter((head) => !taken.has(head.slug))
      .map((head) => ({ title: head.title, slug: head.slug, definition: head.definition }))
    return [...chosen, ...others.slice(0, Math.max(0, SHOWN - chosen.length))]
  }
}
