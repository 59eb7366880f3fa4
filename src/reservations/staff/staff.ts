import type { Database } from '../../database/tables.ts'
import { type Clock, systemClock } from '../clock.ts'
import { type Reason, staffActor } from '../events.ts'
import { normalizeEmail } from '../normalize-email.ts'
import { type SeatStore, seatStore } from '../seat-store.ts'
import {
  type AddSeatOutcome,
  addSeat,
  type CallOffOutcome,
  callOffGroup,
  cancelAsStaff,
  eraseAsStaff,
  moveAsStaff,
  type NewSeat,
  type ResendOutcome,
  resendLink,
  type StaffCancelOutcome,
  type StaffEraseOutcome,
  type StaffMoveOutcome,
} from './change-as-staff.ts'
import { checkSeats, type Finding } from './check-seats.ts'
import { type ExportOutcome, exportGroup } from './export-group.ts'
import { listUndelivered, type RetryMailOutcome, retryMail } from './handle-outbox.ts'
import {
  continueSession,
  requestSignIn,
  type SessionOutcome,
  type SignInOutcome,
  type SignInRequested,
  signIn,
  signOut,
} from './sign-in.ts'
import { type GroupList, listGroups, type ShowGroupOutcome, showGroup } from './view-groups.ts'
import {
  type AuditEntry,
  listAudit,
  type MailEntry,
  type SearchOutcome,
  type ShowReservationOutcome,
  searchReservations,
  showReservation,
} from './view-reservation.ts'

/** The way into the staff's side. */
export interface StaffEntrance {
  /** Mails a link that signs in once, if the address is one of staff; the answer never says. */
  requestSignIn(email: string): Promise<SignInRequested>
  /** By the mailed link. Behind a POST: a scanner's GET must not use it up. */
  signIn(token: string): Promise<SignInOutcome>
  /** Who a session's secret belongs to. Puts its end off. */
  continueSession(session: string): Promise<SessionOutcome>
  signOut(session: string): Promise<{ kind: 'signed-out' }>
  /** What a signed-in member of staff may do; everything is written to the audit log as theirs. */
  as(email: string): StaffDesk
}

/** Everything that staff may do with reservations. */
export interface StaffDesk {
  listGroups(): Promise<GroupList>
  showGroup(cohortId: string): Promise<ShowGroupOutcome>
  showReservation(id: string): Promise<ShowReservationOutcome>
  /** Goes on after the reservation `after`, which an earlier answer named as its last. */
  search(text: string, after?: string): Promise<SearchOutcome>
  cancel(cancellation: { id: string; reason: Reason }): Promise<StaffCancelOutcome>
  move(move: { id: string; cohortId: string; reason: Reason }): Promise<StaffMoveOutcome>
  /** Mails a fresh link; `isRevoking` makes earlier ones stop working. */
  resend(resending: { id: string; isRevoking?: boolean }): Promise<ResendOutcome>
  addSeat(seat: NewSeat): Promise<AddSeatOutcome>
  erase(id: string): Promise<StaffEraseOutcome>
  callOffGroup(cohortId: string): Promise<CallOffOutcome>
  listUndelivered(): Promise<{ dead: MailEntry[]; waiting: MailEntry[] }>
  retryMail(id: string): Promise<RetryMailOutcome>
  exportGroup(cohortId: string): Promise<ExportOutcome>
  listAudit(limit?: number): Promise<AuditEntry[]>
  /** Compares what is stored with what it should be. */
  check(): Promise<Finding[]>
}

export interface StaffOptions {
  database: Database
  staffEmails: readonly string[]
  clock?: Clock
  store?: SeatStore
}

export function createStaff({
  database,
  staffEmails,
  clock = systemClock,
  store = seatStore,
}: StaffOptions): StaffEntrance {
  const context = { database, clock, store, staffEmails: staffEmails.map(normalizeEmail) }
  return {
    requestSignIn: (email) => requestSignIn(context, email),
    signIn: (token) => signIn(context, token),
    continueSession: (session) => continueSession(context, session),
    signOut: (session) => signOut(context, session),
    as: (email) => openDesk({ database, clock, store }, staffActor(email)),
  }
}

/** The desk for someone who needs no sign-in: whoever runs the command line on the server. */
export function openDesk(
  context: { database: Database; clock: Clock; store: SeatStore },
  actor: string,
): StaffDesk {
  return {
    listGroups: () => listGroups(context, actor),
    showGroup: (cohortId) => showGroup(context, actor, cohortId),
    showReservation: (id) => showReservation(context, actor, id),
    search: (text, after) => searchReservations(context, actor, text, after),
    cancel: (cancellation) => cancelAsStaff(context, actor, cancellation),
    move: (move) => moveAsStaff(context, actor, move),
    resend: (resending) => resendLink(context, actor, resending),
    addSeat: (seat) => addSeat(context, actor, seat),
    erase: (id) => eraseAsStaff(context, actor, id),
    callOffGroup: (cohortId) => callOffGroup(context, actor, cohortId),
    listUndelivered: () => listUndelivered(context, actor),
    retryMail: (id) => retryMail(context, actor, id),
    exportGroup: (cohortId) => exportGroup(context, actor, cohortId),
    listAudit: (limit) => listAudit(context, actor, limit),
    check: () => checkSeats(context, actor),
  }
}
