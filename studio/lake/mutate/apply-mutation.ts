import { Mutation } from '@sanity/mutator'
import { isLakeDocument, type LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { mutationError } from '../lake-error.ts'

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
  return document
}

// The mutations were checked when read; this only tells the compiler.
function isReplayable(mutation: JsonRecord): mutation is JsonRecord & Replayed {
  return Object.values(mutation).every(isRecord)
}
