/** A visitor's wish for a seat, already checked for shape. */
export interface ReserveRequest {
  cohortId: string
  /** Two-letter code of where the visitor will be during sessions. */
  state: string
  name: string
  email: string
  /** SHA-256 (hex) of the consent text that was shown. */
  consentHash: string
  /** Chosen by the visitor's browser, the same for every retry of one submission. */
  idempotencyKey: string
}

/** The body of a successful answer. */
export interface ReservedSeat {
  reservationId: string
  cohortId: string
  /** UTC instant. */
  firstSession: string
  timeZone: string
}

export interface FieldProblem {
  /** JSON pointer into the request's body. */
  pointer: string
  detail: string
}

/** Everything that can be expected to come of asking for a seat. */
export type ReserveOutcome =
  | { kind: 'reserved'; seat: ReservedSeat }
  /** The same request was answered before: the stored answer, byte for byte. */
  | { kind: 'replayed'; status: number; body: string }
  | ReserveRefusal

export type ReserveRefusal =
  | { kind: 'cohort-unknown' }
  | { kind: 'not-eligible'; alternative?: { title: string; href: string } | undefined }
  | { kind: 'group-closed'; reason: 'closed' | 'started' }
  | { kind: 'group-full' }
  | { kind: 'idempotency-key-reused' }
  | { kind: 'idempotency-in-progress' }
  | { kind: 'busy' }

/** What can be wrong with the request itself. */
export type RequestProblem =
  | { kind: 'idempotency-key-missing' }
  | { kind: 'invalid-request'; errors: readonly FieldProblem[] }
