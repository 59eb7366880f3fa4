import { forgetErased } from '../../database/forget-erased.ts'
import { instantToText } from '../clock.ts'
import { VISITOR } from '../events.ts'
import type { Undecided } from '../reserve-request.ts'
import type { SeatTransaction } from '../seat-store.ts'
import type { LinkRefusal } from '../store/links.ts'
import { recordEvent } from '../store/record-event.ts'
import type { LockedReservation, SeatContext } from '../store/seat-transaction.ts'
import { endReservation } from './cancel-seat.ts'
import { withLink } from './with-link.ts'

export type EraseOutcome = { kind: 'erased' } | LinkRefusal | Undecided

/**
 * Forgets who made the reservation: a seat is given up first (without a mail, since the address
 * goes too), then name, address and places are blanked, and links, unsent mail and stored answers
 * are deleted. The row itself stays, so that counts stay true.
 */
export async function eraseReservation(context: SeatContext, token: string): Promise<EraseOutcome> {
  const outcome = await withLink(context, token, (locked) => eraseLocked(locked, VISITOR))
  if (outcome.kind === 'erased') await forgetErased(context.database)
  return outcome
}

export async function eraseLocked(
  locked: LockedReservation,
  actor: string,
): Promise<{ kind: 'erased' }> {
  const { transaction, cohort, reservation, now } = locked
  await endReservation(locked, { actor, mail: null })
  await blankReservations(transaction, [reservation.id], instantToText(now))
  await recordEvent(transaction, {
    at: instantToText(now),
    actor,
    action: 'erased',
    cohortId: cohort.id,
    reservationId: reservation.id,
  })
  return { kind: 'erased' }
}

/** Blanks what says who, in every table. */
export async function blankReservations(
  transaction: Pick<SeatTransaction, 'updateTable' | 'deleteFrom'>,
  ids: readonly string[],
  at: string,
): Promise<void> {
  if (ids.length === 0) return
  const blank = { name: '', email: '', email_key: '', state: '', residence: null, marketing: 0 }
  await transaction
    .updateTable('reservations')
    .set({ ...blank, marketing: 0, erased_at: at, updated_at: at })
    .where('id', 'in', ids)
    .execute()
  for (const table of ['manage_links', 'status_handles', 'idempotency_keys', 'outbox'] as const) {
    await transaction.deleteFrom(table).where('reservation_id', 'in', ids).execute()
  }
}
