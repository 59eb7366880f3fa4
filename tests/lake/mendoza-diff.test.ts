import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import { expect, test } from 'vitest'
import { diffDocuments } from '../../studio/lake/mutate/mendoza-diff.ts'
import { anyCodePoint } from '../fixtures/arbitrary-texts.ts'

const PAIRS = 100_000

/**
 * Numbers that look random and are always the same (mulberry32), so that a failure can be repeated.
 * Simpler and far faster than a property for so many documents.
 */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const CHARACTERS = [
  'a',
  'b',
  'é',
  'ß',
  '中',
  '👩‍👩‍👧',
  '😀',
  '𝒳',
  '\u0301',
  '\ud83d',
  '\ude00',
  '"',
  '\\',
  '\n',
  ' ',
]
const FIELDS = ['_id', '_type', 'title', 'body', 'été', '10', '9', 'Z', '😀', 'a.b', 'constructor']

class RandomDocuments {
  readonly #random: () => number

  constructor(seed: number) {
    this.#random = seededRandom(seed)
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  text(): string {
    const length = this.below(300) === 0 ? 500 : this.below(10)
    return Array.from({ length }, () => CHARACTERS[this.below(CHARACTERS.length)]).join('')
  }

  value(depth: number): unknown {
    const kind = this.below(depth > 0 ? 9 : 5)
    if (kind <= 1) return this.text()
    if (kind === 2) return this.below(2) === 0 ? this.below(5) : this.#random() * 1e6 - 5e5
    if (kind === 3) return this.below(2) === 0
    if (kind === 4) return null
    if (kind <= 6) return Array.from({ length: this.below(5) }, () => this.item(depth - 1))
    return this.object(depth - 1)
  }

  item(depth: number): unknown {
    const value = this.value(depth)
    const isKeyed = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isKeyed && this.below(3) > 0 ? { ...value, _key: `k${this.below(4)}` } : value
  }

  object(depth: number): { [field: string]: unknown } {
    const names = Array.from(
      { length: this.below(6) },
      () => FIELDS[this.below(FIELDS.length)] ?? '',
    )
    return Object.fromEntries(names.map((name) => [name, this.value(depth)]))
  }

  /** The same value with something changed, added, removed, moved or typed in between. */
  variant(value: unknown, depth = 4): unknown {
    const change = this.below(4)
    if (change === 0) return value
    if (typeof value === 'string') return this.#edit(value)
    if (Array.isArray(value)) return this.#rearrange(value, depth)
    if (typeof value !== 'object' || value === null) return this.value(1)
    const entries = Object.entries(value).filter(() => this.below(8) > 0)
    const changed = entries.map(([name, item]) => [name, this.variant(item, depth - 1)] as const)
    return { ...Object.fromEntries(changed), ...(this.below(4) === 0 ? this.object(1) : {}) }
  }

  #edit(text: string): string {
    const [from, length] = [this.below(text.length + 1), this.below(6)]
    return text.slice(0, from) + this.text() + text.slice(from + length)
  }

  #rearrange(list: readonly unknown[], depth: number): unknown[] {
    const items = list.map((item) => this.variant(item, depth - 1))
    const at = this.below(items.length + 1)
    const choice = this.below(4)
    if (choice === 0) items.splice(at, 1)
    if (choice === 1) items.splice(at, 0, this.item(1))
    if (choice === 2) items.reverse()
    return choice === 3 ? [...items.slice(at), ...items.slice(0, at)] : items
  }
}

test('100,000 pairs of documents lead from one to the other and back', () => {
  const seed = 20_261_123
  const documents = new RandomDocuments(seed)
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const before = documents.object(3)
    const after = Object(documents.below(5) === 0 ? documents.object(3) : documents.variant(before))
    const there = applyPatch(before, diffDocuments(before, after))
    const back = applyPatch(after, diffDocuments(after, before))
    // Comparing texts first is what makes so many pairs affordable; field order does not matter.
    if (JSON.stringify(there) !== JSON.stringify(after))
      expect(there, `pair ${pair}`).toEqual(after)
    if (JSON.stringify(back) !== JSON.stringify(before))
      expect(back, `pair ${pair}`).toEqual(before)
  }
})

test('editing text anywhere keeps every character whole', () => {
  const long = fc.string({ unit: anyCodePoint, maxLength: 30 })
  fc.assert(
    fc.property(long, long, long, long, (start, removed, added, end) => {
      const before = { text: start + removed + end }
      const after = { text: start + added + end }
      expect(applyPatch(before, diffDocuments(before, after))).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

test('creating and deleting are a single value', () => {
  expect(diffDocuments(undefined, { a: 1 })).toEqual([0, { a: 1 }])
  expect(diffDocuments({ a: 1 }, undefined)).toEqual([0, null])
  expect(diffDocuments({ a: [] }, { a: [] })).toEqual([])
})
