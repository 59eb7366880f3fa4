/** A JSON object whose fields have not been looked at yet. */
export type JsonRecord = { [field: string]: unknown }

/** True for plain objects; arrays and null are none. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Parses JSON, or gives undefined for text that is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The field when it is a non-empty string. */
export function stringField(record: JsonRecord, field: string): string | undefined {
  const value = record[field]
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Deeper than any document, and far from where recursion ends. */
const MOST_LEVELS = 200

/** True for a value nested so deeply that following it could exhaust the stack. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MOST_LEVELS) return true
    level = level.flatMap((item) =>
      typeof item === 'object' && item !== null ? Object.values(item) : [],
    )
  }
  return false
}
