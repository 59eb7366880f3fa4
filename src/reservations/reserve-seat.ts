import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { isLockTimeout, isUniqueViolation } from '../database/recognise-error.ts'
import type { Database, Tables } from '../database/tables.ts'
import { judgeAvailability } from './availability.ts'
import { type Clock, instantToText } from './clock.ts'
import type { StoredCohort } from './cohort-rules.ts'
import { isEligible } from './eligibility.ts'
import { normaliseEmail } from './normalise-email.ts'
import { programHref } from './program-href.ts'
import { fingerprintRequest } from './request-fingerprint.ts'
import type {
  ReservedSeat,
  ReserveOutcome,
  ReserveRefusal,
  ReserveRequest,
} from './reserve-request.ts'
import { IdempotencyKeyBusy, type SeatStore } from './seat-store.ts'

const ROUTE = 'POST /api/reservations/'

export interface ReserveContext {
  database: Database
  clock: Clock
  store: SeatStore
}

/** Takes a seat if one is free, exactly once per idempotency key. Refusals leave no trace. */
export async function reserveSeat(
  context: ReserveContext,
  request: ReserveRequest,
): Promise<ReserveOutcome> {
  try {
    return await tryTwice(context, request)
  } catch (error) {
    if (error instanceof IdempotencyKeyBusy) return { kind: 'idempotency-in-progress' }
    if (isLockTimeout(error)) return { kind: 'busy' }
    throw error
  }
}

async function tryTwice(context: ReserveContext, request: ReserveRequest): Promise<ReserveOutcome> {
  try {
    return await tryReserve(context, request)
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    // A request with the same key for another cohort committed first; its answer is now there.
    return await tryReserve(context, request)
  }
}

async function tryReserve(
  { database, clock, store }: ReserveContext,
  request: ReserveRequest,
): Promise<ReserveOutcome> {
  try {
    return await database.transaction().execute(async (transaction) => {
      const outcome = await decide(transaction, clock, store, request)
      if (outcome.kind !== 'reserved') throw new Undone(outcome)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return error.outcome
    throw error
  }
}

/** Carries an outcome out of a transaction that must leave nothing behind. */
class Undone extends Error {
  readonly outcome: ReserveOutcome
  constructor(outcome: ReserveOutcome) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

async function decide(
  transaction: Transaction<Tables>,
  clock: Clock,
  store: SeatStore,
  request: ReserveRequest,
): Promise<ReserveOutcome> {
  const cohort = await store.lockCohort(transaction, request.cohortId)
  if (!cohort) return { kind: 'cohort-unknown' }

  const fingerprint = fingerprintRequest(request)
  const answered = await store.findAnswer(transaction, ROUTE, request.idempotencyKey)
  if (answered) {
    return answered.fingerprint === fingerprint
      ? { kind: 'replayed', status: answered.status, body: answered.body }
      : { kind: 'idempotency-key-reused' }
  }

  // Asked after the lock was won: a request that waited past the start is too late.
  const now = clock.now()
  const liveSeats = await store.countLiveSeats(transaction, cohort.id, instantToText(now))
  const refusal = findRefusal(cohort, request, liveSeats, now)
  if (refusal) return refusal

  const seat = await takeSeat(transaction, store, { cohort, request, fingerprint, now })
  return { kind: 'reserved', seat }
}

function findRefusal(
  cohort: StoredCohort,
  request: ReserveRequest,
  liveSeats: number,
  now: Temporal.Instant,
): ReserveRefusal | undefined {
  if (!isEligible(cohort.program, request.state)) {
    const { alternative } = cohort.program
    if (!alternative) return { kind: 'not-eligible' }
    const { title, slug } = alternative
    return { kind: 'not-eligible', alternative: { title, href: programHref(slug) } }
  }
  const status = judgeAvailability(cohort, liveSeats, now)
  if (status === 'open') return undefined
  return status === 'full' ? { kind: 'group-full' } : { kind: 'group-closed', reason: status }
}

interface Taking {
  cohort: StoredCohort
  request: ReserveRequest
  fingerprint: string
  now: Temporal.Instant
}

async function takeSeat(
  transaction: Transaction<Tables>,
  store: SeatStore,
  { cohort, request, fingerprint, now }: Taking,
): Promise<ReservedSeat> {
  const reservationId = randomUUID()
  const at = instantToText(now)
  const seat: ReservedSeat = {
    reservationId,
    cohortId: cohort.id,
    firstSession: instantToText(cohort.firstSession),
    timeZone: cohort.timeZone,
  }
  await store.recordAnswer(transaction, {
    route: ROUTE,
    key: request.idempotencyKey,
    fingerprint,
    status: 201,
    body: JSON.stringify(seat),
    created_at: at,
  })
  await store.recordReservation(transaction, {
    reservation: {
      id: reservationId,
      cohort_id: cohort.id,
      status: 'confirmed',
      name: request.name,
      email: request.email,
      email_key: normaliseEmail(request.email),
      state: request.state,
      is_adult: 1,
      attests_location: 1,
      consent_hash: request.consentHash,
      consented_at: at,
      marketing: 0,
      token_hash: null,
      expires_at: null,
      created_at: at,
      updated_at: at,
    },
    audit: {
      id: randomUUID(),
      at,
      actor: 'visitor',
      action: 'reservation-confirmed',
      cohort_id: cohort.id,
      reservation_id: reservationId,
    },
    mail: {
      id: randomUUID(),
      kind: 'reservation-confirmed',
      reservation_id: reservationId,
      status: 'pending',
      attempts: 0,
      deliver_after: at,
      sent_at: null,
      created_at: at,
    },
  })
  return seat
}
