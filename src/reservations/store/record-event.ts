import { randomUUID } from 'node:crypto'
import type { Insertable, Kysely } from 'kysely'
import { keepQuery } from '../../database/keep-query.ts'
import type { AuditTable, OutboxTable, Tables } from '../../database/tables.ts'
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

const insertAudit = keepQuery<Insertable<AuditTable>, unknown>((database, row) =>
  database.insertInto('audit').values(row).compile(),
)

const insertMail = keepQuery<Insertable<OutboxTable>, unknown>((database, row) =>
  database.insertInto('outbox').values(row).compile(),
)

/**
 * Writes what happened and, if someone is to be told, the mail about it. Both belong to the
 * transaction of the change itself, so that neither exists without the other.
 */
export async function recordEvent(transaction: Kysely<Tables>, event: SeatEvent): Promise<void> {
  const audit = toAuditRow(event)
  await insertAudit(transaction, audit)
  if (event.mail) await insertMail(transaction, toMailRow(event, event.mail, audit.id))
}

export function toAuditRow(event: SeatEvent): Insertable<AuditTable> {
  return {
    id: randomUUID(),
    at: event.at,
    actor: event.actor,
    action: event.action,
    cohort_id: event.cohortId ?? '',
    reservation_id: event.reservationId ?? '',
    detail: event.detail ? JSON.stringify(event.detail) : null,
  }
}

export function toMailRow(
  { at, reservationId }: SeatEvent,
  { kind, detail = {}, recipient }: EventMail,
  auditId: string,
): Insertable<OutboxTable> {
  return {
    id: randomUUID(),
    kind,
    reservation_id: reservationId ?? null,
    recipient: recipient ?? null,
    detail: JSON.stringify(detail),
    audit_id: auditId,
    status: 'pending',
    attempts: 0,
    deliver_after: at,
    lease_id: null,
    lease_until: null,
    last_error: null,
    sent_at: null,
    created_at: at,
  }
}
