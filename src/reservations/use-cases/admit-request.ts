import type { SeatCount } from '../availability.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import { fingerprintRequest } from '../request-fingerprint.ts'
import type { Replayed, ReserveRefusal, ReserveRequest, Undecided } from '../reserve-request.ts'
import type { SeatSettings } from '../seat-settings.ts'
import type { SeatTransaction } from '../seat-store.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'
import { settleAndCount } from '../store/settle-group.ts'
import { findRefusal } from './find-refusal.ts'
import { findReplay } from './once-per-key.ts'

/** A request that nothing speaks against but how many seats are free. Its group is locked. */
export interface Admitted {
  kind: 'admitted'
  context: SeatContext
  transaction: SeatTransaction
  cohort: StoredCohort
  request: ReserveRequest
  settings: SeatSettings
  count: SeatCount
  /** Asked after the lock was won: a request that waited past the start is too late. */
  now: Temporal.Instant
  key: { route: string; key: string; fingerprint: string }
}

/** What is asked of people for a seat and for a place in line alike. Locks the group first. */
export async function admitRequest(
  context: SeatContext,
  transaction: SeatTransaction,
  request: ReserveRequest,
  route: string,
): Promise<Admitted | Replayed | Exclude<ReserveRefusal, { kind: 'group-full' } | Undecided>> {
  const { store, clock } = context
  const cohort = await store.lockCohort(transaction, request.cohortId)
  if (!cohort) return { kind: 'cohort-unknown' }

  const fingerprint = fingerprintRequest(request)
  const key = { route, key: request.idempotencyKey, fingerprint }
  const replay = await findReplay(context, transaction, key)
  if (replay) return replay

  const now = clock.now()
  const settings = await readSettings(transaction)
  const refusal = findRefusal(cohort, request, now)
  if (refusal) return refusal
  if (request.consentHash !== settings.consentHash) return { kind: 'consent-outdated' }
  const count = await settleAndCount(context, transaction, cohort, now)
  return { kind: 'admitted', context, transaction, cohort, request, settings, count, now, key }
}
