import type { Kysely } from 'kysely'
import { keepQuery } from '../../database/keep-query.ts'
import type { ReservationStatus, Tables } from '../../database/tables.ts'
import { instantToText } from '../clock.ts'
import { isLive, isLiveOrWaiting } from './live.ts'

const selectEarlier = keepQuery<
  { cohortId: string; emailKey: string; now: string },
  { id: string }
>((database, { cohortId, emailKey, now }) =>
  database
    .selectFrom('reservations')
    .select('id')
    .where('cohort_id', '=', cohortId)
    .where('email_key', '=', emailKey)
    .where((where) => isLiveOrWaiting(where, now))
    .limit(1)
    .compile(),
)

interface OwnPlace {
  id: string
  cohort_id: string
  status: ReservationStatus
}

const selectOwn = keepQuery<{ emailKey: string; now: string }, OwnPlace>(
  (database, { emailKey, now }) =>
    database
      .selectFrom('reservations')
      .select(['id', 'cohort_id', 'status'])
      .where('email_key', '=', emailKey)
      .where((where) =>
        where.or([
          isLive(where, now),
          where.and([
            where('status', '=', 'waitlisted'),
            where.exists(
              where
                .selectFrom('cohorts')
                .select('cohorts.id')
                .whereRef('cohorts.id', '=', 'reservations.cohort_id')
                .where('first_session_at', '>', now),
            ),
          ]),
        ]),
      )
      .orderBy('created_at', 'desc')
      .orderBy('id')
      .compile(),
)

/** The one reservation by which an address is already in a group: a seat or a place in line. */
export async function findEarlier(
  transaction: Kysely<Tables>,
  group: { cohortId: string; emailKey: string; now: string },
): Promise<{ id: string } | undefined> {
  const [earlier] = await selectEarlier(transaction, group)
  return earlier
}

/**
 * The seats that an address has, and its places in lines that still lead to one: none does once its
 * group has begun. In all groups; newest first.
 */
export async function listOwn(
  transaction: Kysely<Tables>,
  emailKey: string,
  now: string,
): Promise<OwnPlace[]> {
  return await selectOwn(transaction, { emailKey, now })
}

/** Whether a mail of this kind about this reservation was written within the last minutes. */
export async function wasMailedRecently(
  transaction: Kysely<Tables>,
  mail: { reservationId: string; kind: string; now: Temporal.Instant; minutes: number },
): Promise<boolean> {
  const since = instantToText(mail.now.subtract({ minutes: mail.minutes }))
  const found = await transaction
    .selectFrom('outbox')
    .select('id')
    .where('reservation_id', '=', mail.reservationId)
    .where('kind', '=', mail.kind)
    .where('created_at', '>', since)
    .executeTakeFirst()
  return found !== undefined
}
