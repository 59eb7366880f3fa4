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
  /** Raised by the first statement of every seat transaction: that is the lock. */
  revision: ColumnType<number, number | undefined, number>
}

type ReservationStatus = 'held' | 'confirmed' | 'cancelled' | 'expired' | 'waitlisted' | 'offered'

export interface ReservationsTable {
  id: string
  cohort_id: string
  status: ReservationStatus
  name: string
  email: string
  /** The address in the one form used for look-up and index. */
  email_key: string
  state: string
  is_adult: Flag
  attests_location: Flag
  consent_hash: string
  consented_at: InstantText
  marketing: Flag
  /** SHA-256 of the manage link's token; null until a mail with the link is written. */
  token_hash: string | null
  /** When a hold or an offer lapses; null for every other status. */
  expires_at: InstantText | null
  created_at: InstantText
  updated_at: InstantText
}

/** The answer to a finished request, for replay. Failures are never kept. */
export interface IdempotencyKeysTable {
  route: string
  key: string
  fingerprint: string
  status: number
  body: string
  created_at: InstantText
}

/** What happened to a reservation, without personal data. Append only. */
export interface AuditTable {
  id: string
  at: InstantText
  actor: string
  action: string
  cohort_id: string
  reservation_id: string
}

/** A mail to be sent, written in the same transaction as the event it tells of. */
export interface OutboxTable {
  id: string
  kind: string
  reservation_id: string
  status: 'pending' | 'sent' | 'dead'
  attempts: number
  deliver_after: InstantText
  sent_at: InstantText | null
  created_at: InstantText
}

export interface Tables {
  cohorts: CohortsTable
  reservations: ReservationsTable
  idempotency_keys: IdempotencyKeysTable
  audit: AuditTable
  outbox: OutboxTable
}

export type Database = Kysely<Tables>
