import type { LakeDocument } from '../documents/document.ts'
import { isRecord } from '../json.ts'

/** Where a value stands in which document. */
export type Origin = { document: LakeDocument; path: readonly PathStep[] }
/** A field, or an element of an array by place and, if it has one, key. */
export type PathStep = string | { index: number; key: string | undefined }

/** Hidden fields; their names cannot collide with real ones. */
export const CLEAN_FIELD = '\u0000clean'
export const LEAF_FIELD = '\u0000leaf'

const origins = new WeakMap<object, Origin>()

/**
 * A look-alike of a document in which each string, number and boolean is an object that knows where
 * it stands. It can be passed around by a query; `CLEAN_FIELD` leads back to the plain value.
 * Built as far as it is looked into.
 * @param plainFields fields that keep their plain values
 */
export function traceDocument(
  document: LakeDocument,
  plainFields: ReadonlySet<string>,
): LakeDocument {
  return traceObject(document, { document, path: [] }, plainFields)
}

/** The plain value and its origin, for a value that was traced. */
export function readTraced(value: unknown): { value: unknown; origin: Origin } | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const origin = origins.get(value)
  return origin && { value: Reflect.get(value, CLEAN_FIELD), origin }
}

function trace(value: unknown, origin: Origin, plainFields: ReadonlySet<string>): unknown {
  if (value === null || value === undefined) return value
  if (Array.isArray(value)) {
    return value.map((item: unknown, index) => {
      const key = isRecord(item) && typeof item._key === 'string' ? item._key : undefined
      return trace(item, step(origin, { index, key }), plainFields)
    })
  }
  if (isRecord(value)) return traceObject(value, origin, plainFields)
  const leaf = Object.defineProperties({}, { [CLEAN_FIELD]: { value }, [LEAF_FIELD]: { value } })
  origins.set(leaf, origin)
  return leaf
}

function traceObject<T extends object>(
  object: T,
  origin: Origin,
  plainFields: ReadonlySet<string>,
): T {
  const traced = new Map<string, unknown>()
  return new Proxy(object, {
    get(target, field, receiver) {
      if (field === CLEAN_FIELD) return object
      const value: unknown = Reflect.get(target, field, receiver)
      if (typeof field !== 'string' || !Object.hasOwn(target, field)) return value
      if (field.startsWith('\u0000') || plainFields.has(field)) return value
      if (!traced.has(field)) traced.set(field, trace(value, step(origin, field), plainFields))
      return traced.get(field)
    },
    getOwnPropertyDescriptor(target, field) {
      if (field === CLEAN_FIELD) return { value: object, configurable: true, enumerable: false }
      return Reflect.getOwnPropertyDescriptor(target, field)
    },
  })
}

function step({ document, path }: Origin, next: PathStep): Origin {
  return { document, path: [...path, next] }
}
