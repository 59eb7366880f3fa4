import { runTransaction } from '../../database/join-transactions.ts'
import { countSeatsLeft } from '../availability.ts'
import { instantToText } from '../clock.ts'
import { type Reason, VISITOR } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import type { NotEligible, Undecided } from '../reserve-request.ts'
import { countAsReminder, findHoldDeadline, hasLapsed } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import { findEarlier } from '../store/earlier.ts'
import { findLink, type LinkRefusal } from '../store/links.ts'
import { recordEvent } from '../store/record-event.ts'
import { answerUndecided, type LockedGroup, type SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'
import { settleAndCount, settleGroup } from '../store/settle-group.ts'
import { findRefusal } from './find-refusal.ts'

export type Moved =
  | { kind: 'moved'; cohortId: string }
  /** Only a held or confirmed seat can be moved. */
  | { kind: 'not-movable' }
  | { kind: 'same-group' }
  | { kind: 'other-program' }
  | { kind: 'cohort-unknown' }
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  | { kind: 'group-full' }
  /** The same address already has a seat or a place in line there. */
  | { kind: 'already-there' }
  | NotEligible
  | { kind: 'residence-missing' }
  | Undecided

export type MoveOutcome = Moved | LinkRefusal

/**
 * Takes a seat in another group of the same program and gives up the old one, or does neither. A
 * held seat is held there as a newcomer's would be: for the full time, never past the first session.
 */
export async function moveSeat(
  context: SeatContext,
  token: string,
  targetId: string,
): Promise<MoveOutcome> {
  const link = await findLink(context.database, token, context.clock.now())
  if (link.kind !== 'found') return { kind: link.kind }
  const outcome = await moveReservation(context, link.reservationId, targetId, { actor: VISITOR })
  return outcome.kind === 'reservation-unknown' ? { kind: 'link-unknown' } : outcome
}

interface Mover {
  actor: string
  reason?: Reason | undefined
}

/** As {@link moveSeat}, for a reservation known by its id. */
export async function moveReservation(
  context: SeatContext,
  reservationId: string,
  targetId: string,
  mover: Mover,
): Promise<Moved | { kind: 'reservation-unknown' }> {
  const found = await context.database
    .selectFrom('reservations')
    .select('cohort_id')
    .where('id', '=', reservationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!found) return { kind: 'reservation-unknown' }
  if (found.cohort_id === targetId) return { kind: 'same-group' }
  return await answerUndecided(() =>
    moveBetween(context, found.cohort_id, targetId, reservationId, mover),
  )
}

async function moveBetween(
  { database, store, clock }: SeatContext,
  sourceId: string,
  targetId: string,
  reservationId: string,
  mover: Mover,
): Promise<Moved> {
  return await runTransaction(database, async (transaction): Promise<Moved> => {
    // Always in the same order, so that two moves can't wait for each other.
    const locked = new Map<string, Awaited<ReturnType<typeof store.lockCohort>>>()
    for (const id of [sourceId, targetId].toSorted()) {
      locked.set(id, await store.lockCohort(transaction, id))
    }
    const source = locked.get(sourceId)
    const target = locked.get(targetId)
    if (!source || !target) return { kind: 'cohort-unknown' }
    if (source.program.id !== target.program.id) return { kind: 'other-program' }
    const now = clock.now()
    return await moveLocked(
      { from: { transaction, cohort: source, now }, to: { transaction, cohort: target, now } },
      { reservationId, mover, store },
    )
  })
}

async function moveLocked(
  { from, to }: { from: LockedGroup; to: LockedGroup },
  { reservationId, mover, store }: Pick<SeatContext, 'store'> & Named,
): Promise<Moved> {
  const { transaction, now } = from
  const at = instantToText(now)
  const reservation = await transaction
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', reservationId)
    .where('cohort_id', '=', from.cohort.id)
    .executeTakeFirst()
  const canMove =
    reservation &&
    (reservation.status === 'confirmed' || reservation.status === 'held') &&
    !hasLapsed(reservation.expires_at, now)
  if (!canMove) return { kind: 'not-movable' }

  const { state, residence } = reservation
  const emailKey = normalizeEmail(reservation.email)
  const refusal = findRefusal(to.cohort, { state, residence: residence ?? undefined }, now)
  if (refusal) return refusal
  const earlier = await findEarlier(transaction, { cohortId: to.cohort.id, emailKey, now: at })
  if (earlier) return { kind: 'already-there' }
  const count = await settleAndCount({ store }, transaction, to.cohort, now)
  if (countSeatsLeft(to.cohort, count) === 0) return { kind: 'group-full' }

  const isConfirmed = reservation.status === 'confirmed'
  const sequence = reservation.calendar_sequence + (isConfirmed ? 1 : 0)
  const deadline = isConfirmed
    ? undefined
    : instantToText(findHoldDeadline(to.cohort, await readSettings(transaction), now))
  await changeReservation(transaction, reservation.id, at, {
    cohort_id: to.cohort.id,
    line_number: null,
    expires_at: deadline ?? null,
    reminded_at: countAsReminder(to.cohort, now),
    calendar_sequence: sequence,
  })
  await recordEvent(transaction, {
    at,
    actor: mover.actor,
    action: 'moved',
    cohortId: to.cohort.id,
    reservationId: reservation.id,
    detail: { from: from.cohort.id, ...(mover.reason ? { reason: mover.reason } : {}) },
    mail: {
      kind: 'moved',
      detail: { from: from.cohort.id, sequence, ...(deadline ? { deadline } : {}) },
    },
  })
  await settleGroup(transaction, from.cohort, now)
  return { kind: 'moved', cohortId: to.cohort.id }
}

interface Named {
  reservationId: string
  mover: Mover
}
