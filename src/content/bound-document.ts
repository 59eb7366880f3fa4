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
const UNSHOWABLE = /[[\p{Cs}\p{Cc}\u202a-\u202e\ufffe\uffff]--[\t\n\r]]/v
const ALL_UNSHOWABLE = new RegExp(UNSHOWABLE, 'gv')

/** What has been seen of a document so far. */
interface Tally {
  values: number
  characters: number
  isUnshowable: boolean
}

interface Excess {
  /** Where in the value; empty for the value itself. */
  readonly field: string
  readonly reason: string
}

const excess = (reason: string): Excess => ({ field: '', reason })

/** The place is put together only once something is too much: nearly every document is sound. */
function within(step: string, { field, reason }: Excess): Excess {
  const isNext = field === '' || field.startsWith('[')
  return { field: isNext ? `${step}${field}` : `${step}.${field}`, reason }
}

/** Adds a value and its parts to the tally; the first place that is too much, with the reason. */
function findExcess(value: unknown, tally: Tally, level = 0): Excess | undefined {
  tally.values += 1
  if (tally.values > BOUNDS.values) {
    return excess(`is too much: a document may hold ${BOUNDS.values} values in all`)
  }
  if (typeof value === 'string') {
    tally.characters += value.length
    tally.isUnshowable ||= UNSHOWABLE.test(value)
    if (tally.characters <= BOUNDS.characters) return undefined
    return excess(`is too long: a document may hold ${BOUNDS.characters} characters`)
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (level >= BOUNDS.levels) {
    return excess(`is nested too deep: ${BOUNDS.levels} levels are the most`)
  }
  if (Array.isArray(value)) {
    for (const [at, part] of value.entries()) {
      const found = findExcess(part, tally, level + 1)
      if (found) return within(`[${at}]`, found)
    }
    return undefined
  }
  for (const [name, part] of Object.entries(value)) {
    const found = findExcess(part, tally, level + 1)
    if (found) return within(name, found)
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
  const found = findExcess(raw, tally)
  if (found) {
    const { field, reason } = found
    throw describeBroken(raw, [{ field: field.slice(0, 200), reason }])
  }
  if (!tally.isUnshowable) return raw
  const { _id, _type } = raw
  return { ...Object(withoutUnshowable(raw)), _id, _type }
}
