import { takesPeople } from '../availability.ts'
import { instantToText } from '../clock.ts'
import { type CohortRow, CohortUnreadable, readCohorts } from '../cohort-rows.ts'
import { SYSTEM } from '../events.ts'
import { countAsReminder, REMIND_HOURS } from '../rules/deadlines.ts'
import { changeReservation } from '../store/change-reservation.ts'
import { countRows, countSeats } from '../store/live.ts'
import { recordEvent } from '../store/record-event.ts'
import { type LockedGroup, type SeatContext, withGroup } from '../store/seat-transaction.ts'
import { settleGroup } from '../store/settle-group.ts'
import { listLinesToTell, tellLine } from './tell-line.ts'

/** Groups that could not be swept, each with the reason; all the others were. */
export class SweepIncomplete extends Error {
  override name = 'SweepIncomplete'
  readonly faults: readonly GroupFault[]

  constructor(faults: readonly GroupFault[]) {
    const ids = faults.map(({ cohortId }) => cohortId).join(', ')
    super(`These groups could not be swept: ${ids}`, { cause: faults[0]?.error })
    this.faults = faults
  }
}

export interface GroupFault {
  cohortId: string
  error: unknown
}

/**
 * Does what time alone brings about: lapsed holds and offers end, free seats are offered on,
 * reminders are written, and those still in line are told when the group has begun. Each group in
 * a transaction of its own; a group that is busy waits for the next sweep. Returns how many
 * reservations that was.
 * @throws SweepIncomplete when all groups have had their turn and some of them failed
 */
export async function sweepSeats(context: SeatContext): Promise<number> {
  const faults: GroupFault[] = []
  const sweepEach = async (
    cohortIds: readonly string[],
    work: (locked: LockedGroup) => Promise<number>,
  ): Promise<number> => {
    let changed = 0
    for (const cohortId of cohortIds) {
      try {
        const outcome = await withGroup(context, cohortId, async (locked) => ({
          kind: 'swept' as const,
          changed: await work(locked),
        }))
        if (outcome.kind === 'swept') changed += outcome.changed
        if (outcome.kind === 'cohort-unreadable') {
          faults.push({ cohortId, error: new CohortUnreadable(cohortId) })
        }
      } catch (error) {
        faults.push({ cohortId, error })
      }
    }
    return changed
  }
  const settled = await sweepEach(await listUnsettled(context), ({ transaction, cohort, now }) =>
    settleGroup(transaction, cohort, now),
  )
  const reminded = await sweepEach(await listToRemind(context), remind)
  const told = await sweepEach(await listLinesToTell(context), tellLine)
  if (faults.length > 0) throw new SweepIncomplete(faults)
  return settled + reminded + told
}

/** Groups with something lapsed, or with people in line and a seat that may be theirs. */
async function listUnsettled(context: SeatContext): Promise<string[]> {
  const { database, clock } = context
  const now = instantToText(clock.now())
  const lapsed = await database
    .selectFrom('reservations')
    .select('cohort_id')
    .distinct()
    .where('status', 'in', ['held', 'offered'])
    .where('expires_at', '<=', now)
    .execute()
  const rows = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('first_session_at', '>', now)
    .where('withdrawn', '=', 0)
    .where('cancelled_at', 'is', null)
    .where('enrolment', '=', 'open')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reservations')
          .select('reservations.id')
          .whereRef('reservations.cohort_id', '=', 'cohorts.id')
          .where('reservations.status', '=', 'waitlisted')
          .where('reservations.erased_at', 'is', null),
      ),
    )
    .where(({ eb, selectFrom }) =>
      eb(
        'capacity',
        '>',
        selectFrom('reservations')
          .select(countRows)
          .whereRef('reservations.cohort_id', '=', 'cohorts.id')
          .where('reservations.status', 'in', ['held', 'offered', 'confirmed'])
          .where('reservations.erased_at', 'is', null),
      ),
    )
    .execute()
  const ids = lapsed.map(({ cohort_id }) => cohort_id)
  return [...new Set([...ids, ...(await listOffering(context, rows))])].toSorted()
}

/**
 * Those with a seat for somebody in line. Where the last day to join is over, or the program takes
 * nobody who waits, a seat may stay free for weeks: a transaction every few seconds would do nothing.
 */
async function listOffering(
  { database, clock }: SeatContext,
  rows: readonly CohortRow[],
): Promise<string[]> {
  const now = clock.now()
  const { cohorts, unreadable } = readCohorts(rows)
  const open = cohorts.filter((cohort) => takesPeople(cohort, now))
  const counts = await countSeats(database, open, instantToText(now))
  const offering = open.filter(({ id, capacity }) => {
    const { live, waiting } = counts.get(id) ?? { live: 0, waiting: 0 }
    return waiting > 0 && live < capacity
  })
  return [...offering.map(({ id }) => id), ...unreadable]
}

/** Groups that start within a day and have someone who hasn't been reminded. */
async function listToRemind({ database, clock }: SeatContext): Promise<string[]> {
  const now = clock.now()
  const groups = await database
    .selectFrom('cohorts')
    // SQLite keeps to this order: few groups begin within a day, many people have a seat.
    .crossJoin('reservations')
    .select('cohorts.id')
    .distinct()
    .whereRef('reservations.cohort_id', '=', 'cohorts.id')
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
