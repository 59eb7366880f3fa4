import { Mutation } from '@sanity/mutator'
import { isDocumentId, isLakeDocument, type LakeDocument } from '../documents/document.ts'
import { isRecord, isTooDeep, type JsonRecord } from '../json.ts'
import { mutationError } from '../lake-error.ts'
import { checkPatch } from './check-patch.ts'

type Replayed = ConstructorParameters<typeof Mutation>[0]['mutations'][number]

/**
 * Applies one mutation to one document with the code the Studio itself uses for its optimistic
 * edits, so both always agree. Neither argument is changed.
 * @param mutation as it stands in a request, with its target resolved to a single id
 * @throws LakeError 400 when a path or a patch is wrong
 */
export function applyMutation(
  mutation: JsonRecord,
  before: LakeDocument | undefined,
  transaction: { id: string; timestamp: string },
  index: number,
): LakeDocument | undefined {
  const operation = structuredClone(mutation)
  if (!isReplayable(operation)) {
    throw mutationError(400, 'validationError', 'Unknown mutation', index)
  }
  refuseUnkeepable(operation, index)
  const { patch } = operation
  if (isRecord(patch)) checkPatch(patch, index)
  let after: unknown
  try {
    const { timestamp } = transaction
    const compiled = new Mutation({ mutations: [operation], timestamp })
    after = compiled.apply(before ? structuredClone(before) : null)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw mutationError(400, 'mutationError', reason, index)
  }
  if (!isRecord(after)) return undefined
  const document: unknown = { ...after, _rev: transaction.id }
  if (!isLakeDocument(document)) {
    throw mutationError(400, 'validationError', 'A document needs "_id" and "_type"', index)
  }
  if (before && (document._id !== before._id || document._type !== before._type)) {
    throw mutationError(400, 'validationError', 'Cannot modify immutable attribute', index)
  }
  if (!before && !isDocumentId(document._id)) {
    throw mutationError(
      400,
      'validationError',
      `"${document._id}" is not a valid document id`,
      index,
    )
  }
  // What a patch makes of a document is looked at too: paths can name and nest further fields.
  if (isRecord(patch)) refuseUnkeepable(document, index)
  return document
}

/** @throws LakeError 400 for what could not be kept, or not be queried, as it is */
function refuseUnkeepable(value: unknown, index: number): void {
  if (isTooDeep(value)) {
    throw mutationError(400, 'validationError', 'The document would be nested too deeply', index)
  }
  const reason = findUnkeepable(value)
  if (reason !== undefined) throw mutationError(400, 'validationError', reason, index)
}

/** groq-js asks objects by this name for their fields: with one of that name no query would run. */
const UNUSABLE_NAME = 'hasOwnProperty'

function findUnkeepable(value: unknown): string | undefined {
  // JSON has no infinity: it would be read back as null.
  if (typeof value === 'number') {
    return Number.isFinite(value) ? undefined : 'A number would be too large to be kept'
  }
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, item] of Object.entries(value)) {
    if (name === UNUSABLE_NAME) return `A field cannot be named "${name}"`
    const reason = findUnkeepable(item)
    if (reason !== undefined) return reason
  }
  return undefined
}

// The mutations were checked when read; this only tells the compiler.
function isReplayable(mutation: JsonRecord): mutation is JsonRecord & Replayed {
  return Object.values(mutation).every(isRecord)
}
