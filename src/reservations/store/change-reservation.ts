import type { Kysely, Selectable, Updateable } from 'kysely'
import type { ReservationsTable, Tables } from '../../database/tables.ts'

export type ReservationRow = Selectable<ReservationsTable>

/** Changes one reservation. The caller holds the lock of its group. */
export async function changeReservation(
  transaction: Kysely<Tables>,
  id: string,
  at: string,
  changes: Updateable<ReservationsTable>,
): Promise<void> {
  await transaction
    .updateTable('reservations')
    .set({ ...changes, updated_at: at })
    .where('id', '=', id)
    .execute()
}
