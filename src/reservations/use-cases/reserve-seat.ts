import { countSeatsLeft } from '../availability.ts'
import { instantToText } from '../clock.ts'
import { fingerprintRequest } from '../request-fingerprint.ts'
import type { HeldSeat, ReserveOutcome, ReserveRequest } from '../reserve-request.ts'
import { findHoldDeadline } from '../rules/deadlines.ts'
import type { SeatTransaction } from '../seat-store.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'
import { createToken } from '../tokens.ts'
import { type Entering, enterGroup, findEntry } from './enter-group.ts'
import { findRefusal } from './find-refusal.ts'
import { decideOnce, findReplay } from './once-per-key.ts'

const ROUTE = 'POST /api/reservations/'

/**
 * Holds a seat if one is free, exactly once per idempotency key; the mail that is written with it
 * has the link to confirm. Refusals leave no trace.
 */
export async function reserveSeat(
  context: SeatContext,
  request: ReserveRequest,
): Promise<ReserveOutcome> {
  return await decideOnce<ReserveOutcome>(
    context,
    ({ kind }) => kind === 'held',
    (transaction) => decide(context, transaction, request),
  )
}

async function decide(
  context: SeatContext,
  transaction: SeatTransaction,
  request: ReserveRequest,
): Promise<ReserveOutcome> {
  const { store, clock } = context
  const cohort = await store.lockCohort(transaction, request.cohortId)
  if (!cohort) return { kind: 'cohort-unknown' }

  const fingerprint = fingerprintRequest(request)
  const key = { route: ROUTE, key: request.idempotencyKey, fingerprint }
  const replay = await findReplay(context, transaction, key)
  if (replay) return replay

  // Asked after the lock was won: a request that waited past the start is too late.
  const now = clock.now()
  const settings = await readSettings(transaction)
  const refusal = findRefusal(cohort, request, now)
  if (refusal) return refusal
  if (request.consentHash !== settings.consentHash) return { kind: 'consent-outdated' }
  const count = await store.countSeats(transaction, cohort, instantToText(now))
  if (countSeatsLeft(cohort, count) === 0) return { kind: 'group-full', waiting: count.waiting }

  const seat: HeldSeat = {
    status: 'held',
    cohortId: cohort.id,
    handle: createToken(),
    expiresAt: instantToText(findHoldDeadline(cohort, settings, now)),
    firstSession: instantToText(cohort.firstSession),
    timeZone: cohort.timeZone,
  }
  const entering: Entering = {
    context,
    transaction,
    cohort,
    request,
    now,
    key,
    handle: seat.handle,
    body: JSON.stringify(seat),
  }
  const entry = await findEntry(entering)
  await enterGroup(entering, entry, {
    status: 'held',
    expiresAt: seat.expiresAt,
    lineNumber: null,
    position: null,
    mail: { kind: 'hold', detail: { deadline: seat.expiresAt } },
  })
  return { kind: 'held', seat }
}
