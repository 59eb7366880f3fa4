import { runTransaction } from '../../database/join-transactions.ts'
import { isUniqueViolation } from '../../database/recognize-error.ts'
import type { Replayed, Undecided } from '../reserve-request.ts'
import { IdempotencyKeyBusy, type SeatTransaction } from '../seat-store.ts'
import { answerUndecided, type SeatContext } from '../store/seat-transaction.ts'

export type KeyOutcome =
  | Replayed
  | { kind: 'idempotency-key-reused' }
  | { kind: 'idempotency-in-progress' }

/** Looks an earlier answer to the same key up; undefined for a key that is new. */
export async function findReplay(
  { store }: SeatContext,
  transaction: SeatTransaction,
  { route, key, fingerprint }: { route: string; key: string; fingerprint: string },
): Promise<KeyOutcome | undefined> {
  const answered = await store.findAnswer(transaction, route, key)
  if (!answered) return undefined
  return answered.fingerprint === fingerprint
    ? { kind: 'replayed', status: answered.status, body: answered.body }
    : { kind: 'idempotency-key-reused' }
}

/**
 * Decides in one transaction. Only outcomes that `isDone` says are kept; any other rolls back, so
 * that a refusal leaves nothing behind, not even a raised revision.
 */
export async function decideOnce<Outcome extends { kind: string }>(
  context: SeatContext,
  isDone: (outcome: Outcome) => boolean,
  decide: (transaction: SeatTransaction) => Promise<Outcome>,
): Promise<Outcome | KeyOutcome | Undecided> {
  const tryOnce = () => runTransaction(context.database, decide, isDone)
  try {
    return await answerUndecided(() =>
      tryOnce().catch((error: unknown) => {
        if (!isUniqueViolation(error)) throw error
        // A request with the same key for another cohort committed first; its answer is now there.
        return tryOnce()
      }),
    )
  } catch (error) {
    if (error instanceof IdempotencyKeyBusy) return { kind: 'idempotency-in-progress' }
    throw error
  }
}
