import { isRecord } from '../json.ts'
import type { LakeDocument } from './document.ts'

/** Stored documents are never changed, only replaced, so what was found in one stays true. */
const known = new WeakMap<LakeDocument, ReadonlySet<string>>()

/** The ids that a document refers to anywhere, in any way. */
export function referencesOf(document: LakeDocument): ReadonlySet<string> {
  const found = known.get(document)
  if (found) return found
  const ids = new Set<string>()
  collect(document, ids)
  known.set(document, ids)
  return ids
}

function collect(value: unknown, ids: Set<string>): void {
  if (Array.isArray(value)) {
    for (const item of value) collect(item, ids)
  } else if (isRecord(value)) {
    if (typeof value._ref === 'string') ids.add(value._ref)
    for (const field of Object.values(value)) collect(field, ids)
  }
}
