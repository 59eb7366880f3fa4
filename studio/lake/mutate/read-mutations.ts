import { isDocumentId } from '../documents/document.ts'
import { isRecord, type JsonRecord, stringField } from '../json.ts'
import { mutationError } from '../lake-error.ts'

const CREATE_KINDS = ['create', 'createIfNotExists', 'createOrReplace'] as const
export type CreateKind = (typeof CREATE_KINDS)[number]

/** Which documents a patch or delete is for. */
export type Target = { ids: readonly string[] } | { query: string; params: JsonRecord }

/** One mutation, checked for shape. `document` lacks `_id` when the lake shall choose one. */
export type LakeMutation =
  | { kind: CreateKind; document: JsonRecord & { _type: string } }
  | { kind: 'patch'; target: Target; patch: JsonRecord; ifRevisionId?: string }
  | { kind: 'delete'; target: Target }

/** @throws LakeError 400 naming the first mutation that makes no sense */
export function readMutations(value: unknown): LakeMutation[] {
  if (!Array.isArray(value)) throw malformed('"mutations" must be an array', 0)
  return value.map(readMutation)
}

function readMutation(value: unknown, index: number): LakeMutation {
  if (!isRecord(value)) throw malformed('A mutation must be an object', index)
  const [kind, ...others] = Object.keys(value)
  if (kind === undefined || others.length > 0) {
    throw malformed('A mutation must have exactly one operation', index)
  }
  const operand = value[kind]
  if (!isRecord(operand)) throw malformed(`"${kind}" must be an object`, index)
  if (isCreateKind(kind)) return { kind, document: readDocument(operand, kind, index) }
  if (kind === 'delete') return { kind, target: readTarget(operand, index) }
  if (kind !== 'patch') throw malformed(`Unknown mutation "${kind}"`, index)
  const { id, query, params, ifRevisionID, ...patch } = operand
  const target = readTarget({ id, query, params }, index)
  if (typeof ifRevisionID !== 'string') return { kind, target, patch }
  return { kind, target, patch, ifRevisionId: ifRevisionID }
}

function isCreateKind(kind: string): kind is CreateKind {
  return CREATE_KINDS.some((known) => known === kind)
}

function readDocument(document: JsonRecord, kind: CreateKind, index: number) {
  const _type = stringField(document, '_type')
  if (_type === undefined) throw malformed('A document must have a string "_type"', index)
  const id = document._id
  if (id === undefined || id === '') {
    if (kind !== 'create') throw malformed(`"${kind}" needs an "_id"`, index)
  } else if (typeof id !== 'string' || !isDocumentId(id.endsWith('.') ? `${id}x` : id)) {
    throw malformed(`"${String(id)}" is not a valid document id`, index)
  }
  return { ...document, _type }
}

function readTarget(operand: JsonRecord, index: number): Target {
  const { id, query, params } = operand
  if (typeof id === 'string' && id !== '') return { ids: [id] }
  if (Array.isArray(id) && id.every((item) => typeof item === 'string')) return { ids: id }
  if (typeof query === 'string') return { query, params: isRecord(params) ? params : {} }
  throw malformed('A patch or delete needs an "id" or a "query"', index)
}

function malformed(description: string, index: number) {
  return mutationError(400, 'validationError', description, index)
}
