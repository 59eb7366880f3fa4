import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import type { EventAction } from '../events.ts'
import type { MailKind } from '../mail-kinds.ts'

export interface SeatEvent {
  /** UTC text. */
  at: string
  actor: string
  action: EventAction
  cohortId?: string | undefined
  reservationId?: string | undefined
  /** Facts without personal data. */
  detail?: Record<string, string | number> | undefined
  mail?: EventMail | undefined
}

export interface EventMail {
  kind: MailKind
  /** What the mail must say that may be different by the time it is sent. */
  detail?: Record<string, string | number> | undefined
  /** For mail to staff. Everybody else is reached through the reservation. */
  recipient?: string | undefined
}

/**
 * Writes what happened and, if someone is to be told, the mail about it. Both belong to the
 * transaction of the change itself, so that neither exists without the other.
 */
export async function recordEvent(transaction: Kysely<Tables>, event: SeatEvent): Promise<void> {
  const auditId = randomUUID()
  await transaction
    .insertInto('audit')
    .values({
      id: auditId,
      at: event.at,
      actor: event.actor,
      action: event.action,
      cohort_id: event.cohortId ?? '',
      reservation_id: event.reservationId ?? '',
      detail: event.detail ? JSON.stringify(event.detail) : null,
    })
    .execute()
  if (!event.mail) return
  const { kind, detail = {}, recipient } = event.mail
  await transaction
    .insertInto('outbox')
    .values({
      id: randomUUID(),
      kind,
      reservation_id: event.reservationId ?? null,
      recipient: recipient ?? null,
      detail: JSON.stringify(detail),
      audit_id: auditId,
      status: 'pending',
      attempts: 0,
      deliver_after: event.at,
      lease_id: null,
      lease_until: null,
      last_error: null,
      sent_at: null,
      created_at: event.at,
    })
    .execute()
}
