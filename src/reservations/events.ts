/** Everything that the audit log can say of a reservation. */
export type ReservationAction =
  | 'held'
  | 'confirmed'
  | 'hold-expired'
  | 'cancelled'
  | 'waitlisted'
  | 'offered'
  | 'accepted'
  | 'declined'
  | 'offer-lapsed'
  | 'line-ended'
  | 'moved'
  | 'added-by-staff'
  | 'location-changed'
  | 'reminded'
  | 'group-changed'
  | 'group-cancelled'
  | 'reserved-again'
  | 'link-requested'
  | 'link-resent'
  | 'erased'

/** Everything that it can say of a group as a whole, or of staff. */
export type StaffAction =
  | 'group-unpublished'
  | 'group-called-off'
  | 'sign-in-requested'
  | 'signed-in'
  | 'signed-out'
  | 'viewed-groups'
  | 'viewed-group'
  | 'viewed-reservation'
  | 'searched'
  | 'viewed-outbox'
  | 'mail-retried'
  | 'exported'
  | 'viewed-audit'
  | 'checked'

export type EventAction = ReservationAction | StaffAction

/** Why staff cancelled or moved someone. A fixed list: free text would collect health data. */
export const REASONS = [
  'asked-by-attendee',
  'asked-by-facilitator',
  'no-longer-eligible',
  'duplicate',
  'group-called-off',
  'other',
] as const

export type Reason = (typeof REASONS)[number]

export const VISITOR = 'visitor'
export const SYSTEM = 'system'
export const staffActor = (email: string) => `staff:${email}`
