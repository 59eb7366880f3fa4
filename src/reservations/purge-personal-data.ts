import { forgetErased } from '../database/forget-erased.ts'
import type { Database } from '../database/tables.ts'
import { type Clock, instantToText } from './clock.ts'

/** Days after a group's last session until nobody's name is kept. The consent text says so too. */
const KEPT_DAYS = 90
/** Hours for which a repeated request gets the first answer (IETF idempotency key draft). */
const REPLAYED_HOURS = 24

/**
 * Erases who reserved, once a group is long over, and old idempotency rows. The reservation itself
 * stays without a name, so that counts remain true. On SQLite nothing of it is left in the files
 * either. Returns how many reservations were erased.
 */
export async function purgePersonalData({
  database,
  clock,
}: {
  database: Database
  clock: Clock
}): Promise<number> {
  const now = clock.now()
  const endedBefore = instantToText(now.subtract({ hours: KEPT_DAYS * 24 }))
  const answeredBefore = instantToText(now.subtract({ hours: REPLAYED_HOURS }))
  await database.deleteFrom('idempotency_keys').where('created_at', '<', answeredBefore).execute()
  const erased = await database
    .updateTable('reservations')
    .set({ name: '', email: '', email_key: '', state: '', updated_at: instantToText(now) })
    .where('name', '<>', '')
    .where('cohort_id', 'in', (cohorts) =>
      cohorts.selectFrom('cohorts').select('id').where('last_session_at', '<', endedBefore),
    )
    .executeTakeFirst()
  // Also when nothing was: an earlier purge may have met a reader and left the log behind.
  await forgetErased(database)
  return Number(erased.numUpdatedRows)
}
