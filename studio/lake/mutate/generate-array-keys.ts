import { randomBytes } from 'node:crypto'
import { isRecord, type JsonRecord } from '../json.ts'

/** Gives a `_key` to every object that stands in an array without one, however deep. */
export function generateArrayKeys(record: JsonRecord): JsonRecord {
  return Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      field,
      // Paths are plain strings, so that lists of them (`unset`) are left alone.
      completeValue(value),
    ]),
  )
}

function completeValue(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => {
      const complete = completeValue(item)
      if (!isRecord(complete) || complete._key !== undefined) return complete
      return { _key: randomBytes(6).toString('hex'), ...complete }
    })
  }
  return isRecord(value) ? generateArrayKeys(value) : value
}
