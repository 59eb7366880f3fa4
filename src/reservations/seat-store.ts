import { type Insertable, type Selectable, sql, type Transaction } from 'kysely'
import { keepQuery } from '../database/keep-query.ts'
import { isLockTimeout } from '../database/recognize-error.ts'
import type {
  CohortsTable,
  IdempotencyKeysTable,
  ReservationsTable,
  Tables,
} from '../database/tables.ts'
import { rowToCohort } from './cohort-rows.ts'
import type { StoredCohort } from './cohort-rules.ts'
import { countSeatsOf, type GroupCount } from './store/live.ts'

export type SeatTransaction = Transaction<Tables>

/** Another transaction is writing the answer to the same idempotency key. */
export class IdempotencyKeyBusy extends Error {
  override name = 'IdempotencyKeyBusy'
}

/** The statements that decide about a seat. Each must run inside the transaction it is given. */
export interface SeatStore {
  /**
   * Must be the first statement: from here on, this cohort's seats are this transaction's. Throws
   * CohortUnreadable for a damaged one, which is locked nonetheless.
   */
  lockCohort(transaction: SeatTransaction, cohortId: string): Promise<StoredCohort | undefined>
  countSeats(transaction: SeatTransaction, cohort: StoredCohort, now: string): Promise<GroupCount>
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

const lockRow = keepQuery<{ id: string }, Selectable<CohortsTable>>((database, { id }) =>
  database
    .updateTable('cohorts')
    .set({ revision: sql<number>`revision + 1` })
    .where('id', '=', id)
    .returningAll()
    .compile(),
)

const selectAnswer = keepQuery<
  { route: string; key: string },
  Pick<Selectable<IdempotencyKeysTable>, 'route' | 'key' | 'fingerprint' | 'status' | 'body'>
>((database, { route, key }) =>
  database
    .selectFrom('idempotency_keys')
    .select(['route', 'key', 'fingerprint', 'status', 'body'])
    .where('route', '=', route)
    .where('key', '=', key)
    .compile(),
)

const insertAnswer = keepQuery<Insertable<IdempotencyKeysTable>, unknown>((database, answer) =>
  database.insertInto('idempotency_keys').values(answer).compile(),
)

const insertReservation = keepQuery<Insertable<ReservationsTable>, unknown>((database, row) =>
  database.insertInto('reservations').values(row).compile(),
)

export const seatStore: SeatStore = {
  async lockCohort(transaction, cohortId) {
    const [row] = await lockRow(transaction, { id: cohortId })
    return row && rowToCohort(row)
  },

  async countSeats(transaction, cohort, now) {
    return await countSeatsOf(transaction, cohort, now)
  },

  async findAnswer(transaction, route, key) {
    const [answer] = await selectAnswer(transaction, { route, key })
    return answer
  },

  async recordAnswer(transaction, answer) {
    try {
      await insertAnswer(transaction, answer)
    } catch (cause) {
      if (isLockTimeout(cause)) throw new IdempotencyKeyBusy('The key is in use', { cause })
      throw cause
    }
  },

  async recordReservation(transaction, reservation) {
    await insertReservation(transaction, reservation)
  },
}
