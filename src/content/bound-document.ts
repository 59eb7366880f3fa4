import { describeBroken } from './content-error.ts'
import type { RawDocument } from './raw-document.ts'

/**
 * More than any document that people write, and little enough to be read, checked and rendered while
 * readers wait for other pages.
 */
export const BOUNDS = {
  /** Fields and list entries inside one another. */
  levels: 32,
  /** Texts, numbers, lists and objects altogether. */
  values: 50_000,
  /** Characters of all texts together. */
  characters: 1_000_000,
} as const

/**
 * What no text may hold: control characters (XML, and so a whole feed or sitemap, breaks at one),
 * halves of characters, and the marks by which one text turns round the letters of those beside it.
 */
const UNSHOWABLE = /[\p{Cs}\u202a-\u202e\ufffe\uffff]|(?![\t\n\r])\p{Cc}/u
const ALL_UNSHOWABLE = new RegExp(UNSHOWABLE, 'gu')

/** What has been seen of a document so far. */
interface Tally {
  values: number
  characters: number
  isUnshowable: boolean
}

/** Adds a value and its parts to the tally; the first place that is too much, with the reason. */
function findExcess(
  value: unknown,
  tally: Tally,
  field = '',
  level = 0,
): { field: string; reason: string } | undefined {
  tally.values += 1
  if (tally.values > BOUNDS.values) {
    return { field, reason: `is too much: a document may hold ${BOUNDS.values} values in all` }
  }
  if (typeof value === 'string') {
    tally.characters += value.length
    tally.isUnshowable ||= UNSHOWABLE.test(value)
    if (tally.characters <= BOUNDS.characters) return undefined
    return { field, reason: `is too long: a document may hold ${BOUNDS.characters} characters` }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (level >= BOUNDS.levels) {
    return { field, reason: `is nested too deep: ${BOUNDS.levels} levels are the most` }
  }
  for (const [name, part] of Object.entries(value)) {
    const place = Array.isArray(value) ? `${field}[${name}]` : field ? `${field}.${name}` : name
    const excess = findExcess(part, tally, place, level + 1)
    if (excess) return excess
  }
  return undefined
}

function withoutUnshowable(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(ALL_UNSHOWABLE, '')
  if (Array.isArray(value)) return value.map(withoutUnshowable)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withoutUnshowable(part)]),
  )
}

/** How many values a document holds, as far as they are counted at all. */
export function countValues(raw: RawDocument): number {
  const tally = { values: 0, characters: 0, isUnshowable: false }
  findExcess(raw, tally)
  return tally.values
}

/**
 * The document with texts that every page and file can hold; itself where nothing had to be cleaned.
 * @throws ContentError where the document is larger or deeper than {@link BOUNDS}, naming the place
 */
export function boundDocument(raw: RawDocument): RawDocument {
  const tally = { values: 0, characters: 0, isUnshowable: false }
  const excess = findExcess(raw, tally)
  if (excess) {
    const { field, reason } = excess
    throw describeBroken(raw, [{ field: field.slice(0, 200), reason }])
  }
  if (!tally.isUnshowable) return raw
  const { _id, _type } = raw
  return { ...Object(withoutUnshowable(raw)), _id, _type }
}
