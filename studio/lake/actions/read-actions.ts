import { isRecord, type JsonRecord } from '../json.ts'
import { actionError, badRequest } from '../lake-error.ts'

/** An action of the request with typed access to its fields. */
export class ActionFields {
  readonly type: string
  readonly index: number
  readonly #fields: JsonRecord

  constructor(fields: JsonRecord, index: number) {
    const type = fields.actionType
    if (typeof type !== 'string') throw actionError(400, 'An action needs an "actionType"', index)
    this.type = type.replace(/^sanity\.action\./, '')
    this.index = index
    this.#fields = fields
  }

  optional(name: string): string | undefined {
    const value = this.#fields[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }

  /** @throws LakeError 400 when missing */
  required(name: string): string {
    const value = this.optional(name)
    if (value === undefined) throw actionError(400, `"${this.type}" needs "${name}"`, this.index)
    return value
  }

  list(name: string): string[] {
    const value = this.#fields[name]
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
  }

  /** One object or several, as a list. */
  objects(name: string): JsonRecord[] {
    const value = this.#fields[name]
    return (Array.isArray(value) ? value : [value]).filter(isRecord)
  }

  has(name: string): boolean {
    return this.#fields[name] !== undefined
  }

  /** A document to write, under its own `_id` or the given one. */
  document(name: string, fallbackId?: string): JsonRecord & { _id: string; _type: string } {
    const value = this.#fields[name]
    if (!isRecord(value)) throw actionError(400, `"${this.type}" needs "${name}"`, this.index)
    const _id = typeof value._id === 'string' ? value._id : fallbackId
    const _type = value._type
    if (_id === undefined || typeof _type !== 'string') {
      throw actionError(400, `"${name}" needs "_id" and "_type"`, this.index)
    }
    return { ...value, _id, _type }
  }
}

/** @throws LakeError 400 when the list or one of its entries makes no sense */
export function readActions(value: unknown): ActionFields[] {
  const actions = isRecord(value) ? [value] : value
  if (!Array.isArray(actions)) throw badRequest('"actions" must be an array')
  return actions.map((action: unknown, index) => {
    if (!isRecord(action)) throw actionError(400, 'An action must be an object', index)
    return new ActionFields(action, index)
  })
}
