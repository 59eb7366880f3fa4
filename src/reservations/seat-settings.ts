/** A crisis line as every mail names it. */
export interface CrisisLine {
  label: string
  instruction: string
  href: string
}

/** What the database must know of the site's settings; copied there by the publisher. */
export interface SeatSettings {
  /** Minutes for which a seat is held until the visitor confirms. */
  holdMinutes: number
  /** Hours for which an offer from the waiting list stands. */
  offerHours: number
  /** Days after a group's last session until personal data is erased. */
  retentionDays: number
  /** SHA-256 (hex) of the consent text that is published. */
  consentHash: string
  siteName: string
  providerName: string
  contactEmail?: string | undefined
  crisisLines: readonly CrisisLine[]
}

/** Before settings were ever published. No consent text can match, so nobody can reserve. */
export const UNPUBLISHED_SETTINGS: SeatSettings = {
  holdMinutes: 30,
  offerHours: 24,
  retentionDays: 90,
  consentHash: '',
  siteName: '',
  providerName: '',
  crisisLines: [],
}
