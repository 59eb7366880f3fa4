import { draftIdOf, layerOf, publishedIdOf } from '../documents/document.ts'
import type { JsonRecord } from '../json.ts'
import type { PastChange } from '../storage/history-store.ts'

/**
 * The events of a document's history that a Studio cannot derive itself: creation, publishing,
 * unpublishing, deletion.
 * @param id the published id, or that of the draft or version whose history is shown
 * @param changes of the published document, its draft and its versions, the newest first
 */
export function describeEvents(id: string, changes: readonly PastChange[]): JsonRecord[] {
  const publishedId = publishedIdOf(id)
  const byTransaction = Map.groupBy(changes, (change) => change.transactionId)
  return [...byTransaction.values()].flatMap((parts) => {
    const published = parts.find((part) => part.documentId === publishedId)
    const version =
      findVersion(id, published, parts) ?? findDraftBefore(publishedId, parts, changes)
    const event = describeEvent(published, version, id === publishedId)
    const transaction = published ?? version
    if (!event || !transaction) return []
    const { author, timestamp } = transaction
    return [{ ...event, documentId: publishedId, timestamp, author }]
  })
}

/** The version the history is about; for the published document, whichever was published into it. */
function findVersion(
  id: string,
  published: PastChange | undefined,
  parts: readonly PastChange[],
): PastChange | undefined {
  const publishedId = publishedIdOf(id)
  if (id !== publishedId) return parts.find((part) => part.documentId === id)
  const draft = parts.find((part) => part.documentId === draftIdOf(id))
  if (draft || !published) return draft
  return parts.find((part) => part.documentId !== publishedId && isRemoval(part))
}

/** The draft that stays behind when nothing but the published document is removed. */
function findDraftBefore(
  publishedId: string,
  parts: readonly PastChange[],
  changes: readonly PastChange[],
): PastChange | undefined {
  const [only, ...others] = parts
  if (!only || others.length > 0 || only.documentId !== publishedId || !isRemoval(only)) {
    return undefined
  }
  const earlier = changes.slice(changes.indexOf(only) + 1)
  return earlier.find((change) => change.documentId === draftIdOf(publishedId))
}

function describeEvent(
  published: PastChange | undefined,
  version: PastChange | undefined,
  isOfPublished: boolean,
): JsonRecord | undefined {
  if (published?.after && version && isRemoval(version)) {
    const isOfRelease = layerOf(version.documentId) !== 'drafts'
    return {
      type: 'publishDocumentVersion',
      revisionId: published.transactionId,
      versionId: version.documentId,
      // The state that was published is the version's last one before it was removed.
      versionRevisionId: version.previousRev,
      publishCause: isOfRelease ? 'release.publish' : 'document.publish',
      ...(isOfRelease ? { releaseId: layerOf(version.documentId) } : {}),
    }
  }
  if (published && isRemoval(published) && isOfPublished) {
    if (!version?.after) return { type: 'deleteDocumentGroup' }
    const { documentId: versionId, transactionId: versionRevisionId } = version
    return { type: 'unpublishDocument', versionId, versionRevisionId }
  }
  if (version && isCreation(version)) {
    const { documentId: versionId, transactionId: versionRevisionId } = version
    return { type: 'createDocumentVersion', versionId, versionRevisionId }
  }
  if (version && isRemoval(version)) {
    const { documentId: versionId, previousRev: versionRevisionId } = version
    return { type: 'deleteDocumentVersion', versionId, versionRevisionId }
  }
  if (published && isCreation(published) && isOfPublished) {
    return { type: 'createLiveDocument', revisionId: published.transactionId }
  }
  return undefined
}

function isCreation(change: PastChange): boolean {
  return change.previousRev === undefined && change.after !== undefined
}

function isRemoval(change: PastChange): boolean {
  return change.previousRev !== undefined && change.after === undefined
}
