import { instantToText } from '../clock.ts'
import { isEligible } from '../eligibility.ts'
import { VISITOR } from '../events.ts'
import type { NotEligible, Undecided } from '../reserve-request.ts'
import { hasLapsed } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import type { LinkRefusal } from '../store/links.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { refuseIneligible } from './find-refusal.ts'
import { withLink } from './with-link.ts'

export type ChangeLocationOutcome =
  | { kind: 'location-changed' }
  /** The reservation was over before. */
  | { kind: 'already-over' }
  /** Nothing is stored: the seat stays as it is until its holder cancels. */
  | NotEligible
  | LinkRefusal
  | Undecided

/** Says anew where the visitor will be during sessions, as the reminder asks. */
export async function changeLocation(
  context: SeatContext,
  token: string,
  state: string,
): Promise<ChangeLocationOutcome> {
  return await withLink(context, token, async (locked): Promise<ChangeLocationOutcome> => {
    const { transaction, cohort, reservation, now } = locked
    const { status, expires_at } = reservation
    const isOver = status === 'cancelled' || status === 'expired' || hasLapsed(expires_at, now)
    if (isOver) return { kind: 'already-over' }
    const residence = reservation.residence ?? undefined
    if (!isEligible(cohort.program, { state, residence })) return refuseIneligible(cohort)
    if (reservation.state === state) return { kind: 'location-changed' }
    const at = instantToText(now)
    await changeReservation(transaction, reservation.id, at, { state })
    await recordEvent(transaction, {
      at,
      actor: VISITOR,
      action: 'location-changed',
      cohortId: cohort.id,
      reservationId: reservation.id,
    })
    return { kind: 'location-changed' }
  })
}
