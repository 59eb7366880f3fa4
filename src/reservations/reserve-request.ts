/** A visitor's wish for a seat or a place in line, already checked for shape. */
export interface ReserveRequest {
  cohortId: string
  /** Two-letter code of where the visitor will be during sessions. */
  state: string
  /** Where the visitor lives; needed where the program asks. */
  residence?: string | undefined
  name: string
  email: string
  /** SHA-256 (hex) of the consent text that was shown. */
  consentHash: string
  /** Whether the visitor ticked the separate box for news. */
  marketing?: boolean | undefined
  /** Chosen by the visitor's browser, the same for every retry of one submission. */
  idempotencyKey: string
}

/**
 * The body of a successful answer. The same whether or not the address already had a reservation:
 * then nothing new is taken, and only a mail says so.
 */
export interface HeldSeat {
  status: 'held'
  cohortId: string
  /** Asks how the hold fares (`GET /api/reservations/<handle>/`); it can't manage anything. */
  handle: string
  /** UTC instant at which the hold lapses unless it is confirmed by the link in the mail. */
  expiresAt: string
  /** UTC instant. */
  firstSession: string
  timeZone: string
}

export interface WaitingPlace {
  status: 'waitlisted'
  cohortId: string
  handle: string
  /** 1 is next. */
  position: number
  firstSession: string
  timeZone: string
}

export interface FieldProblem {
  /** JSON pointer into the request's body. */
  pointer: string
  detail: string
}

/** The same request was answered before: the stored answer, byte for byte. */
export interface Replayed {
  kind: 'replayed'
  status: number
  body: string
}

/** Everything that can be expected to come of asking for a seat. */
export type ReserveOutcome = { kind: 'held'; seat: HeldSeat } | Replayed | ReserveRefusal

/** Everything that can be expected to come of asking for a place in line. */
export type JoinOutcome =
  | { kind: 'waitlisted'; place: WaitingPlace }
  | Replayed
  | Exclude<ReserveRefusal, { kind: 'group-full' }>
  /** A seat is free: reserve it instead. */
  | { kind: 'seats-free' }

export type NotEligible = {
  kind: 'not-eligible'
  alternative?: { title: string; href: string } | undefined
}

export type ReserveRefusal =
  | { kind: 'cohort-unknown' }
  | NotEligible
  /** The program also asks where the visitor lives, and the request doesn't say. */
  | { kind: 'residence-missing' }
  /** The consent text has changed since it was shown: show the new one and ask again. */
  | { kind: 'consent-outdated' }
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  | { kind: 'group-full'; waiting: number }
  | { kind: 'idempotency-key-reused' }
  | { kind: 'idempotency-in-progress' }
  | Undecided

/** Nothing could be decided, so nothing has changed. */
export type Undecided = Busy | Unreadable

/** Others kept the group's lock too long: nothing has changed, the same can be tried again. */
export type Busy = { kind: 'busy' }

/** What is stored of the group is damaged. Other groups are none the worse for it. */
export type Unreadable = { kind: 'cohort-unreadable' }

/** What can be wrong with the request itself. */
export type RequestProblem =
  | { kind: 'idempotency-key-missing' }
  | { kind: 'invalid-request'; errors: readonly FieldProblem[] }
