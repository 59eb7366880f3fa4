import { rowToCohort } from '../../src/reservations/cohort-rows.ts'
import { type SeatStore, seatStore } from '../../src/reservations/seat-store.ts'

/** The control: reads the cohort where the real store updates it, so nobody waits. */
export const unlockedStore: SeatStore = {
  ...seatStore,
  async lockCohort(transaction, cohortId) {
    const row = await transaction
      .selectFrom('cohorts')
      .selectAll()
      .where('id', '=', cohortId)
      .executeTakeFirst()
    return row && rowToCohort(row)
  },
}
