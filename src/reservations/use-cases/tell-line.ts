import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { instantToText } from '../clock.ts'
import { SYSTEM } from '../events.ts'
import { LINE_NEWS_HOURS } from '../rules/deadlines.ts'
import { recordEvent } from '../store/record-event.ts'
import type { LockedGroup, SeatContext } from '../store/seat-transaction.ts'

const ACTION = 'line-ended'

/** Groups that have begun without someone in line who hasn't been told so. */
export async function listLinesToTell({ database, clock }: SeatContext): Promise<string[]> {
  const groups = await selectUntold(database, clock.now())
    .select('cohorts.id')
    .distinct()
    .orderBy('cohorts.id')
    .execute()
  return groups.map(({ id }) => id)
}

/** Tells those in line that the group has begun. They keep their places: new dates may follow. */
export async function tellLine({ transaction, cohort, now }: LockedGroup): Promise<number> {
  const untold = await selectUntold(transaction, now)
    .select('reservations.id')
    .where('cohorts.id', '=', cohort.id)
    .orderBy('line_number')
    .execute()
  for (const { id } of untold) {
    await recordEvent(transaction, {
      at: instantToText(now),
      actor: SYSTEM,
      action: ACTION,
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind: ACTION },
    })
  }
  return untold.length
}

/** Who was told of an earlier first session is in line again since the group was given new dates. */
function selectUntold(database: Kysely<Tables>, now: Temporal.Instant) {
  const oldest = now.subtract({ hours: LINE_NEWS_HOURS })
  return (
    database
      .selectFrom('cohorts')
      // SQLite keeps to this order: few groups begin within a day, many people have ever waited.
      .crossJoin('reservations')
      .whereRef('reservations.cohort_id', '=', 'cohorts.id')
      .where('first_session_at', '<=', instantToText(now))
      .where('first_session_at', '>', instantToText(oldest))
      .where('cancelled_at', 'is', null)
      .where('status', '=', 'waitlisted')
      .where('erased_at', 'is', null)
      .where(({ exists, not, selectFrom }) =>
        not(
          exists(
            selectFrom('audit')
              .select('audit.id')
              .whereRef('audit.reservation_id', '=', 'reservations.id')
              .whereRef('audit.at', '>=', 'cohorts.first_session_at')
              .where('audit.action', '=', ACTION),
          ),
        ),
      )
  )
}
