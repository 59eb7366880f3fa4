import type { ReservationStatus } from '../../database/tables.ts'
import {
  type CohortAvailability,
  describeAvailability,
  hasStarted,
  type SeatCount,
} from '../availability.ts'
import { instantToText } from '../clock.ts'
import { readCohort, readCohorts } from '../cohort-rows.ts'
import type { ProgramRules, StoredCohort } from '../cohort-rules.ts'
import { isEligible } from '../eligibility.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import { countSeats } from '../store/live.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { findStatus } from '../use-cases/find-reservation.ts'

export type GroupWarning =
  /** No longer published although people are in it. */
  | 'unpublished-with-people'
  /** Editors lowered the number of seats below what is taken. */
  | 'over-capacity'
  /** The first in line can't be offered a seat: the program no longer takes their state. */
  | 'line-stuck'
  /** Called off by staff. */
  | 'called-off'

export interface GroupSummary {
  availability: CohortAvailability
  program: { id: string; title: string; slug: string; kind: 'therapy' | 'skills' }
  counts: Readonly<Record<ReservationStatus, number>>
  warnings: readonly GroupWarning[]
}

/** A reservation as staff see it. */
export interface StaffReservation {
  id: string
  cohortId: string
  status: ReservationStatus
  name: string
  email: string
  state: string
  residence?: string | undefined
  expiresAt?: string | undefined
  confirmedAt?: string | undefined
  createdAt: string
  /** Place in the line, while waiting. */
  position?: number | undefined
  /** Whether the program can take them where they say they will be; undefined where that can't be told. */
  isEligible: boolean | undefined
  origin: 'visitor' | 'staff'
  isErased: boolean
}

export interface GroupList {
  /** Soonest start first; those whose last session has begun come last. */
  groups: readonly GroupSummary[]
  /** The ids of groups that are stored damaged. */
  unreadable: readonly string[]
}

export async function listGroups(context: SeatContext, actor: string): Promise<GroupList> {
  const { database, clock } = context
  const now = clock.now()
  await recordEvent(database, { at: instantToText(now), actor, action: 'viewed-groups' })
  const rows = await database
    .selectFrom('cohorts')
    .selectAll()
    .orderBy('first_session_at')
    .orderBy('id')
    .execute()
  const { cohorts, unreadable } = readCohorts(rows)
  const groups = await summarize(
    context,
    cohorts.toSorted((a, b) => Number(isOver(a, now)) - Number(isOver(b, now))),
  )
  return { groups, unreadable }
}

const isOver = ({ lastSession }: StoredCohort, now: Temporal.Instant) =>
  Temporal.Instant.compare(lastSession, now) <= 0

export type ShowGroupOutcome =
  | { kind: 'found'; group: GroupSummary; people: readonly StaffReservation[] }
  | { kind: 'cohort-unknown' }
  /** The group is stored damaged; who is in it can be read nonetheless. */
  | { kind: 'cohort-unreadable'; people: readonly StaffReservation[] }

/** One group with everybody in it: seats first, then the line in its order, then who left. */
export async function showGroup(
  context: SeatContext,
  actor: string,
  cohortId: string,
): Promise<ShowGroupOutcome> {
  const { database, clock } = context
  const row = await database
    .selectFrom('cohorts')
    .selectAll()
    .where('id', '=', cohortId)
    .executeTakeFirst()
  if (!row) return { kind: 'cohort-unknown' }
  const now = clock.now()
  const at = instantToText(now)
  await recordEvent(database, { at, actor, action: 'viewed-group', cohortId })
  const cohort = readCohort(row)
  const people = await listPeople(context, cohort ?? { id: cohortId })
  if (!cohort) return { kind: 'cohort-unreadable', people }
  const [group] = await summarize(context, [cohort])
  return group ? { kind: 'found', group, people } : { kind: 'cohort-unknown' }
}

const ORDER: readonly ReservationStatus[] = [
  'confirmed',
  'held',
  'offered',
  'waitlisted',
  'cancelled',
  'expired',
]

/** A group, as far as it can be read. */
interface KnownGroup {
  id: string
  program?: ProgramRules | undefined
}

export async function listPeople(
  { database, clock }: SeatContext,
  group: KnownGroup,
): Promise<StaffReservation[]> {
  const rows = await database
    .selectFrom('reservations')
    .selectAll()
    .where('cohort_id', '=', group.id)
    .orderBy('line_number')
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  const line = rows
    .filter(({ status, erased_at }) => status === 'waitlisted' && erased_at === null)
    .map(({ id }) => id)
  return rows
    .map((row) => toStaffReservation(row, group.program, clock.now(), line.indexOf(row.id) + 1))
    .toSorted((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status))
}

/** `position` is 0 for whoever doesn't wait. */
export function toStaffReservation(
  row: ReservationRow,
  program: ProgramRules | undefined,
  now: Temporal.Instant,
  position = 0,
): StaffReservation {
  const residence = row.residence ?? undefined
  return {
    id: row.id,
    cohortId: row.cohort_id,
    status: findStatus(row, now),
    name: row.name,
    email: row.email,
    state: row.state,
    residence,
    expiresAt: row.expires_at ?? undefined,
    confirmedAt: row.confirmed_at ?? undefined,
    createdAt: row.created_at,
    position: position > 0 ? position : undefined,
    isEligible: program && isEligible(program, { state: row.state, residence }),
    origin: row.origin,
    isErased: row.erased_at !== null,
  }
}

async function summarize(
  context: SeatContext,
  cohorts: readonly StoredCohort[],
): Promise<GroupSummary[]> {
  const now = context.clock.now()
  const seats = await countSeats(context.database, cohorts, instantToText(now))
  return await Promise.all(
    cohorts.map(async (cohort) => {
      const people = await listPeople(context, cohort)
      const counts = { held: 0, confirmed: 0, cancelled: 0, expired: 0, waitlisted: 0, offered: 0 }
      for (const { status } of people) counts[status] += 1
      const count = seats.get(cohort.id) ?? { live: 0, waiting: 0 }
      const { id, title, slug, kind } = cohort.program
      return {
        availability: describeAvailability(cohort, count, now),
        program: { id, title, slug, kind },
        counts,
        warnings: listWarnings(cohort, people, { ...count, now }),
      }
    }),
  )
}

function listWarnings(
  cohort: StoredCohort,
  people: readonly StaffReservation[],
  { live, waiting, now }: SeatCount & { now: Temporal.Instant },
): GroupWarning[] {
  if (cohort.isCancelled) return ['called-off']
  // Of what is past nothing can be mended.
  if (isOver(cohort, now)) return []
  const warnings: GroupWarning[] = []
  if (cohort.isWithdrawn && live + waiting > 0) warnings.push('unpublished-with-people')
  if (live > cohort.capacity) warnings.push('over-capacity')
  if (hasStarted(cohort, now)) return warnings
  const head = people.find(({ status, isErased }) => status === 'waitlisted' && !isErased)
  if (head?.isEligible === false) warnings.push('line-stuck')
  return warnings
}
