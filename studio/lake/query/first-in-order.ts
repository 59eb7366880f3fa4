import type { LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { pathOf } from './find-candidates.ts'

/** Beyond this many wanted documents a full sort is as good. */
const MOST_WANTED = 500

type Key = { path: readonly string[]; sign: 1 | -1 }
type Ranked = { document: LakeDocument; keys: readonly unknown[]; position: number }

/**
 * Finds those of the documents that `… | order(…)[from...to]` lets through, without sorting all of
 * them. They come back in the order they had, so that the query itself sorts as it always does.
 * @param slice the Slice or AccessElement node on the order
 * @returns undefined when the order is not by plain fields or the slice not from the start
 */
export function firstInOrder(
  documents: readonly LakeDocument[],
  slice: JsonRecord,
): LakeDocument[] | undefined {
  const wanted = countWanted(slice)
  const order = isRecord(slice.base) && slice.base.name === 'order' ? slice.base.args : undefined
  const keys = Array.isArray(order) ? order.map(readKey) : []
  if (wanted === undefined || keys.length === 0) return undefined
  const plain = keys.filter((key) => key !== undefined)
  if (plain.length < keys.length) return undefined
  const best: Ranked[] = []
  for (const [position, document] of documents.entries()) {
    const ranked = { document, keys: plain.map(({ path }) => valueAt(document, path)), position }
    const worst = best[wanted - 1]
    if (worst && compareRanked(ranked, worst, plain) >= 0) continue
    insert(best, ranked, plain)
    if (best.length > wanted) best.pop()
  }
  return best.sort((a, b) => a.position - b.position).map(({ document }) => document)
}

function countWanted(slice: JsonRecord): number | undefined {
  const { type, index, left, right, isInclusive } = slice
  const end = type === 'AccessElement' ? [index, true] : [right, isInclusive]
  const [last, isCounted] = end
  if (typeof last !== 'number' || last < 0 || last > MOST_WANTED) return undefined
  if (type === 'Slice' && (typeof left !== 'number' || left < 0)) return undefined
  return Math.max(1, isCounted === true ? last + 1 : last)
}

function readKey(node: unknown): Key | undefined {
  const isDirected = isRecord(node) && (node.type === 'Asc' || node.type === 'Desc')
  const path = pathOf(isDirected ? node.base : node)
  if (path === undefined) return undefined
  return { path: path.split('.'), sign: isDirected && node.type === 'Desc' ? -1 : 1 }
}

function valueAt(document: LakeDocument, path: readonly string[]): unknown {
  let value: unknown = document
  for (const name of path) {
    if (!isRecord(value) || !Object.hasOwn(value, name)) return null
    value = value[name]
  }
  return value
}

function insert(best: Ranked[], ranked: Ranked, order: readonly Key[]): void {
  let [low, high] = [0, best.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const other = best[middle]
    if (other && compareRanked(ranked, other, order) < 0) high = middle
    else low = middle + 1
  }
  best.splice(low, 0, ranked)
}

function compareRanked(a: Ranked, b: Ranked, order: readonly Key[]): number {
  for (const [index, { sign }] of order.entries()) {
    const difference = compareValues(a.keys[index], b.keys[index])
    if (difference !== 0) return difference * sign
  }
  return a.position - b.position
}

/** GROQ's total order: numbers, then strings, then booleans, then everything else as equals. */
function compareValues(a: unknown, b: unknown): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : Number(a > b)
  const difference = rankOf(a) - rankOf(b)
  if (difference !== 0) return difference
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return typeof a === 'boolean' ? Number(a) - Number(b) : 0
}

function rankOf(value: unknown): number {
  const rank = ['number', 'string', 'boolean'].indexOf(typeof value)
  return rank < 0 ? 3 : rank
}
