/** What came of a fault that was run for real. */
export interface FaultReport {
  readonly rounds: number
  /** Everything that is not as promised, one line each; none where all is well. */
  readonly broken: readonly string[]
  /** Reservations and edits that were acknowledged, and mails that the mail server took. */
  readonly reservations?: number
  readonly edits?: number
  readonly mails?: number
  /** Mails that the mail server got a second time without need, with the same Message-ID. */
  readonly mailsAgain?: number
  /** Mails sent a second time since the process was killed between the mail server's yes and its own note. */
  readonly mailsUntold?: number
  readonly pagesRead?: number
  /** Milliseconds of each stretch in which a server had no page for readers. */
  readonly outages?: readonly number[]
}
