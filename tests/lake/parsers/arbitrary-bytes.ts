import { Readable } from 'node:stream'
import fc from 'fast-check'
import { text } from '../../fixtures/arbitrary-texts.ts'

/** Text that UTF-8 can write, and that a C string can hold. */
export const wellFormed = text.filter(
  (candidate) => candidate.isWellFormed() && !candidate.includes('\0'),
)

export const bytes = fc.uint8Array({ maxLength: 700 }).map((all) => Buffer.from(all))

/** The buffer in pieces that end at these places. */
export function cut(whole: Buffer, places: readonly number[]): Readable {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length]
  const sorted = ends.toSorted((a, b) => a - b)
  return Readable.from(sorted.map((end, at) => whole.subarray(sorted[at - 1] ?? 0, end)))
}
