import type { ManagedReservation } from '../../reservations/use-cases/find-reservation.ts'
import { describeInstant, describeTimeLeft } from './describe-instant.ts'

/** The head of a manage page: how the reservation stands, in plain words. */
export function describeStanding(
  reservation: ManagedReservation,
  now: Temporal.Instant,
): { title: string; lead: string } {
  const { status, position, wasWaiting } = reservation
  switch (status) {
    case 'held':
      return {
        title: 'Confirm your seat',
        lead: `A seat is held for you${describeUntil(reservation, now)}. Confirm it, and it is yours.`,
      }
    case 'confirmed':
      return {
        title: 'Your seat is reserved',
        lead: 'You can change or give up your reservation here at any time.',
      }
    case 'waitlisted':
      return {
        title: 'You are on the waiting list',
        lead: `You are number ${position ?? 1} in line. When a seat becomes free it is offered in order, by mail, with a deadline.`,
      }
    case 'offered':
      return {
        title: 'A seat is free for you',
        lead: `It is yours if you accept it${describeUntil(reservation, now)}. After that it goes to the next person in line.`,
      }
    case 'expired':
      return wasWaiting
        ? { title: 'The offer is over', lead: 'The seat has gone on to the next person in line.' }
        : {
            title: 'The seat is no longer held',
            lead: 'It was not confirmed in time and has been given free.',
          }
    case 'cancelled':
      return { title: 'This reservation is cancelled', lead: 'The place has been given free.' }
  }
}

function describeUntil({ expiresAt, cohort }: ManagedReservation, now: Temporal.Instant): string {
  if (!expiresAt) return ''
  const left = describeTimeLeft(expiresAt, now)
  return ` until ${describeInstant(expiresAt, cohort.timeZone)} (${left} left)`
}
