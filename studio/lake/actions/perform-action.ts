import { draftIdOf, publishedIdOf } from '../documents/document.ts'
import { actionError } from '../lake-error.ts'
import { type ActionWriter, strengthenReferences } from './action-writer.ts'
import type { ActionFields } from './read-actions.ts'
import { performReleaseAction } from './release-actions.ts'

/**
 * Translates one action into mutations.
 * @throws LakeError 4xx when it is unknown or the documents do not allow it
 */
export function performAction(action: ActionFields, writer: ActionWriter): void {
  switch (action.type) {
    case 'document.create':
      return createDraft(action, writer)
    case 'document.edit':
      return edit(action, writer)
    case 'document.publish':
      return publish(action, writer)
    case 'document.unpublish':
      return unpublish(action, writer)
    case 'document.discard':
      return discard(action.optional('draftId') ?? action.required('versionId'), action, writer)
    case 'document.version.discard':
      return discard(action.required('versionId'), action, writer)
    case 'document.delete':
      return deleteAll(action, writer)
    case 'document.replaceDraft':
      return writer.write('createOrReplace', action.document('attributes', draftIdFor(action)))
    case 'document.version.create':
      return createVersion(action, writer)
    case 'document.version.replace':
      return writer.write('createOrReplace', action.document('document'))
    case 'document.version.unpublish':
      return writer.patch(action.required('versionId'), [{ set: { '_system.delete': true } }])
    default:
      if (performReleaseAction(action, writer)) return
      throw actionError(400, `Unknown action "${action.type}"`, action.index)
  }
}

function draftIdFor(action: ActionFields): string {
  return action.optional('draftId') ?? draftIdOf(action.required('publishedId'))
}

function createDraft(action: ActionFields, writer: ActionWriter): void {
  const document = action.document('attributes', draftIdOf(action.optional('publishedId') ?? ''))
  if (!writer.find(document._id)) return writer.write('create', document)
  if (action.optional('ifExists') === 'ignore') return
  const reason = `Document "${document._id}" already exists`
  throw actionError(409, reason, action.index, 'documentAlreadyExistsError')
}

function edit(action: ActionFields, writer: ActionWriter): void {
  const draftId = draftIdFor(action)
  if (!writer.find(draftId)) {
    const published = writer.get(action.required('publishedId'), action.index)
    writer.write('create', { ...published, _id: draftId })
  }
  writer.patch(draftId, action.objects('patch'))
}

function publish(action: ActionFields, writer: ActionWriter): void {
  const { index } = action
  const draftId = action.optional('versionId') ?? draftIdFor(action)
  const publishedId = action.optional('publishedId') ?? publishedIdOf(draftId)
  const draft = writer.get(draftId, index)
  writer.requireRevision(draftId, action.optional('ifDraftRevisionId'), index)
  writer.requireRevision(draftId, action.optional('ifVersionRevisionId'), index)
  writer.requireRevision(publishedId, action.optional('ifPublishedRevisionId'), index)
  writer.remove(draftId)
  writer.write('createOrReplace', strengthenReferences({ ...draft, _id: publishedId }))
}

function unpublish(action: ActionFields, writer: ActionWriter): void {
  const publishedId = action.required('publishedId')
  const draftId = draftIdFor(action)
  const published = writer.get(publishedId, action.index)
  writer.remove(publishedId)
  if (!writer.find(draftId)) writer.write('create', { ...published, _id: draftId })
}

function discard(id: string, action: ActionFields, writer: ActionWriter): void {
  writer.get(id, action.index)
  writer.remove(id)
}

function deleteAll(action: ActionFields, writer: ActionWriter): void {
  const ids = [...action.list('includeDrafts'), ...action.list('includeVersions')]
  for (const id of new Set([action.required('publishedId'), ...ids])) {
    if (writer.find(id)) writer.remove(id)
  }
}

function createVersion(action: ActionFields, writer: ActionWriter): void {
  if (action.has('document')) return writer.write('create', action.document('document'))
  const baseId = action.required('baseId')
  const base = writer.get(baseId, action.index)
  writer.requireRevision(baseId, action.optional('ifBaseRevisionId'), action.index)
  writer.write('create', { ...base, _id: action.required('versionId') })
}
