import { countSeatsLeft } from '../availability.ts'
import { instantToText } from '../clock.ts'
import type { JoinOutcome, ReserveRequest, WaitingPlace } from '../reserve-request.ts'
import type { SeatTransaction } from '../seat-store.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { createToken } from '../tokens.ts'
import { admitRequest } from './admit-request.ts'
import { type Entering, enterGroup, findEntry } from './enter-group.ts'
import { decideOnce } from './once-per-key.ts'

const ROUTE = 'POST /api/reservations/waiting/'

/** Gives a place at the end of a full group's line. Asks the same of people as a seat does. */
export async function joinWaitingList(
  context: SeatContext,
  request: ReserveRequest,
): Promise<JoinOutcome> {
  return await decideOnce<JoinOutcome>(
    context,
    ({ kind }) => kind === 'waitlisted',
    (transaction) => decide(context, transaction, request),
  )
}

async function decide(
  context: SeatContext,
  transaction: SeatTransaction,
  request: ReserveRequest,
): Promise<JoinOutcome> {
  const admitted = await admitRequest(context, transaction, request, ROUTE)
  if (admitted.kind !== 'admitted') return admitted
  const { cohort, count } = admitted
  if (countSeatsLeft(cohort, count) > 0) return { kind: 'seats-free' }

  const place: WaitingPlace = {
    status: 'waitlisted',
    cohortId: cohort.id,
    handle: createToken(),
    position: count.waiting + 1,
    firstSession: instantToText(cohort.firstSession),
    timeZone: cohort.timeZone,
  }
  const entering: Entering = { ...admitted, handle: place.handle, body: JSON.stringify(place) }
  const entry = await findEntry(entering)
  await enterGroup(entering, entry, {
    status: 'waitlisted',
    expiresAt: null,
    // The lock has just raised it, so no two people of a group have the same.
    lineNumber: cohort.revision,
    position: place.position,
    mail: { kind: 'waiting', detail: { position: place.position } },
  })
  return { kind: 'waitlisted', place }
}
