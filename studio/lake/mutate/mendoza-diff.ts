import { isRecord, type JsonRecord } from '../json.ts'

/** A Mendoza patch: opcodes, each followed by its operands. */
export type RawPatch = unknown[]

// Opcodes by their number in the Mendoza format.
const VALUE = 0
const PUSH_FIELD_COPY = 10
const PUSH_FIELD_BLANK = 11
const PUSH_ELEMENT_COPY = 12
const RETURN_INTO_OBJECT_SAME_KEY_POP = 15
const RETURN_INTO_ARRAY_POP = 16
const OBJECT_SET_FIELD_VALUE = 17
const OBJECT_DELETE_FIELD = 19
const ARRAY_APPEND_VALUE = 20
const ARRAY_APPEND_SLICE = 21
const STRING_APPEND_STRING = 22
const STRING_APPEND_SLICE = 23

/**
 * The patch that turns one document into the other; undefined stands for "does not exist".
 * Deleting and creating are exactly `[0, value]`, which readers of history rely on.
 */
export function diffDocuments(
  before: JsonRecord | undefined,
  after: JsonRecord | undefined,
): RawPatch {
  if (!before || !after) return [VALUE, after ?? null]
  return diffObjects(before, after)
}

/** Steps that change a copy of `before` into `after`. */
function diffObjects(before: JsonRecord, after: JsonRecord): RawPatch {
  const patch: RawPatch = []
  // Fields are addressed by their place among the sorted names.
  for (const [place, field] of Object.keys(before).sort().entries()) {
    if (Object.hasOwn(after, field))
      append(patch, diffField(place, field, before[field], after[field]))
    else patch.push(OBJECT_DELETE_FIELD, place)
  }
  for (const field of Object.keys(after)) {
    if (!Object.hasOwn(before, field)) patch.push(OBJECT_SET_FIELD_VALUE, after[field], field)
  }
  return patch
}

/** One by one: a call can't take as many arguments as a hostile document has steps. */
function append(patch: unknown[], steps: RawPatch): void {
  for (const step of steps) patch.push(step)
}

function diffField(place: number, field: string, before: unknown, after: unknown): RawPatch {
  if (isSame(before, after)) return []
  if (isRecord(before) && isRecord(after)) {
    return [PUSH_FIELD_COPY, place, ...diffObjects(before, after), RETURN_INTO_OBJECT_SAME_KEY_POP]
  }
  const rebuilt = rebuild(before, after)
  if (rebuilt) {
    return [PUSH_FIELD_BLANK, place, ...rebuilt, RETURN_INTO_OBJECT_SAME_KEY_POP]
  }
  return [OBJECT_SET_FIELD_VALUE, after, field]
}

/** Steps that build `after` from nothing with pieces of `before`, where that can work. */
function rebuild(before: unknown, after: unknown): RawPatch | undefined {
  // Nothing to append means no output at all, so empty results are plain values.
  if (Array.isArray(before) && Array.isArray(after) && after.length > 0) {
    return rebuildArray(before, after)
  }
  if (typeof before === 'string' && typeof after === 'string' && after !== '') {
    return rebuildString(before, after)
  }
  return undefined
}

function rebuildArray(before: readonly unknown[], after: readonly unknown[]): RawPatch {
  const patch: RawPatch = []
  const places = findPlaces(before)
  for (let index = 0; index < after.length; ) {
    const element = after[index]
    const start = places.same.get(JSON.stringify(element))
    if (start !== undefined && isSame(before[start], element)) {
      let length = 1
      while (
        start + length < before.length &&
        index + length < after.length &&
        isSame(before[start + length], after[index + length])
      ) {
        length++
      }
      patch.push(ARRAY_APPEND_SLICE, start, start + length)
      index += length
      continue
    }
    const key = keyOf(element)
    const place = key === undefined ? undefined : places.keyed.get(key)
    const counterpart = place === undefined ? undefined : before[place]
    if (place !== undefined && isRecord(counterpart) && isRecord(element)) {
      patch.push(PUSH_ELEMENT_COPY, place)
      append(patch, diffObjects(counterpart, element))
      patch.push(RETURN_INTO_ARRAY_POP)
    } else {
      patch.push(ARRAY_APPEND_VALUE, element)
    }
    index++
  }
  return patch
}

function findPlaces(elements: readonly unknown[]) {
  const same = new Map<string, number>()
  const keyed = new Map<string, number>()
  for (const [place, element] of elements.entries()) {
    const text = JSON.stringify(element)
    if (!same.has(text)) same.set(text, place)
    const key = keyOf(element)
    if (key !== undefined && !keyed.has(key)) keyed.set(key, place)
  }
  return { same, keyed }
}

function keyOf(value: unknown): string | undefined {
  const key = isRecord(value) ? value._key : undefined
  return typeof key === 'string' ? key : undefined
}

function rebuildString(before: string, after: string): RawPatch | undefined {
  // Half a surrogate pair has no UTF-8 form, so its offsets could not be told.
  if (!before.isWellFormed() || !after.isWellFormed()) return undefined
  const from = Array.from(before)
  const to = Array.from(after)
  const shortest = Math.min(from.length, to.length)
  let prefix = 0
  while (prefix < shortest && from[prefix] === to[prefix]) prefix++
  let suffix = 0
  while (suffix < shortest - prefix && from.at(-1 - suffix) === to.at(-1 - suffix)) suffix++
  if (prefix + suffix === 0) return undefined
  const patch: RawPatch = []
  if (prefix > 0) patch.push(STRING_APPEND_SLICE, 0, utf8Length(from.slice(0, prefix)))
  const inserted = to.slice(prefix, to.length - suffix).join('')
  if (inserted !== '') patch.push(STRING_APPEND_STRING, inserted)
  if (suffix > 0) {
    const total = utf8Length(from)
    patch.push(STRING_APPEND_SLICE, total - utf8Length(from.slice(-suffix)), total)
  }
  return patch
}

function utf8Length(characters: readonly string[]): number {
  return Buffer.byteLength(characters.join(''), 'utf8')
}

function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((item, index) => isSame(item, right[index]))
  }
  if (!isRecord(left) || !isRecord(right)) return false
  const fields = Object.keys(left)
  return (
    fields.length === Object.keys(right).length &&
    fields.every((field) => Object.hasOwn(right, field) && isSame(left[field], right[field]))
  )
}
