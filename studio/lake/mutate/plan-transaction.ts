import { Dataset } from '../documents/dataset.ts'
import type { LakeDocument } from '../documents/document.ts'
import type { JsonRecord } from '../json.ts'
import { mutationError } from '../lake-error.ts'
import { runQuery } from '../query/run-query.ts'
import { randomId } from '../random-id.ts'
import type { DocumentChange, TransactionRecord } from '../storage/transaction-record.ts'
import { applyMutation } from './apply-mutation.ts'
import { checkReferences } from './check-references.ts'
import { diffDocuments } from './mendoza-diff.ts'
import type { LakeMutation, Target } from './read-mutations.ts'

export type MutationResult = { id: string; operation: 'create' | 'update' | 'delete' | 'none' }

/** What a transaction will do once committed; nothing has changed yet. */
export type TransactionPlan = { record: TransactionRecord; results: MutationResult[] }

type Touched = {
  before: LakeDocument | undefined
  after: LakeDocument | undefined
  mutations: JsonRecord[]
  /** Position of the last mutation that touched it. */
  index: number
}

/**
 * Works a transaction out on top of the dataset. Mutations, and the queries in them, see the effect
 * of those before them.
 * @throws LakeError 4xx for the first mutation that cannot be applied, or a broken reference
 */
export function planTransaction(
  dataset: Dataset,
  mutations: readonly LakeMutation[],
  transaction: { id: string; author: string; timestamp: string },
): TransactionPlan {
  const touched = new Map<string, Touched>()
  const results: MutationResult[] = []
  const replayed: JsonRecord[] = []
  for (const [index, mutation] of mutations.entries()) {
    for (const step of resolve(dataset, touched, mutation)) {
      const entry = touched.get(step.id) ?? startTouching(dataset, step.id)
      refuseImpossible(mutation, step.id, entry.after, index)
      const previous = entry.after
      const isNoop = mutation.kind === 'createIfNotExists' && previous !== undefined
      results.push({ id: step.id, operation: operationOf(mutation, previous) })
      const operation = stamp(step.operation, previous, transaction.timestamp)
      replayed.push(operation)
      if (isNoop || (mutation.kind === 'delete' && previous === undefined)) continue
      entry.after = applyMutation(operation, previous, transaction, index)
      entry.mutations.push(operation)
      entry.index = index
      touched.set(step.id, entry)
    }
  }
  checkReferences(
    dataset,
    [...touched].map(([id, entry]) => ({ id, ...entry })),
  )
  // In the order of ids, in which the store gives them back: listeners go on by it after a break.
  const changes = [...touched]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([id, entry]) => toChange(id, entry))
    .filter((change) => change.before ?? change.after)
  return { record: { ...transaction, mutations: replayed, changes }, results }
}

function startTouching(dataset: Dataset, id: string): Touched {
  const document = dataset.get(id)
  return { before: document, after: document, mutations: [], index: 0 }
}

type TouchedDocuments = ReadonlyMap<string, Touched>

function resolve(
  dataset: Dataset,
  touched: TouchedDocuments,
  mutation: LakeMutation,
): { id: string; operation: JsonRecord }[] {
  switch (mutation.kind) {
    case 'patch':
      return select(dataset, touched, mutation.target).map((id) => ({
        id,
        operation: { patch: { ...mutation.patch, id } },
      }))
    case 'delete':
      return select(dataset, touched, mutation.target).map((id) => ({
        id,
        operation: { delete: { id } },
      }))
    default: {
      const { _rev, _id, ...document } = mutation.document
      const given = typeof _id === 'string' ? _id : ''
      const id = given === '' || given.endsWith('.') ? `${given}${randomId()}` : given
      return [{ id, operation: { [mutation.kind]: { ...document, _id: id } } }]
    }
  }
}

function select(dataset: Dataset, touched: TouchedDocuments, target: Target): readonly string[] {
  if ('ids' in target) return target.ids
  const { query, params } = target
  const current = touched.size === 0 ? dataset : withChanges(dataset, touched)
  const { result } = runQuery(current, { query, params, perspective: 'raw' })
  const rows: unknown[] = Array.isArray(result) ? result : [result]
  return rows.flatMap((row) => {
    if (typeof row === 'string') return [row]
    return typeof row === 'object' && row !== null && '_id' in row && typeof row._id === 'string'
      ? [row._id]
      : []
  })
}

function withChanges(dataset: Dataset, touched: TouchedDocuments): Dataset {
  const untouched = dataset.all().filter(({ _id }) => !touched.has(_id))
  const changed = [...touched.values()].flatMap(({ after }) => after ?? [])
  return new Dataset(dataset.name, [...untouched, ...changed])
}

function refuseImpossible(
  mutation: LakeMutation,
  id: string,
  current: LakeDocument | undefined,
  index: number,
): void {
  if (mutation.kind === 'create' && current) {
    const reason = `Document by ID "${id}" already exists`
    throw mutationError(409, 'documentAlreadyExistsError', reason, index, { id })
  }
  if (mutation.kind !== 'patch') return
  if (!current) {
    const reason = `The document with the ID "${id}" was not found`
    throw mutationError(409, 'documentNotFoundError', reason, index, { id })
  }
  if (mutation.ifRevisionId !== undefined && mutation.ifRevisionId !== current._rev) {
    const reason = `The document with the ID "${id}" has a different revision ID`
    throw mutationError(409, 'documentRevisionIDDoesNotMatchError', reason, index, {
      currentRevisionID: current._rev,
      expectedRevisionID: mutation.ifRevisionId,
    })
  }
}

/** Completes created documents with the creation time; a replaced one keeps its own. */
function stamp(
  operation: JsonRecord,
  previous: LakeDocument | undefined,
  timestamp: string,
): JsonRecord {
  const [kind, document] = Object.entries(operation)[0] ?? []
  if (kind === undefined || kind === 'patch' || kind === 'delete') return operation
  const _createdAt = previous?._createdAt ?? timestamp
  return { [kind]: { _createdAt, ...Object(document) } }
}

function operationOf(
  mutation: LakeMutation,
  previous: LakeDocument | undefined,
): MutationResult['operation'] {
  if (mutation.kind === 'delete') return previous ? 'delete' : 'none'
  if (!previous) return 'create'
  return mutation.kind === 'createIfNotExists' ? 'none' : 'update'
}

function toChange(id: string, { before, after, mutations }: Touched): DocumentChange {
  const [from, to] = [withoutRevision(before), withoutRevision(after)]
  const effects = { apply: diffDocuments(from, to), revert: diffDocuments(to, from) }
  return { id, before, after, mutations, effects }
}

function withoutRevision(document: LakeDocument | undefined): JsonRecord | undefined {
  if (!document) return undefined
  const { _rev, ...content } = document
  return content
}
