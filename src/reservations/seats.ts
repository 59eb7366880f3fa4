import type { Database } from '../database/tables.ts'
import type { CohortAvailability } from './availability.ts'
import { type Clock, systemClock } from './clock.ts'
import type { CohortRules } from './cohort-rules.ts'
import {
  type AvailabilityOutcome,
  findAvailability,
  findUnreadable,
  listAvailability,
} from './list-availability.ts'
import { purgePersonalData } from './purge-personal-data.ts'
import { type RulesReplaced, replaceCohortRules } from './replace-cohort-rules.ts'
import type { Busy, JoinOutcome, ReserveOutcome, ReserveRequest } from './reserve-request.ts'
import type { SeatSettings } from './seat-settings.ts'
import { type SeatStore, seatStore } from './seat-store.ts'
import { writeSettings } from './store/settings-row.ts'
import {
  type CancelOutcome,
  cancelSeat,
  type DeclineOutcome,
  declineOffer,
} from './use-cases/cancel-seat.ts'
import { type ChangeLocationOutcome, changeLocation } from './use-cases/change-location.ts'
import {
  type AcceptOutcome,
  acceptOffer,
  type ConfirmOutcome,
  confirmSeat,
} from './use-cases/confirm-seat.ts'
import { type EraseOutcome, eraseReservation } from './use-cases/erase-reservation.ts'
import { findHoldStatus, type HoldStatusOutcome } from './use-cases/find-hold-status.ts'
import { findInvitation, type InvitationOutcome } from './use-cases/find-invitation.ts'
import { type FindReservationOutcome, findReservation } from './use-cases/find-reservation.ts'
import { joinWaitingList } from './use-cases/join-waiting-list.ts'
import { type MoveOutcome, moveSeat } from './use-cases/move-seat.ts'
import { type LinkRequested, renewLink, requestLinks } from './use-cases/request-link.ts'
import { reserveSeat } from './use-cases/reserve-seat.ts'
import { sweepSeats } from './use-cases/sweep.ts'

export type { CohortRules } from './cohort-rules.ts'
export type { SeatSettings } from './seat-settings.ts'

/** Everything the rest of the site may ask about seats. `token` is the one in a manage link. */
export interface Seats {
  /** The published groups of a program, soonest start first; damaged ones are left out. */
  listAvailability(programId: string): Promise<CohortAvailability[]>
  findAvailability(cohortId: string): Promise<AvailabilityOutcome>
  /** The ids of all groups that are stored damaged. */
  findUnreadable(): Promise<string[]>
  /** Holds a seat, once per idempotency key. A refusal stores nothing. */
  reserveSeat(request: ReserveRequest): Promise<ReserveOutcome>
  /** Takes a place at the end of a full group's line, once per idempotency key. */
  joinWaitingList(request: ReserveRequest): Promise<JoinOutcome>
  /** How a hold or place fares, by the handle from the answer. Reads only. */
  findHoldStatus(handle: string): Promise<HoldStatusOutcome>
  /** What the holder of a manage link sees. Reads only. */
  findReservation(token: string): Promise<FindReservationOutcome>
  /** The calendar entry of a confirmed seat. Reads only. */
  findInvitation(token: string): Promise<InvitationOutcome>
  confirmSeat(token: string): Promise<ConfirmOutcome>
  acceptOffer(token: string): Promise<AcceptOutcome>
  declineOffer(token: string): Promise<DeclineOutcome>
  cancelSeat(token: string): Promise<CancelOutcome>
  moveSeat(token: string, cohortId: string): Promise<MoveOutcome>
  changeLocation(token: string, state: string): Promise<ChangeLocationOutcome>
  eraseReservation(token: string): Promise<EraseOutcome>
  /** Mails a fresh link for the reservation that an expired link belonged to. */
  renewLink(token: string): Promise<LinkRequested | Busy>
  /** Mails fresh links for what an address has reserved; the answer never says whether any. */
  requestLinks(email: string): Promise<LinkRequested | Busy>
  /** Called by the publisher. */
  replaceSettings(settings: SeatSettings): Promise<void>
  /**
   * Called by the publisher with all published groups; groups left out are closed. `keep` has the
   * ids of groups whose documents are broken at the moment: they stay exactly as they are.
   */
  replaceCohortRules(
    published: readonly CohortRules[],
    keep?: readonly string[],
  ): Promise<RulesReplaced>
  /** Ends what has lapsed, offers freed seats, writes reminders; returns how many changed. */
  sweep(): Promise<number>
  /** Erases personal data that is no longer needed; returns how many reservations it touched. */
  purgePersonalData(): Promise<number>
}

export interface SeatsOptions {
  database: Database
  clock?: Clock
  store?: SeatStore
  /** Who is warned when a group with people in it is no longer published. */
  staffEmails?: readonly string[]
}

export function createSeats({
  database,
  clock = systemClock,
  store = seatStore,
  staffEmails = [],
}: SeatsOptions): Seats {
  const context = { database, clock, store }
  return {
    listAvailability: (programId) => listAvailability(context, programId),
    findAvailability: (cohortId) => findAvailability(context, cohortId),
    findUnreadable: () => findUnreadable(database),
    reserveSeat: (request) => reserveSeat(context, request),
    joinWaitingList: (request) => joinWaitingList(context, request),
    findHoldStatus: (handle) => findHoldStatus(context, handle),
    findReservation: (token) => findReservation(context, token),
    findInvitation: (token) => findInvitation(context, token),
    confirmSeat: (token) => confirmSeat(context, token),
    acceptOffer: (token) => acceptOffer(context, token),
    declineOffer: (token) => declineOffer(context, token),
    cancelSeat: (token) => cancelSeat(context, token),
    moveSeat: (token, cohortId) => moveSeat(context, token, cohortId),
    changeLocation: (token, state) => changeLocation(context, token, state),
    eraseReservation: (token) => eraseReservation(context, token),
    renewLink: (token) => renewLink(context, token),
    requestLinks: (email) => requestLinks(context, email),
    replaceSettings: (settings) => writeSettings(database, settings),
    replaceCohortRules: (published, keep) =>
      replaceCohortRules({ ...context, staffEmails }, published, keep),
    sweep: () => sweepSeats(context),
    purgePersonalData: () => purgePersonalData(context),
  }
}
