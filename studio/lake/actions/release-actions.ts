import { layerOf, publishedIdOf } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { actionError } from '../lake-error.ts'
import { type ActionWriter, type NewDocument, strengthenReferences } from './action-writer.ts'
import type { ActionFields } from './read-actions.ts'

type Perform = (action: ActionFields, writer: ActionWriter) => void

/** Actions on a content release as a whole, by their type. */
export const RELEASE_ACTIONS: ReadonlyMap<string, Perform> = new Map([
  ['release.create', create],
  ['release.import', importRelease],
  ['release.edit', edit],
  ['release.publish', publish],
  ['release.schedule', schedule],
  ['release.unschedule', unschedule],
  ['release.archive', archive],
  ['release.unarchive', unarchive],
  ['release.delete', remove],
])

/** The id of a release's own document. */
export function releaseDocumentId(name: string): string {
  return `_.releases.${name}`
}

function create(action: ActionFields, writer: ActionWriter): void {
  const name = action.required('releaseId')
  if (!/^[\w-]+$/.test(name) || name === 'drafts' || name === 'published' || name === 'raw') {
    throw actionError(400, `"${name}" is not a valid release id`, action.index)
  }
  const id = releaseDocumentId(name)
  if (writer.find(id)) {
    const reason = `Release "${name}" already exists`
    throw actionError(409, reason, action.index, 'documentAlreadyExistsError')
  }
  const metadata = { releaseType: 'undecided', ...action.objects('metadata')[0] }
  writer.write('create', { _id: id, _type: 'system.release', name, state: 'active', metadata })
}

function importRelease(action: ActionFields, writer: ActionWriter): void {
  const name = action.required('releaseId')
  const _id = releaseDocumentId(name)
  const given = action.objects(action.has('document') ? 'document' : 'attributes')[0]
  if (!given) throw actionError(400, '"release.import" needs "document"', action.index)
  const existing = writer.find(_id)
  const ifExists = action.optional('ifExists') ?? 'fail'
  if (existing && ifExists === 'ignore') return
  if (existing && ifExists === 'fail') {
    const reason = `Release "${name}" already exists`
    throw actionError(409, reason, action.index, 'documentAlreadyExistsError')
  }
  const defaults = { state: 'active', metadata: { releaseType: 'undecided' } }
  const document = { ...defaults, ...given, _id, _type: 'system.release', name }
  writer.write('createOrReplace', document)
}

function edit(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['active', 'scheduled'])
  writer.patch(release._id, action.objects('patch'))
}

function publish(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['active', 'scheduled'])
  const versions = versionsIn(release, writer)
  for (const version of versions) {
    const publishedId = publishedIdOf(version._id)
    const system = version._system
    writer.remove(version._id)
    if (!isRecord(system) || system.delete !== true) {
      writer.write('createOrReplace', strengthenReferences({ ...version, _id: publishedId }))
    } else if (writer.find(publishedId)) {
      writer.remove(publishedId)
    }
  }
  const finalDocumentStates = listIds(versions)
  settle(release, writer, {
    set: { state: 'published', publishedAt: new Date().toISOString(), finalDocumentStates },
    unset: ['publishAt'],
  })
}

function schedule(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['active', 'scheduled'])
  const publishAt = action.required('publishAt')
  if (Number.isNaN(Date.parse(publishAt))) {
    throw actionError(400, '"publishAt" must be an instant', action.index)
  }
  settle(release, writer, { set: { state: 'scheduled', publishAt } })
}

function unschedule(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['scheduled'])
  settle(release, writer, { set: { state: 'active' }, unset: ['publishAt'] })
}

function archive(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['active'])
  const versions = versionsIn(release, writer)
  for (const { _id } of versions) writer.remove(_id)
  const set = { state: 'archived', finalDocumentStates: listIds(versions) }
  settle(release, writer, { set })
}

function unarchive(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['archived'])
  const states: unknown[] = Array.isArray(release.finalDocumentStates)
    ? release.finalDocumentStates
    : []
  for (const state of states) {
    const id = isRecord(state) && typeof state.id === 'string' ? state.id : ''
    const version = writer.findPast(id)
    if (version && !writer.find(id)) writer.write('create', version)
  }
  settle(release, writer, { set: { state: 'active' }, unset: ['finalDocumentStates'] })
}

function remove(action: ActionFields, writer: ActionWriter): void {
  const release = findRelease(action, writer, ['archived', 'published'])
  for (const { _id } of versionsIn(release, writer)) writer.remove(_id)
  writer.remove(release._id)
}

/** @throws LakeError 404 when there is none, 409 when its state does not allow the action */
function findRelease(
  action: ActionFields,
  writer: ActionWriter,
  states: readonly string[],
): NewDocument {
  const release = writer.get(releaseDocumentId(action.required('releaseId')), action.index)
  const { state, name } = release
  if (typeof state === 'string' && states.includes(state)) return release
  const reason = `"${action.type}" is not possible while release "${name}" is ${state}`
  throw actionError(409, reason, action.index, 'invalidReleaseStateError')
}

function versionsIn(release: NewDocument, writer: ActionWriter): NewDocument[] {
  return writer
    .all()
    .filter(({ _id }) => _id.startsWith('versions.') && layerOf(_id) === release.name)
}

function listIds(versions: readonly NewDocument[]): JsonRecord[] {
  return versions.map(({ _id }) => ({ _key: publishedIdOf(_id), id: _id }))
}

/** Changes the release's document, so that later actions of the list see it. */
function settle(
  release: NewDocument,
  writer: ActionWriter,
  patch: { set: JsonRecord; unset?: string[] },
): void {
  const changed: NewDocument = { ...release, ...patch.set }
  for (const field of patch.unset ?? []) delete changed[field]
  writer.write('createOrReplace', changed)
}
