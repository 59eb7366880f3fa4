import { randomBytes } from 'node:crypto'
import { isRecord, type JsonRecord } from '../../json.ts'

/**
 * Adds what a hand-written file may leave out and the Studio relies on: a `_key` on every object in
 * an array, and the `_type` of references. Changes the document in place.
 */
export function completeDocument(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) {
      if (isRecord(item)) item._key ??= randomBytes(6).toString('hex')
      completeDocument(item)
    }
  } else if (isRecord(value)) {
    if (typeof value._ref === 'string') value._type ??= 'reference'
    for (const field of Object.values(value)) completeDocument(field)
  }
}

/** The objects of a document that name an asset to take in, such as `image@https://…`. */
export function findAssetHolders(value: unknown): (JsonRecord & { _sanityAsset: unknown })[] {
  if (Array.isArray(value)) return value.flatMap(findAssetHolders)
  if (!isRecord(value)) return []
  const inside = Object.values(value).flatMap(findAssetHolders)
  return hasAsset(value) ? [value, ...inside] : inside
}

/** Puts a reference to the asset where it was only named. */
export function referToAsset(holder: JsonRecord, kind: string, assetId: string): void {
  delete holder._sanityAsset
  holder._type ??= kind
  holder.asset = { _type: 'reference', _ref: assetId }
}

function hasAsset(value: JsonRecord): value is JsonRecord & { _sanityAsset: unknown } {
  return Object.hasOwn(value, '_sanityAsset')
}
