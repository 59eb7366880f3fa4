import type { Undecided } from '../reserve-request.ts'
import { findLink, type LinkRefusal } from '../store/links.ts'
import {
  type LockedReservation,
  type SeatContext,
  withReservation,
} from '../store/seat-transaction.ts'

/**
 * Runs work on the reservation that a manage link leads to, its group locked. Whoever was erased
 * has nothing left to manage: the link is then unknown.
 */
export async function withLink<Outcome>(
  context: SeatContext,
  token: string,
  work: (locked: LockedReservation) => Promise<Outcome>,
): Promise<Outcome | LinkRefusal | Undecided> {
  const link = await findLink(context.database, token, context.clock.now())
  if (link.kind !== 'found') return { kind: link.kind }
  const outcome = await withReservation(context, link.reservationId, async (locked) =>
    locked.reservation.erased_at === null ? await work(locked) : ERASED,
  )
  return isMissing(outcome) ? { kind: 'link-unknown' } : outcome
}

const ERASED = { kind: 'reservation-unknown' } as const

function isMissing(outcome: unknown): outcome is typeof ERASED {
  return (
    typeof outcome === 'object' &&
    outcome !== null &&
    'kind' in outcome &&
    outcome.kind === ERASED.kind
  )
}
