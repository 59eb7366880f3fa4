import type { ReservationStatus } from '../../database/tables.ts'

/** What each event of the audit log makes of a reservation; others change nothing about it. */
const STATUS_AFTER: Readonly<Record<string, ReservationStatus>> = {
  held: 'held',
  confirmed: 'confirmed',
  accepted: 'confirmed',
  'added-by-staff': 'confirmed',
  // Written by the first release, which confirmed at once.
  'reservation-confirmed': 'confirmed',
  waitlisted: 'waitlisted',
  offered: 'offered',
  cancelled: 'cancelled',
  declined: 'cancelled',
  'hold-expired': 'expired',
  'offer-lapsed': 'expired',
}

const MAY_FOLLOW: Readonly<Record<ReservationStatus, readonly ReservationStatus[]>> = {
  held: ['confirmed', 'expired', 'cancelled'],
  waitlisted: ['offered', 'cancelled'],
  offered: ['confirmed', 'expired', 'cancelled'],
  confirmed: ['cancelled'],
  cancelled: [],
  expired: [],
}

const MAY_BEGIN: readonly ReservationStatus[] = ['held', 'waitlisted', 'confirmed']

/** The status that a reservation's events add up to; undefined when they can't follow each other. */
export function deriveStatus(actions: readonly string[]): ReservationStatus | undefined {
  // Events of one instant have no order of their own, so any that fits will do.
  const statuses = actions.flatMap((action) => STATUS_AFTER[action] ?? [])
  return follow(undefined, statuses)
}

function follow(
  present: ReservationStatus | undefined,
  remaining: readonly ReservationStatus[],
): ReservationStatus | undefined {
  if (remaining.length === 0) return present
  const allowed = present ? MAY_FOLLOW[present] : MAY_BEGIN
  for (const [index, next] of remaining.entries()) {
    if (!allowed.includes(next)) continue
    const end = follow(next, remaining.toSpliced(index, 1))
    if (end) return end
  }
  return undefined
}
