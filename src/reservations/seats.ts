import type { Database } from '../database/tables.ts'
import type { CohortAvailability } from './availability.ts'
import { type Clock, systemClock } from './clock.ts'
import type { CohortRules } from './cohort-rules.ts'
import { findAvailability, listAvailability } from './list-availability.ts'
import { purgePersonalData } from './purge-personal-data.ts'
import { replaceCohortRules } from './replace-cohort-rules.ts'
import type { ReserveOutcome, ReserveRequest } from './reserve-request.ts'
import { reserveSeat } from './reserve-seat.ts'
import { type SeatStore, seatStore } from './seat-store.ts'

export type { CohortRules } from './cohort-rules.ts'

/** Everything the rest of the site may ask about seats. */
export interface Seats {
  /** The published groups of a program, soonest start first. */
  listAvailability(programId: string): Promise<CohortAvailability[]>
  findAvailability(cohortId: string): Promise<CohortAvailability | undefined>
  /** Takes a seat, once per idempotency key. A refusal stores nothing. */
  reserveSeat(request: ReserveRequest): Promise<ReserveOutcome>
  /**
   * Called by the publisher with all published groups; groups left out are closed. `keep` has the
   * ids of groups whose documents are broken at the moment: they stay exactly as they are.
   */
  replaceCohortRules(published: readonly CohortRules[], keep?: readonly string[]): Promise<void>
  /** Erases personal data that is no longer needed; returns how many reservations it touched. */
  purgePersonalData(): Promise<number>
}

export interface SeatsOptions {
  database: Database
  clock?: Clock
  store?: SeatStore
}

export function createSeats({
  database,
  clock = systemClock,
  store = seatStore,
}: SeatsOptions): Seats {
  return {
    listAvailability: (programId) => listAvailability({ database, clock }, programId),
    findAvailability: (cohortId) => findAvailability({ database, clock }, cohortId),
    reserveSeat: (request) => reserveSeat({ database, clock, store }, request),
    replaceCohortRules: (published, keep) => replaceCohortRules(database, published, keep),
    purgePersonalData: () => purgePersonalData({ database, clock }),
  }
}
