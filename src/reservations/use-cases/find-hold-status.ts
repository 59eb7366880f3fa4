import type { ReservationStatus } from '../../database/tables.ts'
import { instantToText } from '../clock.ts'
import { readCohort } from '../cohort-rows.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { isSameHash, readToken } from '../tokens.ts'
import { findPosition, findStatus } from './find-reservation.ts'

/** How a hold or a place in line fares, for the page that asked for it. */
export interface HoldStatus {
  status: ReservationStatus
  /** UTC text; while held or offered. */
  expiresAt?: string | undefined
  /** Milliseconds until then, by the server's clock: the browser's own may be wrong. */
  timeLeft?: number | undefined
  /** While waiting; 1 is next. */
  position?: number | undefined
  /** The id of the group that the seat is in now, if it is another than it was asked for in. */
  movedTo?: string | undefined
}

export type HoldStatusOutcome = { kind: 'found'; hold: HoldStatus } | { kind: 'handle-unknown' }

/** Asked by the opaque handle from the answer, which can't manage anything. Changes nothing. */
export async function findHoldStatus(
  context: SeatContext,
  handle: string,
): Promise<HoldStatusOutcome> {
  const { database, clock } = context
  const hash = readToken(handle)
  if (!hash) return { kind: 'handle-unknown' }
  const known = await database
    .selectFrom('status_handles')
    .selectAll()
    .where('handle_hash', '=', hash)
    .executeTakeFirst()
  if (!known || !isSameHash(known.handle_hash, hash)) return { kind: 'handle-unknown' }
  const row = known.reservation_id
    ? await database
        .selectFrom('reservations')
        .select(['id', 'status', 'expires_at', 'cohort_id', 'line_number'])
        .where('id', '=', known.reservation_id)
        .executeTakeFirst()
    : undefined
  // Without a reservation it looks like one that nobody has confirmed.
  const shown = row ?? {
    status: known.position === null ? ('held' as const) : ('waitlisted' as const),
    expires_at: known.expires_at,
  }
  const now = clock.now()
  const status = findStatus(shown, now)
  if (status === 'waitlisted') {
    const position = row ? await findPlace(context, row) : (known.position ?? undefined)
    return { kind: 'found', hold: { status, position } }
  }
  const movedTo = row && (await findMove(context, row))
  if ((status !== 'held' && status !== 'offered') || !shown.expires_at) {
    return { kind: 'found', hold: { status, movedTo } }
  }
  const expiresAt = Temporal.Instant.from(shown.expires_at)
  return {
    kind: 'found',
    hold: {
      status,
      expiresAt: instantToText(expiresAt),
      timeLeft: expiresAt.epochMilliseconds - now.epochMilliseconds,
      movedTo,
    },
  }
}

async function findMove(
  { database }: SeatContext,
  row: Pick<ReservationRow, 'id' | 'cohort_id'>,
): Promise<string | undefined> {
  const moved = await database
    .selectFrom('audit')
    .select('id')
    .where('reservation_id', '=', row.id)
    .where('action', '=', 'moved')
    .executeTakeFirst()
  return moved && row.cohort_id
}

async function findPlace(
  context: SeatContext,
  row: Pick<ReservationRow, 'cohort_id' | 'line_number'>,
): Promise<number> {
  const stored = await context.database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  return await findPosition(context, row, readCohort(stored)?.program)
}
