import type { Dataset } from '../documents/dataset.ts'
import { type LakeDocument, layerOf } from '../documents/document.ts'
import { isRecord } from '../json.ts'
import { type LakeError, mutationError } from '../lake-error.ts'
import type { DocumentChange } from '../storage/transaction-record.ts'

type IndexedChange = Pick<DocumentChange, 'id' | 'before' | 'after'> & {
  /** Position in the transaction of the last mutation that touched the document. */
  index: number
}

/**
 * Refuses a transaction that would leave a strong reference without its document. Looked at when
 * all mutations are applied, so that documents referring to each other can come and go together.
 * @throws LakeError 409 for a deleted document that is still referred to, and for a published
 * document that newly refers to one that is not there
 */
export function checkReferences(dataset: Dataset, changes: readonly IndexedChange[]): void {
  const after = new Map(changes.map((change) => [change.id, change.after]))
  const removed = changes.filter(
    (change) => change.before && !change.after && layerOf(change.id) === 'published',
  )
  if (removed.length > 0) {
    const untouched = dataset.all().filter(({ _id }) => !after.has(_id))
    const referrers = findReferrers([...untouched, ...after.values()])
    for (const { id, index } of removed) {
      const referencingIds = referrers.get(id)
      if (referencingIds) throw stillReferredTo(id, referencingIds, index)
    }
  }
  const exists = (id: string) => (after.has(id) ? after.get(id) : dataset.get(id)) !== undefined
  for (const change of changes) {
    // What was dangling before must not keep an editor from changing something else.
    const missing = addedReferences(change).find((target) => !exists(target))
    if (missing !== undefined) throw refersToNothing(change.id, missing, change.index)
  }
}

function findReferrers(documents: readonly (LakeDocument | undefined)[]): Map<string, string[]> {
  const referrers = new Map<string, string[]>()
  for (const document of documents) {
    if (!document) continue
    for (const target of strongReferences(document)) {
      const known = referrers.get(target)
      if (known) known.push(document._id)
      else referrers.set(target, [document._id])
    }
  }
  return referrers
}

/** Drafts and versions may be half-finished; only what is published has to hold together. */
function addedReferences({ id, before, after }: IndexedChange): string[] {
  if (!after || layerOf(id) !== 'published') return []
  const known = strongReferences(before)
  return [...strongReferences(after)].filter((target) => !known.has(target))
}

/** The ids of the same dataset that must exist for `value` to be whole. */
function strongReferences(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (Array.isArray(value)) {
    for (const item of value) strongReferences(item, found)
  } else if (isRecord(value)) {
    const { _ref, _weak, _dataset, _type } = value
    if (typeof _ref !== 'string') {
      for (const field of Object.values(value)) strongReferences(field, found)
    } else if (_weak !== true && _dataset === undefined && _type !== 'globalDocumentReference') {
      found.add(_ref)
    }
  }
  return found
}

function stillReferredTo(id: string, referencingIDs: readonly string[], index: number): LakeError {
  const reason = `Document "${id}" cannot be deleted as there are references to it from "${referencingIDs[0]}"`
  const type = 'documentHasExistingReferencesError'
  return mutationError(409, type, reason, index, { id, referencingIDs })
}

function refersToNothing(id: string, referenceID: string, index: number): LakeError {
  const reason = `Document "${id}" references non-existent document "${referenceID}"`
  const type = 'documentReferenceDoesNotExistError'
  return mutationError(409, type, reason, index, { id, referenceID })
}
