import { type ExpressionBuilder, type Insertable, sql, type Transaction } from 'kysely'
import { isLockTimeout } from '../database/recognise-error.ts'
import type {
  AuditTable,
  IdempotencyKeysTable,
  OutboxTable,
  ReservationsTable,
  Tables,
} from '../database/tables.ts'
import { rowToCohort } from './cohort-rows.ts'
import type { StoredCohort } from './cohort-rules.ts'

type SeatTransaction = Transaction<Tables>

/** Another transaction is writing the answer to the same idempotency key. */
export class IdempotencyKeyBusy extends Error {
  override name = 'IdempotencyKeyBusy'
}

/** The statements of a seat transaction. Each must run inside the transaction it is given. */
export interface SeatStore {
  /** Must be the first statement: from here on, this cohort's seats are this transaction's. */
  lockCohort(transaction: SeatTransaction, cohortId: string): Promise<StoredCohort | undefined>
  countLiveSeats(transaction: SeatTransaction, cohortId: string, now: string): Promise<number>
  findAnswer(
    transaction: SeatTransaction,
    route: string,
    key: string,
  ): Promise<{ fingerprint: string; status: number; body: string } | undefined>
  /** Throws IdempotencyKeyBusy, or the engine's unique violation if the key is taken. */
  recordAnswer(
    transaction: SeatTransaction,
    answer: Insertable<IdempotencyKeysTable>,
  ): Promise<void>
  recordReservation(
    transaction: SeatTransaction,
    rows: {
      reservation: Insertable<ReservationsTable>
      audit: Insertable<AuditTable>
      mail: Insertable<OutboxTable>
    },
  ): Promise<void>
}

export const seatStore: SeatStore = {
  async lockCohort(transaction, cohortId) {
    const row = await transaction
      .updateTable('cohorts')
      .set({ revision: sql<number>`revision + 1` })
      .where('id', '=', cohortId)
      .returningAll()
      .executeTakeFirst()
    return row && rowToCohort(row)
  },

  async countLiveSeats(transaction, cohortId, now) {
    const { live } = await transaction
      .selectFrom('reservations')
      .select(countRows)
      .where('cohort_id', '=', cohortId)
      .where((where) => isLive(where, now))
      .executeTakeFirstOrThrow()
    return live
  },

  findAnswer(transaction, route, key) {
    return transaction
      .selectFrom('idempotency_keys')
      .select(['fingerprint', 'status', 'body'])
      .where('route', '=', route)
      .where('key', '=', key)
      .executeTakeFirst()
  },

  async recordAnswer(transaction, answer) {
    try {
      await transaction.insertInto('idempotency_keys').values(answer).execute()
    } catch (cause) {
      if (isLockTimeout(cause)) throw new IdempotencyKeyBusy('The key is in use', { cause })
      throw cause
    }
  },

  async recordReservation(transaction, { reservation, audit, mail }) {
    await transaction.insertInto('reservations').values(reservation).execute()
    await transaction.insertInto('audit').values(audit).execute()
    await transaction.insertInto('outbox').values(mail).execute()
  },
}

/** A whole number on both engines: PostgreSQL's own count comes back as text. */
export const countRows = sql<number>`cast(count(*) as integer)`.as('live')

/**
 * Which reservations take a seat: confirmed ones, and holds and offers until they lapse. At the
 * very instant of `expires_at` the seat is free again.
 */
export function isLive(where: ExpressionBuilder<Tables, 'reservations'>, now: string) {
  return where.or([
    where('status', '=', 'confirmed'),
    where.and([where('status', 'in', ['held', 'offered']), where('expires_at', '>', now)]),
  ])
}
