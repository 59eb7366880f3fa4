import type { Dataset } from '../documents/dataset.ts'
import type { LakeDocument } from '../documents/document.ts'
import { isRecord, type JsonRecord } from '../json.ts'
import { actionError } from '../lake-error.ts'
import { applyMutation } from '../mutate/apply-mutation.ts'
import type { CreateKind, LakeMutation } from '../mutate/read-mutations.ts'

export type NewDocument = JsonRecord & { _id: string; _type: string }

/** Finds the last state in which a document existed. */
export type FindPast = (id: string) => LakeDocument | undefined

/** Gathers the mutations of a list of actions, knowing what the earlier ones will have done. */
export class ActionWriter {
  readonly mutations: LakeMutation[] = []
  readonly #dataset: Dataset
  readonly #findPast: FindPast
  readonly #planned = new Map<string, NewDocument | undefined>()

  constructor(dataset: Dataset, findPast: FindPast) {
    this.#dataset = dataset
    this.#findPast = findPast
  }

  find(id: string): NewDocument | undefined {
    return this.#planned.has(id) ? this.#planned.get(id) : this.#dataset.get(id)
  }

  /** The last state of a document that is gone. */
  findPast(id: string): NewDocument | undefined {
    return this.#findPast(id)
  }

  /** Every document as it will be. */
  all(): NewDocument[] {
    const untouched = this.#dataset.all().filter(({ _id }) => !this.#planned.has(_id))
    return [
      ...untouched,
      ...[...this.#planned.values()].filter((document) => document !== undefined),
    ]
  }

  /** @throws LakeError 404 when there is no such document */
  get(id: string, index: number): NewDocument {
    const document = this.find(id)
    if (!document) {
      throw actionError(404, `Document "${id}" was not found`, index, 'documentNotFoundError')
    }
    return document
  }

  /** @throws LakeError 409 when a revision is expected and another one is there */
  requireRevision(id: string, expected: string | undefined, index: number): void {
    if (expected === undefined || this.#dataset.get(id)?._rev === expected) return
    const reason = `Document "${id}" does not have the expected revision "${expected}"`
    throw actionError(409, reason, index, 'documentRevisionIDDoesNotMatchError')
  }

  write(kind: CreateKind, document: NewDocument): void {
    const content = withoutRevision(document)
    this.mutations.push({ kind, document: content })
    this.#planned.set(document._id, content)
  }

  /** @throws LakeError 400 for a patch that cannot be applied to the document */
  patch(id: string, patches: readonly JsonRecord[]): void {
    for (const { id: _ignored, ...patch } of patches) {
      const before = this.find(id)
      if (before) this.#planned.set(id, patched(before, patch, this.mutations.length))
      this.mutations.push({ kind: 'patch', target: { ids: [id] }, patch })
    }
  }

  remove(id: string): void {
    this.mutations.push({ kind: 'delete', target: { ids: [id] } })
    this.#planned.set(id, undefined)
  }
}

/** What the patch will make of the document; one that is still to be written has no times yet. */
function patched(document: NewDocument, patch: JsonRecord, index: number): NewDocument {
  const timestamp = new Date().toISOString()
  const before = { _rev: '', _createdAt: timestamp, _updatedAt: timestamp, ...document }
  const mutation = { patch: { ...patch, id: document._id } }
  return applyMutation(mutation, before, { id: '', timestamp }, index) ?? document
}

function withoutRevision(document: NewDocument): NewDocument {
  const { _rev, _updatedAt, _system, ...content } = document
  return { ...content, _id: document._id, _type: document._type }
}

/** References that had to stay weak while their target was a draft become what they should be. */
export function strengthenReferences(document: NewDocument): NewDocument {
  const { _id, _type } = document
  return { ...strengthenFields(document), _id, _type }
}

function strengthenFields(record: JsonRecord): JsonRecord {
  const copy: JsonRecord = Object.fromEntries(
    Object.entries(record).map(([field, value]) => [field, strengthen(value)]),
  )
  const wish = copy._strengthenOnPublish
  if (typeof copy._ref !== 'string' || wish === undefined) return copy
  delete copy._strengthenOnPublish
  if (!isRecord(wish) || wish.weak !== true) delete copy._weak
  return copy
}

function strengthen(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strengthen)
  return isRecord(value) ? strengthenFields(value) : value
}
