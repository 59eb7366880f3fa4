import type { JsonRecord } from '../json.ts'
import type { TransactionRecord } from '../storage/transaction-record.ts'

export type MutationEventOptions = {
  withResult: boolean
  withPrevious: boolean
  withMutations: boolean
  withEffects: boolean
}

/**
 * The event for one changed document of a transaction. `previousRev` is absent when the document
 * was created; `resultRev` is there even for a deletion, since clients chain events by it.
 */
export function toMutationEvent(
  record: TransactionRecord,
  index: number,
  transition: 'appear' | 'update' | 'disappear',
  options: MutationEventOptions,
): JsonRecord {
  const change = record.changes[index]
  if (!change) throw new RangeError(`The transaction has no change ${index}`)
  return {
    eventId: `${record.id}#${change.id}`,
    documentId: change.id,
    transactionId: record.id,
    transition,
    identity: record.author,
    timestamp: record.timestamp,
    ...(options.withMutations ? { mutations: change.mutations } : {}),
    ...(change.before ? { previousRev: change.before._rev } : {}),
    resultRev: record.id,
    ...(options.withEffects ? { effects: change.effects } : {}),
    ...(options.withResult && change.after ? { result: change.after } : {}),
    ...(options.withPrevious && change.before ? { previous: change.before } : {}),
    visibility: 'query',
    transactionTotalEvents: record.changes.length,
    transactionCurrentEvent: index + 1,
  }
}
