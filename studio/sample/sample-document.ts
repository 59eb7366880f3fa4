/** A value that survives JSON unchanged. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [k: string]: Json }

/** The fields of a document or of an object inside one. */
export type JsonFields = { readonly [field: string]: Json }

/** A published document as Sanity stores it, without the fields the lake adds (`_rev` and times). */
export type SampleDocument = JsonFields & { readonly _id: string; readonly _type: string }

/** A reference to another sample document. */
export const reference = (id: string) => ({ _type: 'reference', _ref: id })

/** References as array members, keyed by what they point to. */
export const references = (ids: readonly string[]) =>
  ids.map((id) => ({ _key: id, ...reference(id) }))

export const slug = (current: string) => ({ _type: 'slug', current })

/** Turns plain objects into array members of one type, keyed by their place: `week-1`, `week-2`… */
export const members = <T extends JsonFields>(type: string, prefix: string, items: readonly T[]) =>
  items.map((item, index) => ({ _key: `${prefix}-${index + 1}`, _type: type, ...item }))
