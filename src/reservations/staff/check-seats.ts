import { judgeAvailability } from '../availability.ts'
import { instantToText } from '../clock.ts'
import { readCohort } from '../cohort-rows.ts'
import type { StoredCohort } from '../cohort-rules.ts'
import { normalizeEmail } from '../normalize-email.ts'
import { listEnded } from '../purge-personal-data.ts'
import { findSessionBounds } from '../session-dates.ts'
import type { ReservationRow } from '../store/change-reservation.ts'
import { countRows } from '../store/live.ts'
import { recordEvent } from '../store/record-event.ts'
import type { SeatContext } from '../store/seat-transaction.ts'
import { readSettings } from '../store/settings-row.ts'
import { findStatus } from '../use-cases/find-reservation.ts'
import { deriveStatus } from './derive-status.ts'
import { toStaffReservation } from './view-groups.ts'

/** Something that isn't as it should be. `problem`: a rule is broken; `notice`: worth a look. */
export interface Finding {
  severity: 'problem' | 'notice'
  cohortId?: string | undefined
  reservationId?: string | undefined
  message: string
}

/** Minutes after which something that a sweep settles should be settled. */
const SETTLED_WITHIN_MINUTES = 10
/** Hours after which mail that still waits is worth a look. */
const LATE_MAIL_HOURS = 1

const UNREADABLE =
  'What is stored of the group can’t be read. Where it is published it is written anew within the hour; otherwise restore the database from a backup'

/** Compares what is stored with what follows from rules, events and time. Changes nothing else. */
export async function checkSeats(context: SeatContext, actor: string): Promise<Finding[]> {
  const { database, clock } = context
  await recordEvent(database, { at: instantToText(clock.now()), actor, action: 'checked' })
  const rows = await database.selectFrom('cohorts').selectAll().orderBy('id').execute()
  const findings: Finding[] = []
  for (const row of rows) {
    const cohort = readCohort(row)
    if (!cohort) {
      findings.push({ severity: 'problem', cohortId: row.id, message: UNREADABLE })
      continue
    }
    const people = await database
      .selectFrom('reservations')
      .selectAll()
      .where('cohort_id', '=', cohort.id)
      .execute()
    findings.push(...checkDates(cohort), ...checkGroup(cohort, people, clock.now()))
    findings.push(...(await checkEvents(context, people)))
  }
  return [...findings, ...(await checkMail(context)), ...(await checkRetention(context))]
}

function checkDates(cohort: StoredCohort): Finding[] {
  const { first, last } = findSessionBounds(cohort)
  const isSame = first.equals(cohort.firstSession) && last.equals(cohort.lastSession)
  if (isSame) return []
  const message = 'The stored first or last session differs from what the dates come to'
  return [{ severity: 'problem', cohortId: cohort.id, message }]
}

function checkGroup(
  cohort: StoredCohort,
  people: readonly ReservationRow[],
  now: Temporal.Instant,
): Finding[] {
  const findings: Finding[] = []
  const find = (severity: Finding['severity'], message: string, reservationId?: string) =>
    findings.push({ severity, cohortId: cohort.id, reservationId, message })
  const late = instantToText(now.subtract({ minutes: SETTLED_WITHIN_MINUTES }))
  const addresses = new Set<string>()
  for (const row of people) {
    const isDue = row.status === 'held' || row.status === 'offered'
    if (isDue !== (row.expires_at !== null)) {
      find('problem', `Is ${row.status}, which doesn’t go with its deadline`, row.id)
    }
    if (isDue && row.expires_at !== null && row.expires_at <= late) {
      find('problem', 'Lapsed long ago and was not swept', row.id)
    }
    if ((row.status === 'waitlisted' || row.status === 'offered') && row.line_number === null) {
      find('problem', 'Waits without a place in line', row.id)
    }
    if (row.status === 'confirmed' && row.confirmed_at === null) {
      find('problem', 'Is confirmed without a time', row.id)
    }
    const isBlank = row.name === '' && row.email === '' && row.email_key === '' && row.state === ''
    if (row.erased_at !== null && !isBlank) find('problem', 'Was erased but not blanked', row.id)
    const status = findStatus(row, now)
    if (status === 'cancelled' || status === 'expired' || row.email === '') continue
    const address = normalizeEmail(row.email)
    if (addresses.has(address)) find('problem', 'Has a second one in the group', row.id)
    addresses.add(address)
  }
  const isLive = (row: ReservationRow) =>
    row.erased_at === null && ['held', 'offered', 'confirmed'].includes(findStatus(row, now))
  const live = people.filter(isLive).length
  if (live > cohort.capacity) {
    find('notice', `${live} seats are taken of ${cohort.capacity}: editors lowered the number`)
  }
  if (
    cohort.isWithdrawn &&
    !cohort.isCancelled &&
    live > 0 &&
    Temporal.Instant.compare(now, cohort.lastSession) < 0
  ) {
    find('notice', `No longer published, with ${live} people in it`)
  }
  const line = people
    .filter(({ status, erased_at }) => status === 'waitlisted' && erased_at === null)
    .toSorted((a, b) => (a.line_number ?? 0) - (b.line_number ?? 0))
    .map((row) => toStaffReservation(row, cohort.program, now))
  const [head] = line
  if (head?.isEligible === false) {
    find('notice', 'Is first in line, in a state that the program no longer takes', head.id)
  }
  const isOpen = judgeAvailability(cohort, { live, waiting: 0 }, now) === 'open'
  const longest = line.find(({ isEligible }) => isEligible)
  if (isOpen && longest && longest.createdAt <= late) {
    find('problem', 'A seat is free while people wait for one', longest.id)
  }
  return findings
}

/** Stored and derived must agree: each status is what its events add up to. */
async function checkEvents(
  { database }: SeatContext,
  people: readonly ReservationRow[],
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const { id, cohort_id, status } of people) {
    const events = await database
      .selectFrom('audit')
      .select('action')
      .where('reservation_id', '=', id)
      .orderBy('at')
      .execute()
    const derived = deriveStatus(events.map(({ action }) => action))
    if (derived === status) continue
    const message = `Is stored as ${status}, but its events come to ${derived ?? 'nothing possible'}`
    findings.push({ severity: 'problem', cohortId: cohort_id, reservationId: id, message })
  }
  return findings
}

async function checkMail({ database, clock }: SeatContext): Promise<Finding[]> {
  const now = clock.now()
  const late = instantToText(now.subtract({ hours: LATE_MAIL_HOURS }))
  const count = async (status: 'dead' | 'pending') => {
    let mails = database.selectFrom('outbox').select(countRows).where('status', '=', status)
    if (status === 'pending') mails = mails.where('created_at', '<', late)
    return (await mails.executeTakeFirstOrThrow()).rows
  }
  const stuck = await database
    .selectFrom('outbox')
    .select(countRows)
    .where('status', '=', 'sending')
    .where('lease_until', '<', late)
    .executeTakeFirstOrThrow()
  const [dead, waiting] = [await count('dead'), await count('pending')]
  const findings: Finding[] = []
  if (dead > 0)
    findings.push({ severity: 'notice', message: `${dead} mails could not be delivered` })
  if (waiting > 0) {
    const message = `${waiting} mails have waited for more than an hour`
    findings.push({ severity: 'notice', message })
  }
  if (stuck.rows > 0) {
    const message = `${stuck.rows} mails are being sent by a server that has gone`
    findings.push({ severity: 'problem', message })
  }
  return findings
}

async function checkRetention({ database, clock }: SeatContext): Promise<Finding[]> {
  const { retentionDays } = await readSettings(database)
  const ended = instantToText(clock.now().subtract({ hours: (retentionDays + 1) * 24 }))
  const groups = await listEnded(database, ended)
  if (groups.length === 0) return []
  const { rows } = await database
    .selectFrom('reservations')
    .select(countRows)
    .where('erased_at', 'is', null)
    .where('cohort_id', 'in', groups)
    .executeTakeFirstOrThrow()
  const message = `${rows} reservations should have been erased by now: run purge`
  return [{ severity: 'problem', message }]
}
