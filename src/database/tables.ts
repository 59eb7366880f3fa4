import type { ColumnType, Kysely } from 'kysely'

/** A UTC instant written with milliseconds, so that text order is time order. */
type InstantText = string
/** 0 or 1: SQLite has no booleans. */
type Flag = 0 | 1

/** A group's rules, copied from the published content by the publisher. */
export interface CohortsTable {
  id: string
  program_id: string
  program_title: string
  program_slug: string
  program_kind: string
  eligibility: string
  /** JSON list of state codes. */
  eligible_states: string
  alternative_title: string | null
  alternative_slug: string | null
  start_date: string
  local_time: string
  time_zone: string
  minutes: number
  weeks: number
  /** JSON list of dates. */
  skipped_dates: string
  capacity: number
  enrolment: string
  last_enrolment_date: string | null
  first_session_at: InstantText
  last_session_at: InstantText
  /** 1 once the group is no longer published. Its reservations stay. */
  withdrawn: Flag
  /** 1 where the program also asks in which state someone lives. */
  ask_residence: Flag
  /** When staff called the whole group off; final. */
  cancelled_at: ColumnType<InstantText | null, InstantText | null | undefined, InstantText>
  /** Raised by the first statement of every seat transaction: that is the lock. */
  revision: ColumnType<number, number | undefined, number>
}

/** What the seat rules and the mails must know of the site's settings. One row, id 1. */
export interface SettingsTable {
  id: number
  hold_minutes: number
  offer_hours: number
  retention_days: number
  /** SHA-256 (hex) of the consent text that is published. */
  consent_hash: string
  site_name: string
  provider_name: string
  contact_email: string | null
  /** JSON list of {label, instruction, href}. */
  crisis_lines: string
}

export type ReservationStatus =
  | 'held'
  | 'confirmed'
  | 'cancelled'
  | 'expired'
  | 'waitlisted'
  | 'offered'

export interface ReservationsTable {
  id: string
  cohort_id: string
  status: ReservationStatus
  name: string
  email: string
  /** The address in the one form used for look-up and index. */
  email_key: string
  /** Where the visitor will be during sessions. */
  state: string
  /** Where the visitor lives, where the program asks. */
  residence: string | null
  is_adult: Flag
  attests_location: Flag
  consent_hash: string
  consented_at: InstantText
  marketing: Flag
  origin: 'visitor' | 'staff'
  /** When a hold or an offer lapses; null for every other status. */
  expires_at: InstantText | null
  /** Place in the waiting list of its group, ascending; kept when a seat was offered. */
  line_number: number | null
  /** SEQUENCE of the newest calendar entry sent. */
  calendar_sequence: ColumnType<number, number | undefined, number>
  confirmed_at: InstantText | null
  /** When the reminder before the first session was written to the outbox. */
  reminded_at: ColumnType<InstantText | null, InstantText | undefined, InstantText | null>
  /** When the personal data was erased; the row stays, so that counts stay true. */
  erased_at: ColumnType<InstantText | null, InstantText | undefined, InstantText>
  created_at: InstantText
  updated_at: InstantText
}

/** A link by which a visitor manages a reservation. The token itself is only ever in the mail. */
export interface ManageLinksTable {
  /** SHA-256 (hex) of the token. */
  token_hash: string
  reservation_id: string
  created_at: InstantText
  expires_at: InstantText
  revoked_at: InstantText | null
}

/**
 * What a browser asks with how its hold fares. A request that took no seat, because its address
 * already had one, has a handle too (without a reservation), so that nobody can tell them apart.
 */
export interface StatusHandlesTable {
  handle_hash: string
  reservation_id: string | null
  expires_at: InstantText | null
  position: number | null
  created_at: InstantText
}

/** The answer to a finished request, for replay. Failures are never kept. */
export interface IdempotencyKeysTable {
  route: string
  key: string
  fingerprint: string
  status: number
  body: string
  /** Whose request it was, so that erasing takes it along. */
  reservation_id: string | null
  created_at: InstantText
}

/** What happened, without personal data of visitors. Append only: triggers refuse the rest. */
export interface AuditTable {
  id: string
  at: InstantText
  /** `visitor`, `system`, or `staff:` and the address. */
  actor: string
  action: string
  /** Empty where the event is about no group in particular. */
  cohort_id: string
  /** Empty where the event is about no reservation in particular. */
  reservation_id: string
  detail: string | null
}

/** A mail to be sent, written in the same transaction as the event it tells of. */
export interface OutboxTable {
  id: string
  kind: string
  /** Null for mail to staff, which has a `recipient` instead. */
  reservation_id: string | null
  recipient: string | null
  /** JSON: what the mail must say that may change later. */
  detail: string
  /** The event it tells of: one mail at most for each. */
  audit_id: string
  status: 'pending' | 'sending' | 'sent' | 'dead'
  attempts: number
  deliver_after: InstantText
  /** Which delivery has taken it, and until when nobody else may. */
  lease_id: string | null
  lease_until: InstantText | null
  /** A code, never an address. */
  last_error: string | null
  sent_at: InstantText | null
  created_at: InstantText
}

/** A sign-in link mailed to staff; works once. */
export interface StaffLinksTable {
  token_hash: string
  email: string
  created_at: InstantText
  expires_at: InstantText
  used_at: InstantText | null
}

export interface StaffSessionsTable {
  token_hash: string
  email: string
  created_at: InstantText
  expires_at: InstantText
}

/** How often something was tried within one stretch of time. Holds no address, only keyed hashes. */
export interface AttemptsTable {
  /** Keyed hash of what was tried, by whom, and in which stretch of time. */
  key: string
  count: number
  ends_at: InstantText
}

/** Proofs of work and stamps of forms that have served; none serves twice. */
export interface SpentProofsTable {
  id: string
  /** Until when it would have been accepted. */
  ends_at: InstantText
}

export interface Tables {
  attempts: AttemptsTable
  spent_proofs: SpentProofsTable
  cohorts: CohortsTable
  settings: SettingsTable
  reservations: ReservationsTable
  manage_links: ManageLinksTable
  status_handles: StatusHandlesTable
  idempotency_keys: IdempotencyKeysTable
  audit: AuditTable
  outbox: OutboxTable
  staff_links: StaffLinksTable
  staff_sessions: StaffSessionsTable
}

export type Database = Kysely<Tables>
