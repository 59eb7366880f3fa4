import { type Insertable, sql, type Transaction } from 'kysely'
import { isLockTimeout } from '../database/recognise-error.ts'
import type { IdempotencyKeysTable, ReservationsTable, Tables } from '../database/tables.ts'
import type { SeatCount } from './availability.ts'
import { rowToCohort } from './cohort-rows.ts'
import type { StoredCohort } from './cohort-rules.ts'
import { countSeats } from './store/live.ts'

export type SeatTransaction = Transaction<Tables>

/** Another transaction is writing the answer to the same idempotency key. */
export class IdempotencyKeyBusy extends Error {
  override name = 'IdempotencyKeyBusy'
}

/** The statements that decide about a seat. Each must run inside the transaction it is given. */
export interface SeatStore {
  /** Must be the first statement: from here on, this cohort's seats are this transaction's. */
  lockCohort(transaction: SeatTransaction, cohortId: string): Promise<StoredCohort | undefined>
  countSeats(transaction: SeatTransaction, cohort: StoredCohort, now: string): Promise<SeatCount>
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
    reservation: Insertable<ReservationsTable>,
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

  async countSeats(transaction, cohort, now) {
    const counts = await countSeats(transaction, [cohort], now)
    return counts.get(cohort.id) ?? { live: 0, waiting: 0 }
  },

  findAnswer(transaction, route, key) {
    return transaction
      .selectFrom('idempotency_keys')
      .select(['route', 'key', 'fingerprint', 'status', 'body'])
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

  async recordReservation(transaction, reservation) {
    await transaction.insertInto('reservations').values(reservation).execute()
  },
}
