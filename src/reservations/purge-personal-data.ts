import type { Kysely } from 'kysely'
import { forgetErased } from '../database/forget-erased.ts'
import type { Database, Tables } from '../database/tables.ts'
import { type Clock, instantToText, isInstantText } from './clock.ts'
import { readSettings } from './store/settings-row.ts'
import { blankReservations } from './use-cases/erase-reservation.ts'

/** Hours for which a repeated request gets the first answer (IETF idempotency key draft). */
const REPLAYED_HOURS = 24
/** Days for which a delivered mail's row is kept; it never holds the text. */
const SENT_DAYS = 7
/** Days for which staff can see what could not be delivered. */
const DEAD_DAYS = 30
/** Days for which an expired link still explains itself. */
const EXPIRED_LINK_DAYS = 30
/** Days for which a page can ask how its hold fared. */
const HANDLE_DAYS = 7
/** Reservations blanked in one statement: engines bound the number of parameters. */
const BATCH = 500

/**
 * Erases who reserved, once a group is long over (settings say how many days), and sooner what was
 * needed only for a while: stored answers, delivered mail, old links. Reservations stay without a
 * name, so that counts remain true. On SQLite nothing of it is left in the files either. Returns
 * how many reservations were erased.
 */
export async function purgePersonalData({
  database,
  clock,
}: {
  database: Database
  clock: Clock
}): Promise<number> {
  const now = clock.now()
  const { retentionDays } = await readSettings(database)
  const before = (hours: number) => instantToText(now.subtract({ hours }))
  await deleteOld(database, before)
  const erased = await blankEnded(database, {
    endedBefore: before(retentionDays * 24),
    at: instantToText(now),
  })
  // Also when nothing was: an earlier purge may have met a reader and left the log behind.
  await forgetErased(database)
  return erased
}

async function deleteOld(database: Kysely<Tables>, before: (hours: number) => string) {
  await database
    .deleteFrom('idempotency_keys')
    .where('created_at', '<', before(REPLAYED_HOURS))
    .execute()
  await database
    .deleteFrom('status_handles')
    .where('created_at', '<', before(HANDLE_DAYS * 24))
    .execute()
  await database
    .deleteFrom('outbox')
    .where('status', '=', 'sent')
    .where('sent_at', '<', before(SENT_DAYS * 24))
    .execute()
  await database
    .deleteFrom('outbox')
    .where('status', '=', 'dead')
    .where('created_at', '<', before(DEAD_DAYS * 24))
    .execute()
  await database
    .deleteFrom('manage_links')
    .where('expires_at', '<', before(EXPIRED_LINK_DAYS * 24))
    .execute()
  await database.deleteFrom('staff_links').where('expires_at', '<', before(24)).execute()
  await database.deleteFrom('staff_sessions').where('expires_at', '<', before(24)).execute()
}

/**
 * Groups whose people are to be erased. Where the end of a group is stored damaged, nobody is erased
 * by a guess: that can't be taken back.
 */
export async function listEnded(database: Database, endedBefore: string): Promise<string[]> {
  const ended = await database
    .selectFrom('cohorts')
    .select(['id', 'last_session_at'])
    .where('last_session_at', '<', endedBefore)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reservations')
          .select('reservations.id')
          .whereRef('reservations.cohort_id', '=', 'cohorts.id')
          .where('reservations.erased_at', 'is', null),
      ),
    )
    .execute()
  return ended.filter(({ last_session_at }) => isInstantText(last_session_at)).map(({ id }) => id)
}

async function blankEnded(
  database: Database,
  { endedBefore, at }: { endedBefore: string; at: string },
): Promise<number> {
  let erased = 0
  for (const cohortId of await listEnded(database, endedBefore)) {
    erased += await blankGroup(database, cohortId, at)
  }
  return erased
}

async function blankGroup(database: Database, cohortId: string, at: string): Promise<number> {
  let erased = 0
  for (;;) {
    const ended = await database
      .selectFrom('reservations')
      .select('id')
      .where('erased_at', 'is', null)
      .where('cohort_id', '=', cohortId)
      .limit(BATCH)
      .execute()
    if (ended.length === 0) return erased
    const ids = ended.map(({ id }) => id)
    await database.transaction().execute((transaction) => blankReservations(transaction, ids, at))
    erased += ids.length
  }
}
