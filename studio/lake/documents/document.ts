import { isRecord } from '../json.ts'

/** A stored document. `_rev` is the id of the transaction that wrote it last. */
export type LakeDocument = {
  _id: string
  _type: string
  _rev: string
  _createdAt: string
  _updatedAt: string
  [field: string]: unknown
}

/** True when the five fields the lake itself relies on are there. */
export function isLakeDocument(value: unknown): value is LakeDocument {
  return (
    isRecord(value) &&
    typeof value._id === 'string' &&
    typeof value._type === 'string' &&
    typeof value._rev === 'string' &&
    typeof value._createdAt === 'string' &&
    typeof value._updatedAt === 'string'
  )
}

/** The release and the published id of a version's id. */
const VERSION_ID = /^versions\.([^.]+)\.(.+)$/

/** The id under which every draft and version of the document is published. */
export function publishedIdOf(id: string): string {
  if (id.startsWith('drafts.')) return id.slice('drafts.'.length)
  // An id such as "versions.one" has no more parts, and is a name like any other.
  return VERSION_ID.exec(id)?.[2] ?? id
}

/** The id of the document's draft. */
export function draftIdOf(id: string): string {
  return `drafts.${publishedIdOf(id)}`
}

/** Which layer of a perspective the id belongs to: `published`, `drafts` or a release's name. */
export function layerOf(id: string): string {
  if (id.startsWith('drafts.')) return 'drafts'
  return VERSION_ID.exec(id)?.[1] ?? 'published'
}

const ID_PATTERN = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/

/** True for ids the Content Lake accepts: letters, digits, `_`, `-`, `.`; at most 128. */
export function isDocumentId(id: string): boolean {
  return ID_PATTERN.test(id) && !id.includes('..') && !id.endsWith('.')
}
