import type { JsonRecord } from './json.ts'

/** A refusal with the HTTP status and the `error` object that Sanity's clients understand. */
export class LakeError extends Error {
  override readonly name = 'LakeError'
  readonly status: number
  readonly error: JsonRecord

  constructor(status: number, type: string, description: string, details: JsonRecord = {}) {
    super(description)
    this.status = status
    this.error = { description, type, ...details }
  }
}

/** A request that is malformed whatever the documents are: 400. */
export function badRequest(description: string): LakeError {
  return new LakeError(400, 'httpBadRequestError', description)
}

/**
 * A mutation that cannot be applied: `items` carries the typed reason the client reads.
 * @param index position of the mutation in its transaction
 */
export function mutationError(
  status: 400 | 404 | 409,
  type: string,
  description: string,
  index: number,
  details: JsonRecord = {},
): LakeError {
  return new LakeError(status, 'mutationError', `The mutation(s) failed: ${description}`, {
    items: [{ error: { type, description, ...details }, index }],
  })
}

/** An action that cannot be performed on the documents as they are. */
export function actionError(
  status: 400 | 404 | 409,
  description: string,
  index: number,
  type = 'actionError',
): LakeError {
  return new LakeError(status, 'actionError', `The action(s) failed: ${description}`, {
    items: [{ error: { type, description }, index }],
  })
}
