import { randomUUID } from 'node:crypto'
import type { ExpressionBuilder, Selectable } from 'kysely'
import type { Database, OutboxTable, Tables } from '../database/tables.ts'
import { instantToText } from '../reservations/clock.ts'

export type OutboxMail = Selectable<OutboxTable>

/**
 * Minutes for which a mail belongs to the server that took it. Far longer than a delivery may take,
 * so that no second server sends it meanwhile; after that the first one is taken to be dead.
 */
export const LEASE_MINUTES = 5

/** Takes up to `limit` due mails for delivery. Two servers never take the same one. */
export async function claimMail(
  database: Database,
  now: Temporal.Instant,
  limit: number,
): Promise<OutboxMail[]> {
  const at = instantToText(now)
  const due = await database
    .selectFrom('outbox')
    .select('id')
    .where((where) => isDue(where, at))
    .orderBy('deliver_after')
    .orderBy('id')
    .limit(limit)
    .execute()
  if (due.length === 0) return []
  const claimed = await database
    .updateTable('outbox')
    .set(({ eb }) => ({
      status: 'sending',
      attempts: eb('attempts', '+', 1),
      lease_id: randomUUID(),
      lease_until: instantToText(now.add({ minutes: LEASE_MINUTES })),
    }))
    .where(
      'id',
      'in',
      due.map(({ id }) => id),
    )
    // Asked again with the row locked: another server may have taken it since.
    .where((where) => isDue(where, at))
    .returningAll()
    .execute()
  return claimed.toSorted((a, b) => (a.deliver_after < b.deliver_after ? -1 : 1))
}

function isDue(where: ExpressionBuilder<Tables, 'outbox'>, at: string) {
  return where.or([
    where.and([where('status', '=', 'pending'), where('deliver_after', '<=', at)]),
    where.and([where('status', '=', 'sending'), where('lease_until', '<=', at)]),
  ])
}

/** What became of a delivery. `reason` is a code, never an address. */
export type Delivery =
  | { kind: 'sent' }
  | { kind: 'later'; deliverAfter: Temporal.Instant; reason: string }
  | { kind: 'dead'; reason: string }

/** Writes the end of a delivery, unless the lease has run out and the mail is another server's. */
export async function recordDelivery(
  database: Database,
  mail: Pick<OutboxMail, 'id' | 'lease_id'>,
  now: Temporal.Instant,
  delivery: Delivery,
): Promise<void> {
  const free = { lease_id: null, lease_until: null }
  const changes = {
    sent: { status: 'sent', sent_at: instantToText(now), last_error: null },
    later: { status: 'pending' },
    dead: { status: 'dead' },
  } as const
  await database
    .updateTable('outbox')
    .set({
      ...free,
      ...changes[delivery.kind],
      ...(delivery.kind === 'later' ? { deliver_after: instantToText(delivery.deliverAfter) } : {}),
      ...(delivery.kind === 'sent' ? {} : { last_error: delivery.reason }),
    })
    .where('id', '=', mail.id)
    .where('lease_id', '=', mail.lease_id)
    .execute()
}
