import { draftIdOf, publishedIdOf } from '../documents/document.ts'
import { actionError } from '../lake-error.ts'
import { type ActionWriter, strengthenReferences } from './action-writer.ts'
import type { ActionFields } from './read-actions.ts'
import { RELEASE_ACTIONS } from './release-actions.ts'

type Perform = (action: ActionFields, writer: ActionWriter) => void

const ACTIONS: ReadonlyMap<string, Perform> = new Map([
  ['document.create', createDraft],
  ['document.edit', edit],
  ['document.publish', publish],
  ['document.unpublish', unpublish],
  ['document.discard', discard],
  ['document.delete', deleteAll],
  ['document.replaceDraft', replaceDraft],
  ['document.version.create', createVersion],
  ['document.version.discard', discard],
  ['document.version.replace', replaceVersion],
  ['document.version.unpublish', markForUnpublishing],
  ...RELEASE_ACTIONS,
])

/**
 * Translates one action into mutations.
 * @throws LakeError 4xx when it is unknown or the documents do not allow it
 */
export function performAction(action: ActionFields, writer: ActionWriter): void {
  const perform = ACTIONS.get(action.type)
  if (!perform) throw actionError(400, `Unknown action "${action.type}"`, action.index)
  perform(action, writer)
}

function draftIdFor(action: ActionFields): string {
  return action.optional('draftId') ?? draftIdOf(action.required('publishedId'))
}

function createDraft(action: ActionFields, writer: ActionWriter): void {
  const document = action.document('attributes', draftIdOf(action.optional('publishedId') ?? ''))
  if (!writer.find(document._id)) {
    writer.write('create', document)
  } else if (action.optional('ifExists') !== 'ignore') {
    const reason = `Document "${document._id}" already exists`
    throw actionError(409, reason, action.index, 'documentAlreadyExistsError')
  }
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

function discard(action: ActionFields, writer: ActionWriter): void {
  const id = action.optional('draftId') ?? action.required('versionId')
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
  if (action.has('document')) {
    writer.write('create', action.document('document'))
    return
  }
  const baseId = action.required('baseId')
  const base = writer.get(baseId, action.index)
  writer.requireRevision(baseId, action.optional('ifBaseRevisionId'), action.index)
  writer.write('create', { ...base, _id: action.required('versionId') })
}

function replaceDraft(action: ActionFields, writer: ActionWriter): void {
  writer.write('createOrReplace', action.document('attributes', draftIdFor(action)))
}

function replaceVersion(action: ActionFields, writer: ActionWriter): void {
  writer.write('createOrReplace', action.document('document'))
}

function markForUnpublishing(action: ActionFields, writer: ActionWriter): void {
  const versionId = action.required('versionId')
  const publishedId = action.optional('publishedId') ?? publishedIdOf(versionId)
  if (!writer.find(versionId)) {
    writer.write('create', { ...writer.get(publishedId, action.index), _id: versionId })
  }
  writer.patch(versionId, [{ set: { '_system.delete': true } }])
}
