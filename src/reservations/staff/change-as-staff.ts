import { randomUUID } from 'node:crypto'
import { forgetErased } from '../../database/forget-erased.ts'
import { countSeatsLeft } from '../availability.ts'
import { instantToText } from '../clock.ts'
import type { Reason } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import type { NotEligible, Undecided } from '../reserve-request.ts'
import { countAsReminder } from '../rules/deadlines.ts'
import { findEarlier } from '../store/earlier.ts'
import { revokeLinks } from '../store/links.ts'
import { isLiveOrWaiting } from '../store/live.ts'
import { recordEvent } from '../store/record-event.ts'
import {
  GroupMissing,
  type SeatContext,
  withGroup,
  withReservation,
} from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'
import { settleAndCount } from '../store/settle-group.ts'
import { type Cancelled, endReservation } from '../use-cases/cancel-seat.ts'
import { eraseLocked } from '../use-cases/erase-reservation.ts'
import { findRefusal, needsResidence } from '../use-cases/find-refusal.ts'
import { type Moved, moveReservation } from '../use-cases/move-seat.ts'

export type Unknown = { kind: 'reservation-unknown' }

export type StaffCancelOutcome = Cancelled | Unknown | Undecided

export async function cancelAsStaff(
  context: SeatContext,
  actor: string,
  { id, reason }: { id: string; reason: Reason },
): Promise<StaffCancelOutcome> {
  return await withReservation(context, id, (locked) => endReservation(locked, { actor, reason }))
}

export type StaffMoveOutcome = Moved | Unknown

export async function moveAsStaff(
  context: SeatContext,
  actor: string,
  move: { id: string; cohortId: string; reason: Reason },
): Promise<StaffMoveOutcome> {
  const { id, cohortId, reason } = move
  return await moveReservation(context, id, cohortId, { actor, reason })
}

export type ResendOutcome = { kind: 'resent' } | Unknown | Undecided

/** Mails a fresh link; `isRevoking` makes all earlier links stop working. */
export async function resendLink(
  context: SeatContext,
  actor: string,
  { id, isRevoking = false }: { id: string; isRevoking?: boolean },
): Promise<ResendOutcome> {
  return await withReservation(context, id, async (locked): Promise<ResendOutcome> => {
    const { transaction, cohort, reservation, now } = locked
    if (reservation.erased_at !== null) return { kind: 'reservation-unknown' }
    const at = instantToText(now)
    if (isRevoking) await revokeLinks(transaction, id, at)
    await recordEvent(transaction, {
      at,
      actor,
      action: 'link-resent',
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind: 'fresh-link' },
    })
    return { kind: 'resent' }
  })
}

export type StaffEraseOutcome = { kind: 'erased' } | Unknown | Undecided

export async function eraseAsStaff(
  context: SeatContext,
  actor: string,
  id: string,
): Promise<StaffEraseOutcome> {
  const outcome = await withReservation(
    context,
    id,
    async (locked): Promise<StaffEraseOutcome> =>
      locked.reservation.erased_at === null
        ? await eraseLocked(locked, actor)
        : { kind: 'reservation-unknown' },
  )
  if (outcome.kind === 'erased') await forgetErased(context.database)
  return outcome
}

export interface NewSeat {
  cohortId: string
  state: string
  residence?: string | undefined
  name: string
  email: string
}

export type AddSeatOutcome =
  | { kind: 'added'; reservationId: string }
  | { kind: 'cohort-unknown' }
  | NotEligible
  | { kind: 'residence-missing' }
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  | { kind: 'group-full' }
  | { kind: 'already-there' }
  | Undecided

/**
 * Gives a seat to someone who asked by telephone and has agreed to the text that is published.
 * Checks what the public form checks; the seat is confirmed at once and the mail says so.
 */
export async function addSeat(
  context: SeatContext,
  actor: string,
  seat: NewSeat,
): Promise<AddSeatOutcome> {
  try {
    return await withGroup(context, seat.cohortId, async (locked): Promise<AddSeatOutcome> => {
      const { transaction, cohort, now } = locked
      const at = instantToText(now)
      const emailKey = normalizeEmail(seat.email)
      const refusal = findRefusal(cohort, seat, now)
      if (refusal) return refusal
      const earlier = await findEarlier(transaction, { cohortId: cohort.id, emailKey, now: at })
      if (earlier) return { kind: 'already-there' }
      const count = await settleAndCount(context, transaction, cohort, now)
      if (countSeatsLeft(cohort, count) === 0) return { kind: 'group-full' }
      const reservationId = randomUUID()
      const { consentHash } = await readSettings(transaction)
      await context.store.recordReservation(transaction, {
        id: reservationId,
        cohort_id: cohort.id,
        status: 'confirmed',
        name: seat.name,
        email: seat.email,
        email_key: emailKey,
        state: seat.state,
        residence: needsResidence(cohort) ? (seat.residence ?? null) : null,
        is_adult: 1,
        attests_location: 1,
        consent_hash: consentHash,
        consented_at: at,
        marketing: 0,
        origin: 'staff',
        expires_at: null,
        line_number: null,
        confirmed_at: at,
        reminded_at: countAsReminder(cohort, now) ?? undefined,
        created_at: at,
        updated_at: at,
      })
      await recordEvent(transaction, {
        at,
        actor,
        action: 'added-by-staff',
        cohortId: cohort.id,
        reservationId,
        mail: { kind: 'confirmed', detail: { sequence: 0 } },
      })
      return { kind: 'added', reservationId }
    })
  } catch (error) {
    if (error instanceof GroupMissing) return { kind: 'cohort-unknown' }
    throw error
  }
}

export type CallOffOutcome =
  | { kind: 'called-off'; told: number }
  | { kind: 'already-called-off' }
  /** Its last session has ended: nothing is left that could not take place. */
  | { kind: 'group-over' }
  | { kind: 'cohort-unknown' }
  | Undecided

/** Calls a whole group off, for good: everybody in it is told, and calendar entries are taken back. */
export async function callOffGroup(
  context: SeatContext,
  actor: string,
  cohortId: string,
): Promise<CallOffOutcome> {
  try {
    return await withGroup(context, cohortId, async (locked): Promise<CallOffOutcome> => {
      const { transaction, cohort, now } = locked
      if (cohort.isCancelled) return { kind: 'already-called-off' }
      const end = cohort.lastSession.add({ minutes: cohort.minutes })
      if (Temporal.Instant.compare(now, end) >= 0) return { kind: 'group-over' }
      const at = instantToText(now)
      await transaction
        .updateTable('cohorts')
        .set({ cancelled_at: at })
        .where('id', '=', cohortId)
        .execute()
      await recordEvent(transaction, { at, actor, action: 'group-called-off', cohortId })
      const people = await transaction
        .selectFrom('reservations')
        .selectAll()
        .where('cohort_id', '=', cohortId)
        .where((where) => isLiveOrWaiting(where, at))
        .orderBy('id')
        .execute()
      for (const reservation of people) {
        const { status, calendar_sequence } = reservation
        const sequence = calendar_sequence + (status === 'confirmed' ? 1 : 0)
        await endReservation(
          { ...locked, cohort: { ...cohort, isCancelled: true }, reservation },
          {
            actor,
            reason: 'group-called-off',
            mail: { kind: 'group-cancelled', detail: { was: status, sequence } },
          },
        )
      }
      return { kind: 'called-off', told: people.length }
    })
  } catch (error) {
    if (error instanceof GroupMissing) return { kind: 'cohort-unknown' }
    throw error
  }
}
