import { readCohort } from '../cohort-rows.ts'
import { type Invitation, toInvitation } from '../invitation.ts'
import type { Unreadable } from '../reserve-request.ts'
import { findLink, type LinkRefusal } from '../store/links.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'

export type InvitationOutcome =
  | { kind: 'found'; invitation: Invitation }
  /** Only a confirmed seat has a calendar entry. */
  | { kind: 'not-confirmed' }
  | LinkRefusal
  | Unreadable

/** The calendar entry of a confirmed seat, as it stands now. */
export async function findInvitation(
  { database, clock }: SeatContext,
  token: string,
): Promise<InvitationOutcome> {
  const link = await findLink(database, token, clock.now())
  if (link.kind !== 'found') return { kind: link.kind }
  const row = await database
    .selectFrom('reservations')
    .selectAll()
    .where('id', '=', link.reservationId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return { kind: 'link-unknown' }
  if (row.status !== 'confirmed') return { kind: 'not-confirmed' }
  const stored = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', row.cohort_id)
    .executeTakeFirstOrThrow()
  const cohort = readCohort(stored)
  if (!cohort) return { kind: 'cohort-unreadable' }
  const { providerName } = await readSettings(database)
  const facts = { method: 'REQUEST', sequence: row.calendar_sequence, providerName } as const
  return { kind: 'found', invitation: toInvitation(row, cohort, facts) }
}
