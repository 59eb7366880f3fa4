import { instantToText } from '../clock.ts'
import { readCohort, readCohorts } from '../cohort-rows.ts'
import { normalizeEmail } from '../normalize-email.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { findPosition } from '../use-cases/find-reservation.ts'
import { type StaffReservation, toStaffReservation } from './view-groups.ts'

/** Fewer characters would list half of everybody. */
export const SHORTEST_SEARCH = 3
const MOST_FOUND = 50
/** Bounds how long others wait while rows are looked through. */
const READ_AT_A_TIME = 500

export interface AuditEntry {
  at: string
  actor: string
  action: string
  cohortId: string
  reservationId: string
  detail: string | null
}

export interface MailEntry {
  id: string
  kind: string
  status: 'pending' | 'sending' | 'sent' | 'dead'
  attempts: number
  lastError: string | null
  createdAt: string
  sentAt: string | null
  reservationId: string | null
  /** Of mail to staff. */
  recipient: string | null
}

export type ShowReservationOutcome =
  | {
      kind: 'found'
      reservation: StaffReservation
      history: readonly AuditEntry[]
      mails: readonly MailEntry[]
    }
  | { kind: 'reservation-unknown' }

export async function showReservation(
  context: SeatContext,
  actor: string,
  id: string,
): Promise<ShowReservationOutcome> {
  const { database, clock } = context
  const row = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return { kind: 'reservation-unknown' }
  const now = clock.now()
  const cohort = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  await recordEvent(database, {
    at: instantToText(now),
    actor,
    action: 'viewed-reservation',
    cohortId: row.cohort_id,
    reservationId: id,
  })
  const position = row.status === 'waitlisted' ? await findPosition(context, row) : 0
  return {
    kind: 'found',
    reservation: toStaffReservation(row, readCohort(cohort)?.program, now, position),
    history: await listHistory(context, id),
    mails: await listMailOf(context, id),
  }
}

async function listHistory({ database }: SeatContext, id: string): Promise<AuditEntry[]> {
  return await database
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'detail'])
    .select(['cohort_id as cohortId', 'reservation_id as reservationId'])
    .where('reservation_id', '=', id)
    .orderBy('at')
    .execute()
}

/** The newest entries of the audit log; looking at it is an entry too. */
export async function listAudit(
  { database, clock }: SeatContext,
  actor: string,
  limit = 200,
): Promise<AuditEntry[]> {
  await recordEvent(database, { at: instantToText(clock.now()), actor, action: 'viewed-audit' })
  return await database
    .selectFrom('audit')
    .select(['at', 'actor', 'action', 'detail'])
    .select(['cohort_id as cohortId', 'reservation_id as reservationId'])
    .orderBy('at', 'desc')
    .limit(limit)
    .execute()
}

async function listMailOf({ database }: SeatContext, id: string): Promise<MailEntry[]> {
  return await selectMail(database).where('reservation_id', '=', id).orderBy('created_at').execute()
}

export function selectMail(database: SeatContext['database']) {
  return database
    .selectFrom('outbox')
    .select(['id', 'kind', 'status', 'attempts', 'recipient'])
    .select(['last_error as lastError', 'created_at as createdAt', 'sent_at as sentAt'])
    .select('reservation_id as reservationId')
}

export type SearchOutcome =
  /** `last` is the id to go on after, where there are more. */
  | { kind: 'found'; reservations: readonly StaffReservation[]; last?: string | undefined }
  | { kind: 'too-short'; shortest: number }

/**
 * Whose address or name has the text in it, newest first, {@link MOST_FOUND} at a time: `after` is
 * the last reservation of those before. What was searched for is not logged. Names may be encrypted,
 * so they are compared here and not by the database.
 */
export async function searchReservations(
  context: SeatContext,
  actor: string,
  text: string,
  after?: string,
): Promise<SearchOutcome> {
  const { database, clock } = context
  const wanted = normalizeEmail(text)
  if (wanted.length < SHORTEST_SEARCH) return { kind: 'too-short', shortest: SHORTEST_SEARCH }
  const now = clock.now()
  await recordEvent(database, { at: instantToText(now), actor, action: 'searched' })
  const isWanted = ({ id, name, email }: Named) =>
    id === text.trim() || [name, email].some((known) => normalizeEmail(known).includes(wanted))
  const found = await findNewest(
    database,
    isWanted,
    after === undefined ? undefined : await findPlace(database, after),
  )
  const ids = found.slice(0, MOST_FOUND)
  if (ids.length === 0) return { kind: 'found', reservations: [] }
  const rows = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
  const { cohorts } = readCohorts(await database.selectFrom('cohorts').selectAll().execute())
  const programs = new Map(cohorts.map(({ id, program }) => [id, program]))
  const reservations = rows.map((row) => toStaffReservation(row, programs.get(row.cohort_id), now))
  return { kind: 'found', reservations, last: found.length > MOST_FOUND ? ids.at(-1) : undefined }
}

type Named = Pick<ReservationRow, 'id' | 'name' | 'email' | 'created_at'>
type Place = Pick<ReservationRow, 'id' | 'created_at'>

/** Where a reservation stands in the order of all; undefined, the beginning, for an unknown one. */
async function findPlace(database: SeatContext['database'], id: string) {
  return await database
    .selectFrom('reservations')
    .select(['id', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Reads from the newest on, some at a time, until more than are shown were found; gives their ids. */
async function findNewest(
  database: SeatContext['database'],
  isWanted: (row: Named) => boolean,
  after: Place | undefined,
): Promise<string[]> {
  const found: string[] = []
  let last = after
  for (;;) {
    let some = database
      .selectFrom('reservations')
      .select(['id', 'name', 'email', 'created_at'])
      .where('erased_at', 'is', null)
    if (last) {
      const { created_at, id } = last
      some = some.where(({ eb, refTuple, tuple }) =>
        eb(refTuple('created_at', 'id'), '<', tuple(created_at, id)),
      )
    }
    const rows = await some
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(READ_AT_A_TIME)
      .execute()
    found.push(...rows.filter(isWanted).map(({ id }) => id))
    last = rows.at(-1)
    if (!last || rows.length < READ_AT_A_TIME || found.length > MOST_FOUND) {
      return found
    }
  }
}
