import { hasStarted } from '../availability.ts'
import { instantToText } from '../clock.ts'
import { isEligible } from '../eligibility.ts'
import { VISITOR } from '../events.ts'
import { programHref } from '../program-href.ts'
import type { NotEligible, Undecided } from '../reserve-request.ts'
import { countAsReminder, hasLapsed } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import type { LinkRefusal } from '../store/links.ts'
import { recordEvent } from '../store/record-event.ts'
import type { LockedReservation, SeatContext } from '../store/seat-transaction.ts'
import { settleGroup } from '../store/settle-group.ts'
import { refuseIneligible } from './find-refusal.ts'
import { withLink } from './with-link.ts'

export type ConfirmOutcome =
  | { kind: 'confirmed' }
  /** It was confirmed before: pressing twice changes nothing. */
  | { kind: 'already-confirmed' }
  /** Too late; `programHref` is where to choose again. */
  | { kind: 'hold-expired'; programHref: string }
  /** There is nothing to confirm: cancelled, waiting, or offered (which is accepted instead). */
  | { kind: 'not-held' }
  | LinkRefusal
  | Undecided

/** Makes a reservation of a hold. */
export async function confirmSeat(context: SeatContext, token: string): Promise<ConfirmOutcome> {
  return await withLink(context, token, async (locked): Promise<ConfirmOutcome> => {
    const { reservation, cohort, now } = locked
    const expired = { kind: 'hold-expired', programHref: programHref(cohort.program.slug) } as const
    switch (reservation.status) {
      case 'confirmed':
        return { kind: 'already-confirmed' }
      case 'expired':
        return reservation.line_number === null ? expired : { kind: 'not-held' }
      case 'held':
        if (hasLapsed(reservation.expires_at, now)) {
          await settleGroup(locked.transaction, cohort, now)
          return expired
        }
        await takeSeat(locked, 'confirmed')
        return { kind: 'confirmed' }
      default:
        return { kind: 'not-held' }
    }
  })
}

export type AcceptOutcome =
  | { kind: 'confirmed' }
  | { kind: 'already-confirmed' }
  /** Too late: the seat went on to the next in line. */
  | { kind: 'offer-lapsed'; programHref: string }
  | { kind: 'not-offered' }
  /** The group was called off or is no longer published. */
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  /** The program's states have changed since. */
  | NotEligible
  | LinkRefusal
  | Undecided

/** Takes the seat that the waiting list has come to offer. */
export async function acceptOffer(context: SeatContext, token: string): Promise<AcceptOutcome> {
  return await withLink(context, token, async (locked): Promise<AcceptOutcome> => {
    const { reservation, cohort, now } = locked
    const { status, state, residence } = reservation
    const lapsed = { kind: 'offer-lapsed', programHref: programHref(cohort.program.slug) } as const
    if (status === 'confirmed') return { kind: 'already-confirmed' }
    if (status === 'expired' && reservation.line_number !== null) return lapsed
    if (status !== 'offered') return { kind: 'not-offered' }
    if (hasLapsed(reservation.expires_at, now)) {
      await settleGroup(locked.transaction, cohort, now)
      return lapsed
    }
    if (hasStarted(cohort, now)) return { kind: 'group-closed', reason: 'started' }
    // Enrollment that editors closed since doesn't take back what was offered before.
    if (cohort.isCancelled || cohort.isWithdrawn) return { kind: 'group-closed', reason: 'closed' }
    if (!isEligible(cohort.program, { state, residence: residence ?? undefined })) {
      return refuseIneligible(cohort)
    }
    await takeSeat(locked, 'accepted')
    return { kind: 'confirmed' }
  })
}

async function takeSeat(
  { transaction, reservation, cohort, now }: LockedReservation,
  action: 'confirmed' | 'accepted',
): Promise<void> {
  const at = instantToText(now)
  await changeReservation(transaction, reservation.id, at, {
    status: 'confirmed',
    expires_at: null,
    confirmed_at: at,
    reminded_at: countAsReminder(cohort, now),
  })
  await recordEvent(transaction, {
    at,
    actor: VISITOR,
    action,
    cohortId: cohort.id,
    reservationId: reservation.id,
    mail: { kind: 'confirmed', detail: { sequence: reservation.calendar_sequence } },
  })
}
