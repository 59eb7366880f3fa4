import { type Insertable, PostgresAdapter, sql } from 'kysely'
import { canKeep, keepJoined, keepQuery } from '../../database/keep-query.ts'
import type {
  AuditTable,
  OutboxTable,
  ReservationsTable,
  StatusHandlesTable,
} from '../../database/tables.ts'
import type { SeatStore, SeatTransaction } from '../seat-store.ts'
import { recordEvent, type SeatEvent, toAuditRow, toMailRow } from './record-event.ts'

/** A reservation that is new, the event and mail of its making, and what its browser asks with. */
export interface Newcomer {
  reservation: Insertable<ReservationsTable>
  event: SeatEvent
  handle: Insertable<StatusHandlesTable>
}

export const insertHandle = keepQuery<Insertable<StatusHandlesTable>, unknown>((database, row) =>
  database.insertInto('status_handles').values(row).compile(),
)

// A type, not an interface: only types count as records.
type Rows = {
  reservation: Insertable<ReservationsTable>
  audit: Insertable<AuditTable>
  mail: Insertable<OutboxTable>
  handle: Insertable<StatusHandlesTable>
}

/** One way to PostgreSQL and back instead of four. SQLite knows no writing within a statement. */
const insertTogether = keepJoined<Rows, unknown>((database, { reservation, audit, mail, handle }) =>
  sql`with
    reservation as (${database.insertInto('reservations').values(reservation)}),
    event as (${database.insertInto('audit').values(audit)}),
    mail as (${database.insertInto('outbox').values(mail)})
    ${database.insertInto('status_handles').values(handle)}`.compile(database),
)

/** Writes all that belongs to a new reservation. The caller holds the lock of its group. */
export async function recordNewcomer(
  store: Pick<SeatStore, 'recordReservation'>,
  transaction: SeatTransaction,
  { reservation, event, handle }: Newcomer,
): Promise<void> {
  const isPostgres = transaction.getExecutor().adapter instanceof PostgresAdapter
  if (isPostgres && event.mail && canKeep(transaction)) {
    const audit = toAuditRow(event)
    const mail = toMailRow(event, event.mail, audit.id)
    await insertTogether(transaction, { reservation, audit, mail, handle })
    return
  }
  await store.recordReservation(transaction, reservation)
  await recordEvent(transaction, event)
  await insertHandle(transaction, handle)
}
