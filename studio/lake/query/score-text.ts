/** One thing a text has to contain, or must not. */
type Term = { words: string[]; isPrefix: boolean; isExcluded: boolean }

/** How fast repeating a word stops to matter, and how much length counts (as in BM25). */
const SATURATION = 1.2
const LENGTH_WEIGHT = 0.5
const TYPICAL_WORDS = 150

const MOST_PARSED = 200
const parsed = new Map<string, Term[]>()

/**
 * How well a text answers what somebody typed into a search field: 0 for not at all. All words have
 * to be there; `word*` is the beginning of one, `"two words"` stand side by side, `-word` must be
 * missing, `*` is content with anything. Case and accents do not count.
 */
export function scoreText(query: string, text: string): number {
  const terms = readTerms(query)
  if (terms.length === 0) return query.trim() === '*' ? 1 : 0
  const words = toWords(text)
  let score = 0
  for (const term of terms) {
    const found = frequency(term, words)
    if (term.isExcluded ? found > 0 : found === 0) return 0
    if (term.isExcluded) continue
    const length = 1 - LENGTH_WEIGHT + LENGTH_WEIGHT * (words.length / TYPICAL_WORDS)
    score += (term.words.length * found * (SATURATION + 1)) / (found + SATURATION * length)
  }
  const sought = terms.filter(({ isExcluded }) => !isExcluded)
  if (sought.length === 0) return 1
  const together = {
    words: sought.flatMap((term) => term.words),
    isPrefix: sought.at(-1)?.isPrefix ?? false,
  }
  const isSideBySide = together.words.length > 1 && frequency(together, words) > 0
  return isSideBySide ? score * 1.5 : score
}

/** How often the words stand there in a row; the beginning of a word counts less than all of it. */
function frequency(
  { words: sought, isPrefix }: Pick<Term, 'words' | 'isPrefix'>,
  words: readonly string[],
): number {
  let found = 0
  const last = sought.length - 1
  for (let at = 0; at + last < words.length; at += 1) {
    if (!sought.slice(0, last).every((word, place) => words[at + place] === word)) continue
    const [word = '', end = ''] = [words[at + last], sought[last]]
    if (word === end) found += 1
    else if (isPrefix && word.startsWith(end)) found += 0.6
  }
  return found
}

function readTerms(query: string): Term[] {
  const known = parsed.get(query)
  if (known) return known
  const terms: Term[] = []
  for (const [, minus, phrase, plain] of query.matchAll(/(-?)(?:"([^"]*)"|([^\s"]+))/g)) {
    const isExcluded = minus === '-'
    const isPrefix = (phrase ?? plain ?? '').endsWith('*')
    const words = toWords(phrase ?? plain ?? '')
    if (words.length === 0) continue
    if (phrase !== undefined) terms.push({ words, isPrefix, isExcluded })
    // Parts of a compound such as "self-worth" have to be there, each for itself.
    else
      for (const [place, word] of words.entries()) {
        terms.push({ words: [word], isPrefix: isPrefix && place === words.length - 1, isExcluded })
      }
  }
  if (parsed.size >= MOST_PARSED) parsed.clear()
  parsed.set(query, terms)
  return terms
}

function toWords(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.match(/[\p{L}\p{N}]+/gu) ?? []
}
