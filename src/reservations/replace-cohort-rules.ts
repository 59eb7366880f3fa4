import { isLockTimeout } from '../database/recognize-error.ts'
import type { Database } from '../database/tables.ts'
import { type Clock, instantToText } from './clock.ts'
import {
  type CohortRow,
  CohortRulesInvalid,
  CohortUnreadable,
  readCohort,
  rowToCohort,
  rulesToRow,
} from './cohort-rows.ts'
import type { CohortRules, StoredCohort } from './cohort-rules.ts'
import { SYSTEM } from './events.ts'
import { countAsReminder } from './rules/deadlines.ts'
import type { SeatStore, SeatTransaction } from './seat-store.ts'
import { listSessions } from './session-dates.ts'
import { changeReservation } from './store/change-reservation.ts'
import { isLiveOrWaiting } from './store/live.ts'
import { recordEvent } from './store/record-event.ts'
import { settleGroup } from './store/settle-group.ts'

export interface RulesContext {
  database: Database
  clock: Clock
  store: SeatStore
  /** Who is told when a group with people in it is no longer published. */
  staffEmails: readonly string[]
}

/** Groups whose published rules could not be taken over; they stay as they are. */
export interface RulesReplaced {
  invalid: readonly { cohortId: string; reason: string }[]
}

/**
 * Makes the database know exactly the published groups, each in a transaction of its own, so that
 * one that can't be used keeps no other back. Groups missing from the list are closed, but those
 * whose ids are in `keep` stay as they are: their documents can't be read at the moment, which says
 * nothing about the group. Nobody is ever thrown out: whoever has a seat keeps it, and is told when
 * the dates move. What is stored damaged of a published group is mended by it.
 */
export async function replaceCohortRules(
  context: RulesContext,
  published: readonly CohortRules[],
  keep: readonly string[] = [],
): Promise<RulesReplaced> {
  const { database } = context
  const known = await database.selectFrom('cohorts').selectAll().execute()
  const knownById = new Map(known.map((row) => [row.id, row]))
  const invalid: { cohortId: string; reason: string }[] = []
  for (const rules of published) {
    if (keep.includes(rules.id)) continue
    try {
      const row = rulesToRow(rules)
      const present = knownById.get(rules.id)
      // Most sweeps change nothing: then no lock is taken either.
      const isSame =
        present &&
        Object.entries(row).every(([name, value]) => Object.is(Reflect.get(present, name), value))
      if (!isSame) await replaceOne(context, row, rules)
    } catch (error) {
      if (!(error instanceof CohortRulesInvalid) && !isLockTimeout(error)) throw error
      const reason = error instanceof Error ? error.message : String(error)
      invalid.push({ cohortId: rules.id, reason })
    }
  }
  const staying = new Set([...published.map(({ id }) => id), ...keep])
  for (const { id, withdrawn } of known) {
    if (withdrawn === 0 && !staying.has(id)) await withdrawGroup(context, id)
  }
  return { invalid }
}

async function replaceOne(
  { database, clock, store }: RulesContext,
  row: ReturnType<typeof rulesToRow>,
  rules: CohortRules,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const before = await lockAnyway(store, transaction, rules.id)
    if (!before) {
      await transaction
        .insertInto('cohorts')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .execute()
      return
    }
    const { id, ...changes } = row
    const stored = await transaction
      .updateTable('cohorts')
      .set(changes)
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirstOrThrow()
    const after = rowToCohort(stored)
    const now = clock.now()
    if (hasMoved(before, stored) && !after.isCancelled) {
      await tellOfChange(transaction, after, now)
    }
    await settleGroup(transaction, after, now)
  })
}

/** Locks a group whose row is about to be written, so that a damaged one will do. */
async function lockAnyway(
  store: SeatStore,
  transaction: SeatTransaction,
  cohortId: string,
): Promise<CohortRow | undefined> {
  try {
    await store.lockCohort(transaction, cohortId)
  } catch (error) {
    if (!(error instanceof CohortUnreadable)) throw error
  }
  return await transaction
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', cohortId)
    .executeTakeFirst()
}

/** Whether any session is at another time than before; of a damaged row, the first or the last. */
function hasMoved(before: CohortRow, after: CohortRow): boolean {
  const bounds = ({ first_session_at, last_session_at, minutes }: CohortRow) =>
    JSON.stringify([first_session_at, last_session_at, minutes])
  const sessions = (row: CohortRow) => {
    const cohort = readCohort(row)
    if (!cohort) return undefined
    return JSON.stringify([cohort.minutes, listSessions(cohort)])
  }
  const known = sessions(before)
  return known === undefined ? bounds(before) !== bounds(after) : known !== sessions(after)
}

/** Everybody with a seat or a place in line; those with a calendar entry get a newer one. */
async function tellOfChange(
  transaction: SeatTransaction,
  cohort: StoredCohort,
  now: Temporal.Instant,
): Promise<void> {
  const at = instantToText(now)
  if (Temporal.Instant.compare(now, cohort.lastSession) > 0) return
  const people = await transaction
    .selectFrom('reservations')
    .select(['id', 'status', 'calendar_sequence', 'expires_at'])
    .where('cohort_id', '=', cohort.id)
    .where((where) => isLiveOrWaiting(where, at))
    .orderBy('id')
    .execute()
  const start = instantToText(cohort.firstSession)
  for (const { id, status, calendar_sequence, expires_at } of people) {
    const sequence = calendar_sequence + (status === 'confirmed' ? 1 : 0)
    await changeReservation(transaction, id, at, {
      calendar_sequence: sequence,
      reminded_at: status === 'confirmed' ? countAsReminder(cohort, now) : null,
      // A group that starts earlier ends holds and offers with it.
      expires_at: expires_at !== null && expires_at > start ? start : expires_at,
    })
    await recordEvent(transaction, {
      at,
      actor: SYSTEM,
      action: 'group-changed',
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind: 'group-changed', detail: { sequence } },
    })
  }
}

/** Closes a group that is no longer published, and warns staff if people are in it. */
async function withdrawGroup(
  { database, clock, store, staffEmails }: RulesContext,
  cohortId: string,
): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    const row = await lockAnyway(store, transaction, cohortId)
    if (!row || row.withdrawn === 1) return
    await transaction
      .updateTable('cohorts')
      .set({ withdrawn: 1 })
      .where('id', '=', cohortId)
      .execute()
    const cohort = readCohort(row)
    // Staff see it among the groups that can't be read.
    if (!cohort) return
    const now = clock.now()
    const at = instantToText(now)
    const isOver = cohort.isCancelled || Temporal.Instant.compare(now, cohort.lastSession) > 0
    const count = await store.countSeats(transaction, cohort, at)
    if (isOver || count.live + count.waiting === 0) return
    // One mail each: addresses of staff are nobody else's business either.
    for (const recipient of staffEmails.length > 0 ? staffEmails : [undefined]) {
      await recordEvent(transaction, {
        at,
        actor: SYSTEM,
        action: 'group-unpublished',
        cohortId,
        mail: recipient
          ? { kind: 'staff-warning', recipient, detail: { cohortId, ...count } }
          : undefined,
      })
    }
  })
}
