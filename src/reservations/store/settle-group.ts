import type { Kysely } from 'kysely'
import type { Tables } from '../../database/tables.ts'
import { type SeatCount, takesPeople } from '../availability.ts'
import { instantToText } from '../clock.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import { isEligible } from '../eligibility.ts'
import { SYSTEM } from '../events.ts'
import { findOfferDeadline } from '../rules/deadlines.ts'
import type { SeatStore, SeatTransaction } from '../seat-store.ts'
import { changeReservation } from './change-reservation.ts'
import { countSeats } from './live.ts'
import { recordEvent } from './record-event.ts'
import { readSettings } from './settings-row.ts'

/**
 * Brings a group to rest: lapsed holds and offers end, then free seats are offered along the line.
 * Every transaction that may free a seat ends with it; the caller holds the group's lock. Returns
 * how many reservations changed.
 */
export async function settleGroup(
  transaction: Kysely<Tables>,
  cohort: StoredCohort,
  now: Temporal.Instant,
): Promise<number> {
  return (
    (await endLapsed(transaction, cohort, now)) + (await offerFreeSeats(transaction, cohort, now))
  )
}

/**
 * Counts a group's seats for whoever is about to be given one; the caller holds the group's lock.
 * What has lapsed is ended first: a clock that is set back would bring it to life beside those who
 * got its seat.
 */
export async function settleAndCount(
  { store }: { readonly store: SeatStore },
  transaction: SeatTransaction,
  cohort: StoredCohort,
  now: Temporal.Instant,
): Promise<SeatCount> {
  const at = instantToText(now)
  const count = await store.countSeats(transaction, cohort, at)
  if (count.lapsed === 0) return count
  await settleGroup(transaction, cohort, now)
  return await store.countSeats(transaction, cohort, at)
}

async function endLapsed(
  transaction: Kysely<Tables>,
  cohort: StoredCohort,
  now: Temporal.Instant,
): Promise<number> {
  const at = instantToText(now)
  const lapsed = await transaction
    .selectFrom('reservations')
    .select(['id', 'status'])
    .where('cohort_id', '=', cohort.id)
    .where('status', 'in', ['held', 'offered'])
    .where('expires_at', '<=', at)
    .orderBy('expires_at')
    .orderBy('id')
    .execute()
  for (const { id, status } of lapsed) {
    const isOffer = status === 'offered'
    await changeReservation(transaction, id, at, { status: 'expired', expires_at: null })
    await recordEvent(transaction, {
      at,
      actor: SYSTEM,
      action: isOffer ? 'offer-lapsed' : 'hold-expired',
      cohortId: cohort.id,
      reservationId: id,
      mail: isOffer ? { kind: 'offer-lapsed' } : undefined,
    })
  }
  return lapsed.length
}

/** In the order of the line. Nobody is asked twice: whoever refused or let it lapse has left it. */
async function offerFreeSeats(
  transaction: Kysely<Tables>,
  cohort: StoredCohort,
  now: Temporal.Instant,
): Promise<number> {
  const line = await transaction
    .selectFrom('reservations')
    .select(['id', 'state', 'residence'])
    .where('cohort_id', '=', cohort.id)
    .where('status', '=', 'waitlisted')
    .where('erased_at', 'is', null)
    .orderBy('line_number')
    .execute()
  // No offers after enrollment closed or the group started.
  if (line.length === 0 || !takesPeople(cohort, now)) return 0

  const at = instantToText(now)
  const count = (await countSeats(transaction, [cohort], at)).get(cohort.id)
  const free = Math.max(0, cohort.capacity - (count?.live ?? 0))
  // Who may no longer join keeps the place in line, where staff can see it.
  const next = line
    .filter(({ state, residence }) =>
      isEligible(cohort.program, { state, residence: residence ?? undefined }),
    )
    .slice(0, free)
  if (next.length === 0) return 0
  const deadline = instantToText(findOfferDeadline(cohort, await readSettings(transaction), now))
  for (const { id } of next) {
    await changeReservation(transaction, id, at, { status: 'offered', expires_at: deadline })
    await recordEvent(transaction, {
      at,
      actor: SYSTEM,
      action: 'offered',
      cohortId: cohort.id,
      reservationId: id,
      mail: { kind: 'offered', detail: { deadline } },
    })
  }
  return next.length
}
