import type { TransactionRecord } from '../storage/transaction-record.ts'

/**
 * A document's history loads every transaction that touched it whole, so an import of thousands of
 * documents is remembered in pieces of this many.
 */
const MOST_CHANGES = 50

/** Splits a large transaction; documents are written at the revision of their piece. */
export function splitRecord(record: TransactionRecord): TransactionRecord[] {
  if (record.changes.length <= MOST_CHANGES) return [record]
  const pieces: TransactionRecord[] = []
  for (let start = 0; start < record.changes.length; start += MOST_CHANGES) {
    const id = start === 0 ? record.id : `${record.id}-${pieces.length + 1}`
    const changes = record.changes.slice(start, start + MOST_CHANGES).map((change) => ({
      ...change,
      after: change.after && { ...change.after, _rev: id },
    }))
    const mutations = changes.flatMap((change) => change.mutations)
    pieces.push({ ...record, id, changes, mutations })
  }
  return pieces
}
