import { hash } from 'node:crypto'

/** Names shorter than this stand for themselves. */
const LONGEST_TEXT = 200
/** Documents come back in many lists: each is named once. */
const known = new WeakMap<object, string>()

function nameParts(value: object): string {
  if (Array.isArray(value)) return `[${value.map(nameValue).join()}]`
  if (Object.getPrototypeOf(value) !== Object.prototype) return JSON.stringify(value)
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${nameValue(field)}`).join()}}`
}

/**
 * A short name that two values share only if they say the same in the same order. The value must
 * not change from then on.
 */
export function nameValue(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  const earlier = known.get(value)
  if (earlier !== undefined) return earlier
  const parts = nameParts(value)
  const name = parts.length < LONGEST_TEXT ? parts : `#${hash('sha256', parts, 'base64')}`
  known.set(value, name)
  return name
}
