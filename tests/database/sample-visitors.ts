import { expect } from 'vitest'
import type { Database } from '../../src/database/tables.ts'
import { instantToText } from '../../src/reservations/clock.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import { availabilityOf, type OpenSeats, sampleRequest } from './sample-seats.ts'

/* What visitors do, and what is seen of it, by their number. */

/** The newest reservation of a visitor, as it is stored. */
export const reservationOf = (database: Database, visitor: number) =>
  database
    .selectFrom('reservations')
    .selectAll()
    .where('email_key', '=', `quillfeather-${visitor}@example.org`)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()

/** The token that a mail to this visitor would carry. */
export async function linkOf({ database, clock }: OpenSeats, visitor: number): Promise<string> {
  const { id } = await reservationOf(database, visitor)
  return await createLink(database, {
    reservationId: id,
    at: instantToText(clock.now()),
    expiresAt: instantToText(clock.now().add({ hours: 2400 })),
  })
}

/** Each of these answers with the token that manages what it made. */
export async function hold(
  open: OpenSeats,
  visitor: number,
  cohortId = 'cohort-a',
): Promise<string> {
  const outcome = await open.seats.reserveSeat(sampleRequest(visitor, { cohortId }))
  expect(outcome.kind).toBe('held')
  return await linkOf(open, visitor)
}

export async function confirm(
  open: OpenSeats,
  visitor: number,
  cohortId?: string,
): Promise<string> {
  const token = await hold(open, visitor, cohortId)
  expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })
  return token
}

export async function wait(open: OpenSeats, visitor: number): Promise<string> {
  const outcome = await open.seats.joinWaitingList(sampleRequest(visitor))
  expect(outcome.kind).toBe('waitlisted')
  return await linkOf(open, visitor)
}

export const statusOf = async (open: OpenSeats, visitor: number) =>
  (await reservationOf(open.database, visitor)).status

/** The kinds of mail written to a visitor, in alphabetical order. */
export const mailsOf = async ({ database }: OpenSeats, visitor: number) => {
  const { id } = await reservationOf(database, visitor)
  const rows = await database
    .selectFrom('outbox')
    .select('kind')
    .where('reservation_id', '=', id)
    .orderBy('created_at')
    .execute()
  return rows.map(({ kind }) => kind).toSorted()
}

export const seatsLeft = async ({ seats }: OpenSeats, cohortId = 'cohort-a') =>
  (await availabilityOf({ seats }, cohortId))?.seatsLeft
