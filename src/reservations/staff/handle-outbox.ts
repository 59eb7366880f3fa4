import { instantToText } from '../clock.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { type MailEntry, selectMail } from './view-reservation.ts'

const MOST_SHOWN = 200

/** Mail that could not be delivered, and mail that still waits. */
export async function listUndelivered(
  { database, clock }: SeatContext,
  actor: string,
): Promise<{ dead: MailEntry[]; waiting: MailEntry[] }> {
  await recordEvent(database, { at: instantToText(clock.now()), actor, action: 'viewed-outbox' })
  const list = (statuses: ('dead' | 'pending' | 'sending')[]) =>
    selectMail(database)
      .where('status', 'in', statuses)
      .orderBy('created_at', 'desc')
      .limit(MOST_SHOWN)
      .execute()
  return { dead: await list(['dead']), waiting: await list(['pending', 'sending']) }
}

export type RetryMailOutcome = { kind: 'retried' } | { kind: 'mail-unknown' }

/** Gives up on giving up: a dead mail is tried again from the start, under the same Message-ID. */
export async function retryMail(
  { database, clock }: SeatContext,
  actor: string,
  id: string,
): Promise<RetryMailOutcome> {
  return await database.transaction().execute(async (transaction): Promise<RetryMailOutcome> => {
    const at = instantToText(clock.now())
    const mail = await transaction
      .updateTable('outbox')
      .set({ status: 'pending', attempts: 0, deliver_after: at, last_error: null })
      .where('id', '=', id)
      .where('status', '=', 'dead')
      .returning(['reservation_id'])
      .executeTakeFirst()
    if (!mail) return { kind: 'mail-unknown' }
    const reservationId = mail.reservation_id ?? undefined
    await recordEvent(transaction, { at, actor, action: 'mail-retried', reservationId })
    return { kind: 'retried' }
  })
}
