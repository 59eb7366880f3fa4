import { instantToText } from '../clock.ts'
import { type Reason, VISITOR } from '../events.ts'
import type { Undecided } from '../reserve-request.ts'
import { hasLapsed } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import type { LinkRefusal } from '../store/links.ts'
import { type EventMail, recordEvent } from '../store/record-event.ts'
import type { LockedReservation, SeatContext } from '../store/seat-transaction.ts'
import { settleGroup } from '../store/settle-group.ts'
import { withLink } from './with-link.ts'

export type Cancelled =
  | { kind: 'cancelled' }
  /** It was over before, by cancelling or by lapsing: no second seat is freed. */
  | { kind: 'already-over' }

export type CancelOutcome = Cancelled | LinkRefusal | Undecided

/** Gives up a seat, a hold, an offer or a place in line. A freed seat goes on at once. */
export async function cancelSeat(context: SeatContext, token: string): Promise<CancelOutcome> {
  return await withLink(context, token, (locked) => endReservation(locked, { actor: VISITOR }))
}

export type DeclineOutcome =
  | { kind: 'declined' }
  | { kind: 'offer-lapsed' }
  | { kind: 'not-offered' }
  | LinkRefusal
  | Undecided

/** Lets the offered seat go to the next in line. Whoever declines isn't asked again. */
export async function declineOffer(context: SeatContext, token: string): Promise<DeclineOutcome> {
  return await withLink(context, token, async (locked): Promise<DeclineOutcome> => {
    const { status, expires_at, line_number } = locked.reservation
    if (status === 'expired' && line_number !== null) return { kind: 'offer-lapsed' }
    if (status !== 'offered') return { kind: 'not-offered' }
    const hasEnded = hasLapsed(expires_at, locked.now)
    if (hasEnded) {
      await settleGroup(locked.transaction, locked.cohort, locked.now)
      return { kind: 'offer-lapsed' }
    }
    await endReservation(locked, { actor: VISITOR })
    return { kind: 'declined' }
  })
}

interface Ending {
  actor: string
  reason?: Reason | undefined
  /** Instead of the mail that cancelling usually brings; null for none. */
  mail?: EventMail | null
}

/** Ends a reservation whoever asks for it, and hands a freed seat on. */
export async function endReservation(
  locked: LockedReservation,
  { actor, reason, mail }: Ending,
): Promise<Cancelled> {
  const { transaction, cohort, reservation, now } = locked
  const { status, expires_at } = reservation
  const isOver = status === 'cancelled' || status === 'expired' || hasLapsed(expires_at, now)
  if (isOver) {
    await settleGroup(transaction, cohort, now)
    return { kind: 'already-over' }
  }
  const at = instantToText(now)
  // Only someone who was confirmed has an entry in the calendar to take back.
  const sequence = reservation.calendar_sequence + (status === 'confirmed' ? 1 : 0)
  await changeReservation(transaction, reservation.id, at, {
    status: 'cancelled',
    expires_at: null,
    calendar_sequence: sequence,
  })
  const usual: EventMail = { kind: 'cancelled', detail: { was: status, sequence } }
  await recordEvent(transaction, {
    at,
    actor,
    action: status === 'offered' && actor === VISITOR ? 'declined' : 'cancelled',
    cohortId: cohort.id,
    reservationId: reservation.id,
    detail: { was: status, ...(reason ? { reason } : {}) },
    mail: mail === null ? undefined : (mail ?? usual),
  })
  await settleGroup(transaction, cohort, now)
  return { kind: 'cancelled' }
}
