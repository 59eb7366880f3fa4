import { instantToText } from '../clock.ts'
import { VISITOR } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import type { Busy } from '../reserve-request.ts'
import { wasMailedRecently } from '../store/earlier.ts'
import { findLink } from '../store/links.ts'
import { recordEvent } from '../store/record-event.ts'
import { type SeatContext, withReservation } from '../store/seat-transaction.ts'

/** Minutes between two fresh links for the same reservation. */
const LINK_EVERY_MINUTES = 10
/** More reservations of one address than anybody has. */
const MAX_LINKS = 10

/** The one answer, whether or not anything was found: it must not say who has a reservation. */
export type LinkRequested = { kind: 'link-requested' }

/** Mails a fresh link for the reservation that an expired or used link belonged to. */
export async function renewLink(
  context: SeatContext,
  token: string,
): Promise<LinkRequested | Busy> {
  const link = await findLink(context.database, token, context.clock.now())
  if (link.kind === 'link-unknown') return { kind: 'link-requested' }
  return await mailLink(context, link.reservationId)
}

/** Mails fresh links for every reservation of an address whose group is not over. */
export async function requestLinks(
  context: SeatContext,
  email: string,
): Promise<LinkRequested | Busy> {
  const now = instantToText(context.clock.now())
  const found = await context.database
    .selectFrom('reservations')
    .innerJoin('cohorts', 'cohorts.id', 'reservations.cohort_id')
    .select('reservations.id')
    .where('email_key', '=', normalizeEmail(email))
    .where('erased_at', 'is', null)
    .where('last_session_at', '>', now)
    .where('status', 'not in', ['cancelled', 'expired'])
    .orderBy('reservations.created_at', 'desc')
    .limit(MAX_LINKS)
    .execute()
  for (const { id } of found) {
    const outcome = await mailLink(context, id)
    if (outcome.kind === 'busy') return outcome
  }
  return { kind: 'link-requested' }
}

async function mailLink(context: SeatContext, id: string): Promise<LinkRequested | Busy> {
  const outcome = await withReservation(context, id, async (locked): Promise<LinkRequested> => {
    const { transaction, cohort, reservation, now } = locked
    const kind = 'fresh-link'
    const mail = { reservationId: id, kind, now, minutes: LINK_EVERY_MINUTES }
    const isOver = reservation.erased_at !== null
    if (isOver || (await wasMailedRecently(transaction, mail))) return { kind: 'link-requested' }
    await recordEvent(transaction, {
      at: instantToText(now),
      actor: VISITOR,
      action: 'link-requested',
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind },
    })
    return { kind: 'link-requested' }
  })
  return outcome.kind === 'busy' ? outcome : { kind: 'link-requested' }
}
