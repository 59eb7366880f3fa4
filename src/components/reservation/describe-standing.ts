import { hasStarted } from '../../reservations/availability.ts'
import { findStateZone } from '../../reservations/state-zones.ts'
import type { ManagedReservation } from '../../reservations/use-cases/find-reservation.ts'
import { describeUntil } from './describe-until.ts'

/** The head of a manage page: how the reservation stands, in plain words and on the visitor's clock. */
export function describeStanding(
  reservation: ManagedReservation,
  now: Temporal.Instant,
): { title: string; lead: string } {
  const { status, position, wasWaiting, expiresAt, state, isEligible, cohort } = reservation
  const zone = findStateZone(state, cohort.timeZone)
  switch (status) {
    case 'held':
      return {
        title: 'Confirm your seat',
        lead: `A seat is held for you${describeUntil(expiresAt, zone, now)}. Confirm it, and it is yours.`,
      }
    case 'confirmed':
      return {
        title: 'Your seat is reserved',
        lead: 'You can change or give up your reservation here at any time.',
      }
    case 'waitlisted':
      if (hasStarted({ firstSession: Temporal.Instant.from(cohort.firstSession) }, now)) {
        return {
          title: 'The group has begun',
          lead: 'No seat became free for you before its first session, so none will be offered to you any more. The program’s page shows which groups are still to begin.',
        }
      }
      if (cohort.status === 'closed') {
        return {
          title: 'You are on the waiting list',
          lead: `You are number ${position ?? 1} in line, but the group takes no more people at the moment, so no seat is offered to you. The program’s page shows its other groups.`,
        }
      }
      if (!isEligible) {
        return {
          title: 'You are on the waiting list',
          lead: 'You keep your place in line, but the program doesn’t take people from where you told us that you live or will be, so no seat is offered to you. If you will be in another state, say so below.',
        }
      }
      return {
        title: 'You are on the waiting list',
        lead: `You are number ${position ?? 1} in line. When a seat becomes free it is offered in order, by mail, with a deadline.`,
      }
    case 'offered':
      return {
        title: 'A seat is free for you',
        lead: `It is yours if you accept it${describeUntil(expiresAt, zone, now, 'by')}. After that it is no longer kept for you.`,
      }
    case 'expired':
      return wasWaiting
        ? {
            title: 'The offer is over',
            lead: 'It was not accepted in time, and the seat has been released.',
          }
        : {
            title: 'The seat is no longer held',
            lead: 'It was not confirmed in time and has been released.',
          }
    case 'cancelled':
      return { title: 'This reservation is cancelled', lead: 'The place has been released.' }
  }
}
