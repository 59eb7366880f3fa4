import type { Resealed } from '../../database/sealed-columns/reseal-rows.ts'
import { REASONS } from '../../reservations/events.ts'
import type { Seats } from '../../reservations/seats.ts'
import { findFirstDate } from '../../reservations/session-dates.ts'
import type { StaffDesk } from '../../reservations/staff/staff.ts'
import type { StaffReservation } from '../../reservations/staff/view-groups.ts'

const HELP = `Usage: npm run reservations -- <command>

  list                 every group with its seats
  list <group>         everybody in a group
  show <reservation>   one reservation, what happened to it, and its mail
  cancel <reservation> --reason <reason>
                       gives a seat up and tells its holder
                       reasons: ${REASONS.join(', ')}
  export <group>       everybody in a group as CSV, to standard output
  purge                erases what is past its time now
  reencrypt            brings all that is stored under the first key of
                       DATABASE_ENCRYPTION_KEYS, or into the clear for "none"; can
                       be broken off and run again, and servers may go on working
  doctor               says what isn't as it should be; ends with 1 if a rule is broken
`

export interface Command {
  command: string
  subject: string | undefined
  reason: string | undefined
}

export interface CommandResult {
  output: string
  errors?: string
  /** 0, or 1 where something is wrong, or 2 for a command that isn't one. */
  code: 0 | 1 | 2
}

interface Tools {
  desk: StaffDesk
  seats: Pick<Seats, 'purgePersonalData'>
  /** Undefined where the environment names no keys. */
  reencrypt?: (() => Promise<Resealed>) | undefined
}

/** Does what a command line asks for, and says in words what came of it. */
export async function runCommand(tools: Tools, asked: Command): Promise<CommandResult> {
  const { command, subject } = asked
  switch (command) {
    case 'help':
      return { output: HELP, code: 0 }
    case 'list':
      return subject ? await listPeople(tools, subject) : await listGroups(tools)
    case 'show':
      return subject ? await showOne(tools, subject) : missing('show', 'reservation')
    case 'cancel':
      return subject
        ? await cancelOne(tools, subject, asked.reason)
        : missing(command, 'reservation')
    case 'export':
      return subject ? await exportOne(tools, subject) : missing('export', 'group')
    case 'purge': {
      const erased = await tools.seats.purgePersonalData()
      return { output: `${erased} reservations were erased.\n`, code: 0 }
    }
    case 'reencrypt':
      return await reencrypt(tools)
    case 'doctor':
      return await examine(tools)
    default:
      return { output: '', errors: `There is no command "${command}".\n\n${HELP}`, code: 2 }
  }
}

function missing(command: string, what: string): CommandResult {
  return { output: '', errors: `Name a ${what}: ${command} <${what}>\n`, code: 2 }
}

const fail = (errors: string): CommandResult => ({ output: '', errors: `${errors}\n`, code: 1 })
const NO_GROUP = 'There is no such group: "list" names them.'
const NO_RESERVATION = 'There is no such reservation: "list <group>" names them.'

async function listGroups({ desk }: Tools): Promise<CommandResult> {
  const { groups, unreadable } = await desk.listGroups()
  const lines = groups.map(({ availability, program, counts, warnings }) => {
    const { id, localTime, status, capacity } = availability
    const seats = `${counts.confirmed} confirmed, ${counts.held} held, ${counts.offered} offered of ${capacity}; ${counts.waitlisted} waiting`
    const warned = warnings.length > 0 ? `  ! ${warnings.join(', ')}` : ''
    return `${id}  ${program.title}, ${findFirstDate(availability)} ${localTime}  ${status}  ${seats}${warned}\n`
  })
  const output = lines.join('')
  if (unreadable.length > 0) return { output, errors: describeUnreadable(unreadable), code: 1 }
  return { output: output || 'No group has been published yet.\n', code: 0 }
}

function describeUnreadable(ids: readonly string[]): string {
  return `What is stored of these groups can't be read: ${ids.join(', ')}. "doctor" says what to do.\n`
}

async function listPeople({ desk }: Tools, cohortId: string): Promise<CommandResult> {
  const outcome = await desk.showGroup(cohortId)
  if (outcome.kind === 'cohort-unknown') return fail(NO_GROUP)
  const lines = outcome.people.map((person) => `${describePerson(person)}\n`)
  const output = lines.join('') || 'Nobody is in this group.\n'
  return outcome.kind === 'found'
    ? { output, code: 0 }
    : { output, errors: describeUnreadable([cohortId]), code: 1 }
}

function describePerson(person: StaffReservation): string {
  const who = person.isErased ? '(erased)' : `${person.name} <${person.email}>, ${person.state}`
  const place = person.position ? ` (${person.position} in line)` : ''
  const until = person.expiresAt ? ` until ${person.expiresAt}` : ''
  return `${person.id}  ${person.status}${place}${until}  ${who}`
}

async function showOne({ desk }: Tools, id: string): Promise<CommandResult> {
  const outcome = await desk.showReservation(id)
  if (outcome.kind !== 'found') return fail(NO_RESERVATION)
  const { reservation, history, mails } = outcome
  const lines = [
    describePerson(reservation),
    `group ${reservation.cohortId}`,
    ...history.map(({ at, actor, action }) => `  ${at}  ${action}  by ${actor}`),
    ...mails.map(({ createdAt, kind, status, lastError }) =>
      [`  ${createdAt}  mail "${kind}": ${status}`, lastError].filter(Boolean).join(', '),
    ),
  ]
  return { output: `${lines.join('\n')}\n`, code: 0 }
}

async function cancelOne(
  { desk }: Tools,
  id: string,
  wanted: string | undefined,
): Promise<CommandResult> {
  const reason = REASONS.find((known) => known === wanted)
  if (!reason) {
    return { output: '', errors: `Say why: --reason ${REASONS.join(' | ')}\n`, code: 2 }
  }
  const { kind } = await desk.cancel({ id, reason })
  switch (kind) {
    case 'cancelled':
      return { output: 'Cancelled. The holder is told by mail.\n', code: 0 }
    case 'already-over':
      return { output: 'It was over before; nothing has changed.\n', code: 0 }
    case 'reservation-unknown':
      return fail(NO_RESERVATION)
    case 'busy':
      return fail('The group is busy. Try again.')
    case 'cohort-unreadable':
      return fail('What is stored of the group can’t be read: "doctor" says what to do.')
  }
}

async function exportOne({ desk }: Tools, cohortId: string): Promise<CommandResult> {
  const outcome = await desk.exportGroup(cohortId)
  return outcome.kind === 'exported' ? { output: outcome.csv, code: 0 } : fail(NO_GROUP)
}

async function reencrypt({ reencrypt: run }: Tools): Promise<CommandResult> {
  if (!run) return fail('Set DATABASE_ENCRYPTION_KEYS: the first is the one to encrypt with.')
  const { rewritten, left } = await run()
  const output = `${rewritten} rows were rewritten.\n`
  if (left === 0) return { output, code: 0 }
  const errors = `${left} rows were being changed by others: run it again.\n`
  return { output, errors, code: 1 }
}

async function examine({ desk }: Tools): Promise<CommandResult> {
  const findings = await desk.check()
  if (findings.length === 0) return { output: 'Everything is as it should be.\n', code: 0 }
  const lines = findings.map(({ severity, cohortId, reservationId, message }) => {
    const where = [cohortId, reservationId].filter(Boolean).join(' ')
    return `${severity}: ${[where, message].filter(Boolean).join(': ')}\n`
  })
  const isBroken = findings.some(({ severity }) => severity === 'problem')
  return { output: lines.join(''), code: isBroken ? 1 : 0 }
}
