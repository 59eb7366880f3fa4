import { runTransaction } from '../../database/join-transactions.ts'
import { isLockTimeout } from '../../database/recognize-error.ts'
import type { Database } from '../../database/tables.ts'
import type { Clock } from '../clock.ts'
import { CohortUnreadable } from '../cohort-rows.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import type { Undecided } from '../reserve-request.ts'
import type { SeatStore, SeatTransaction } from '../seat-store.ts'
import type { ReservationRow } from './change-reservation.ts'

export interface SeatContext {
  database: Database
  clock: Clock
  store: SeatStore
}

/** A group whose seats are this transaction's until it ends. */
export interface LockedGroup {
  transaction: SeatTransaction
  cohort: StoredCohort
  /** Asked after the lock was won: whoever waited past a deadline is too late. */
  now: Temporal.Instant
}

export interface LockedReservation extends LockedGroup {
  reservation: ReservationRow
}

/** A group was looked up that the database doesn't have. */
export class GroupMissing extends Error {
  override name = 'GroupMissing'
}

/** Runs work in one transaction that first locks the group. */
export async function withGroup<Outcome>(
  { database, clock, store }: SeatContext,
  cohortId: string,
  work: (locked: LockedGroup) => Promise<Outcome>,
): Promise<Outcome | Undecided> {
  return await answerUndecided(() =>
    runTransaction(database, async (transaction) => {
      const cohort = await store.lockCohort(transaction, cohortId)
      if (!cohort) throw new GroupMissing(`There is no group ${cohortId}`)
      return await work({ transaction, cohort, now: clock.now() })
    }),
  )
}

const MOVED = Symbol('moved')
const TRIES = 5

/**
 * Runs work on one reservation in a transaction that first locks its group. The reservation is
 * looked up before, outside, because a transaction that reads first can't be given the lock; if it
 * was moved to another group meanwhile, that one is locked instead.
 */
export async function withReservation<Outcome>(
  context: SeatContext,
  reservationId: string,
  work: (locked: LockedReservation) => Promise<Outcome>,
): Promise<Outcome | Undecided | { kind: 'reservation-unknown' }> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await context.database
      .selectFrom('reservations')
      .select('cohort_id')
      .where('id', '=', reservationId)
      .executeTakeFirst()
    if (!found) return { kind: 'reservation-unknown' }
    const outcome = await withGroup(context, found.cohort_id, async (locked) => {
      const reservation = await readReservation(locked.transaction, reservationId)
      if (reservation?.cohort_id !== found.cohort_id) return MOVED
      return await work({ ...locked, reservation })
    })
    if (outcome !== MOVED) return outcome
  }
  return { kind: 'busy' }
}

async function readReservation(
  transaction: SeatTransaction,
  id: string,
): Promise<ReservationRow | undefined> {
  return await transaction
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Turns the engine's lock timeout, or a damaged group, into an outcome. */
export async function answerUndecided<Outcome>(
  work: () => Promise<Outcome>,
): Promise<Outcome | Undecided> {
  try {
    return await work()
  } catch (error) {
    if (isLockTimeout(error)) return { kind: 'busy' }
    if (error instanceof CohortUnreadable) return { kind: 'cohort-unreadable' }
    throw error
  }
}
