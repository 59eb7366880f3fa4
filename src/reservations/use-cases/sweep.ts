import { instantToText } from '../clock.ts'
import { SYSTEM } from '../events.ts'
import { countAsReminder, REMIND_HOURS } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import { countRows } from '../store/live.ts'
import { recordEvent } from '../store/record-event.ts'
import { type LockedGroup, type SeatContext, withGroup } from '../store/seat-transaction.ts'
import { settleGroup } from '../store/settle-group.ts'

/**
 * Does what time alone brings about: lapsed holds and offers end, free seats are offered on,
 * reminders are written. Each group in a transaction of its own; a group that is busy waits for
 * the next sweep. Returns how many reservations changed.
 */
export async function sweepSeats(context: SeatContext): Promise<number> {
  let changed = 0
  for (const cohortId of await listUnsettled(context)) {
    const settled = await withGroup(context, cohortId, async ({ transaction, cohort, now }) => ({
      kind: 'settled' as const,
      changed: await settleGroup(transaction, cohort, now),
    }))
    if (settled.kind === 'settled') changed += settled.changed
  }
  for (const cohortId of await listToRemind(context)) {
    const reminded = await withGroup(context, cohortId, async (locked) => ({
      kind: 'reminded' as const,
      changed: await remind(locked),
    }))
    if (reminded.kind === 'reminded') changed += reminded.changed
  }
  return changed
}

/** Groups with something lapsed, or with people in line and a seat that may be theirs. */
async function listUnsettled({ database, clock }: SeatContext): Promise<string[]> {
  const now = instantToText(clock.now())
  const lapsed = await database
    .selectFrom('reservations')
    .select('cohort_id')
    .distinct()
    .where('status', 'in', ['held', 'offered'])
    .where('expires_at', '<=', now)
    .execute()
  const waiting = await database
    .selectFrom('cohorts')
    .select('cohorts.id as cohort_id')
    .where('first_session_at', '>', now)
    .where('withdrawn', '=', 0)
    .where('cancelled_at', 'is', null)
    .where('enrolment', '=', 'open')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reservations')
          .select('reservations.id')
          .whereRef('reservations.cohort_id', '=', 'cohorts.id')
          .where('reservations.status', '=', 'waitlisted'),
      ),
    )
    .where(({ eb, selectFrom }) =>
      eb(
        'capacity',
        '>',
        selectFrom('reservations')
          .select(countRows)
          .whereRef('reservations.cohort_id', '=', 'cohorts.id')
          .where('reservations.status', 'in', ['held', 'offered', 'confirmed']),
      ),
    )
    .execute()
  return [...new Set([...lapsed, ...waiting].map(({ cohort_id }) => cohort_id))].toSorted()
}

/** Groups that start within a day and have someone who hasn't been reminded. */
async function listToRemind({ database, clock }: SeatContext): Promise<string[]> {
  const now = clock.now()
  const groups = await database
    .selectFrom('cohorts')
    .innerJoin('reservations', 'reservations.cohort_id', 'cohorts.id')
    .select('cohorts.id')
    .distinct()
    .where('first_session_at', '>', instantToText(now))
    .where('cancelled_at', 'is', null)
    .where('status', '=', 'confirmed')
    .where('reminded_at', 'is', null)
    .where('erased_at', 'is', null)
    .where('first_session_at', '<=', instantToText(now.add({ hours: REMIND_HOURS })))
    .orderBy('cohorts.id')
    .execute()
  return groups.map(({ id }) => id)
}

async function remind({ transaction, cohort, now }: LockedGroup): Promise<number> {
  // A change of the group's time may have come first.
  if (cohort.isCancelled || countAsReminder(cohort, now) === null) return 0
  const at = instantToText(now)
  const due = await transaction
    .selectFrom('reservations')
    .select('id')
    .where('cohort_id', '=', cohort.id)
    .where('status', '=', 'confirmed')
    .where('reminded_at', 'is', null)
    .where('erased_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of due) {
    await changeReservation(transaction, id, at, { reminded_at: at })
    await recordEvent(transaction, {
      at,
      actor: SYSTEM,
      action: 'reminded',
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind: 'reminder' },
    })
  }
  return due.length
}
