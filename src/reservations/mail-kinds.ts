/** Every mail there is. */
export const MAIL_KINDS = [
  'hold',
  'confirmed',
  'reminder',
  'cancelled',
  'moved',
  'waiting',
  'offered',
  'offer-lapsed',
  'line-ended',
  'group-changed',
  'group-cancelled',
  'earlier-reservation',
  'fresh-link',
  'staff-sign-in',
  'staff-warning',
] as const

export type MailKind = (typeof MAIL_KINDS)[number]
