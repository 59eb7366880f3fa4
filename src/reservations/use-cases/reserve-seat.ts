import { countSeatsLeft } from '../availability.ts'
import { instantToText } from '../clock.ts'
import type { HeldSeat, ReserveOutcome, ReserveRequest } from '../reserve-request.ts'
import { findHoldDeadline } from '../rules/deadlines.ts'
import type { SeatTransaction } from '../seat-store.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { createToken } from '../tokens.ts'
import { admitRequest } from './admit-request.ts'
import { type Entering, enterGroup, findEntry } from './enter-group.ts'
import { decideOnce } from './once-per-key.ts'

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
  const admitted = await admitRequest(context, transaction, request, ROUTE)
  if (admitted.kind !== 'admitted') return admitted
  const { cohort, settings, count, now } = admitted
  if (countSeatsLeft(cohort, count) === 0) return { kind: 'group-full', waiting: count.waiting }

  const seat: HeldSeat = {
    status: 'held',
    cohortId: cohort.id,
    handle: createToken(),
    expiresAt: instantToText(findHoldDeadline(cohort, settings, now)),
    firstSession: instantToText(cohort.firstSession),
    timeZone: cohort.timeZone,
  }
  const entering: Entering = { ...admitted, handle: seat.handle, body: JSON.stringify(seat) }
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
