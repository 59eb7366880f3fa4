import { expect, it } from 'vitest'
import type { CohortRules } from '../../src/reservations/cohort-rules.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { createSignInLink } from '../../src/reservations/staff/sign-in.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { runCommand } from '../../src/server/reservations/run-command.ts'
import { deliverAll } from './deliver-all.ts'
import { type Engine, inEveryForm } from './engines.ts'
import {
  availabilityOf,
  damage,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import { confirm, reservationOf, wait } from './sample-visitors.ts'

const STAFF = 'staff@provider.example'

async function openStaff(engine: Engine, capacity = 2, others: readonly CohortRules[] = []) {
  const open = await openSeats(engine, [
    sampleCohort({ capacity }),
    sampleCohort({ id: 'cohort-b', capacity }),
    ...others,
  ])
  const staff = createStaff({ ...open, staffEmails: [STAFF] })
  return { ...open, staff, desk: staff.as(STAFF) }
}

const seat = { cohortId: 'cohort-a', state: 'NY', name: 'Quillfeather', email: 'q@example.org' }

inEveryForm('staff', (engine) => {
  it('sign in by a mailed link that works once, for a short while, for listed addresses', async () => {
    const { staff, database, clock } = await openStaff(engine)
    const answer = { kind: 'sign-in-requested' }
    expect(await staff.requestSignIn('stranger@example.org')).toEqual(answer)
    expect(await staff.requestSignIn(` ${STAFF.toUpperCase()}`)).toEqual(answer)
    const mails = await database.selectFrom('outbox').selectAll().execute()
    expect(mails).toMatchObject([{ kind: 'staff-sign-in', recipient: STAFF }])

    const context = { database, clock, store: seatStore }
    const token = await createSignInLink(context, STAFF)
    const outcomes = await Promise.all([staff.signIn(token), staff.signIn(token)])
    expect(outcomes.map(({ kind }) => kind).toSorted()).toEqual(['link-invalid', 'signed-in'])
    const signedIn = outcomes.find((outcome) => outcome.kind === 'signed-in')
    const session = signedIn?.session ?? ''
    expect(await dumpTables(database)).not.toContain(session)
    expect(await staff.continueSession(session)).toMatchObject({ kind: 'signed-in', email: STAFF })
    const without = createStaff({ database, clock, staffEmails: [] })
    expect(await without.continueSession(session)).toEqual({ kind: 'signed-out' })
    clock.advance({ minutes: 30 })
    expect(await staff.continueSession(session)).toEqual({ kind: 'signed-out' })

    const late = await createSignInLink(context, STAFF)
    clock.advance({ minutes: 15 })
    expect(await staff.signIn(late)).toEqual({ kind: 'link-invalid' })
  })

  it('add a seat by hand only where the public form could give one', async () => {
    const { desk, seats } = await openStaff(engine, 1)
    expect((await desk.addSeat({ ...seat, state: 'TX' })).kind).toBe('not-eligible')
    expect((await desk.addSeat({ ...seat, cohortId: 'cohort-x' })).kind).toBe('cohort-unknown')
    expect((await desk.addSeat(seat)).kind).toBe('added')
    expect((await desk.addSeat(seat)).kind).toBe('already-there')
    expect((await desk.addSeat({ ...seat, email: 'other@example.org' })).kind).toBe('group-full')
    expect((await availabilityOf({ seats }, 'cohort-a'))?.status).toBe('full')
  })

  it('cancel, move, call off and erase, each written to the audit log as theirs', async () => {
    const { desk, database } = await openStaff(engine)
    const added = await desk.addSeat(seat)
    if (added.kind !== 'added') throw new Error(added.kind)
    const { reservationId: id } = added
    const reason = 'asked-by-attendee'
    expect((await desk.move({ id, cohortId: 'cohort-b', reason })).kind).toBe('moved')
    expect(await desk.cancel({ id, reason })).toEqual({ kind: 'cancelled' })
    expect(await desk.cancel({ id, reason })).toEqual({ kind: 'already-over' })
    expect(await desk.erase(id)).toEqual({ kind: 'erased' })
    await desk.addSeat(seat)
    expect(await desk.callOffGroup('cohort-a')).toEqual({ kind: 'called-off', told: 1 })
    expect((await desk.addSeat({ ...seat, email: 'x@example.org' })).kind).toBe('group-closed')
    const audit = await database.selectFrom('audit').selectAll().execute()
    expect(new Set(audit.map(({ actor }) => actor))).toEqual(new Set([`staff:${STAFF}`]))
    expect(JSON.stringify(audit)).not.toMatch(/quillfeather/i)
  })

  it('tell whom they take from the line what has come of it, and not that they left it', async () => {
    const open = await openStaff(engine, 1)
    const { database, desk, seats, clock } = open
    const holder = await confirm(open, 1)
    await wait(open, 2)
    await wait(open, 3)
    await seats.cancelSeat(holder)
    await deliverAll({ database, clock })
    const texts: (string | undefined)[] = []
    for (const [visitor, status] of [
      [3, 'waitlisted'],
      [2, 'offered'],
    ] as const) {
      const { id, status: present } = await reservationOf(database, visitor)
      expect(present).toBe(status)
      await desk.cancel({ id, reason: 'no-longer-eligible' })
      texts.push((await deliverAll({ database, clock }))[0]?.text)
    }
    expect(texts[0]).toContain('You are no longer on the waiting list.')
    expect(texts[1]).toContain('The seat that was offered to you has been released')
    expect(texts.join(' ')).not.toMatch(/You have (?:left|declined)/)
  })

  it('call nothing off that is over', async () => {
    const over = sampleCohort({ id: 'cohort-over', startDate: '2026-06-02' })
    const { desk, database } = await openStaff(engine, 8, [over])
    expect(await desk.callOffGroup('cohort-over')).toEqual({ kind: 'group-over' })
    const { cancelled_at } = await database
      .selectFrom('cohorts')
      .select('cancelled_at')
      .where('id', '=', 'cohort-over')
      .executeTakeFirstOrThrow()
    expect(cancelled_at).toBeNull()
  })

  it('see groups by their start, and last those that are over', async () => {
    const { desk } = await openStaff(engine, 2, [
      sampleCohort({ id: 'cohort-over', startDate: '2026-06-02' }),
      sampleCohort({ id: 'cohort-running', startDate: '2026-09-22' }),
    ])
    const { groups } = await desk.listGroups()
    expect(groups.map(({ availability }) => availability.id)).toEqual([
      'cohort-running',
      'cohort-a',
      'cohort-b',
      'cohort-over',
    ])
  })

  it('see what needs them: unpublished groups, lowered seats, a stuck head of the line', async () => {
    const { desk, seats, database } = await openStaff(engine, 2)
    await desk.addSeat(seat)
    await desk.addSeat({ ...seat, email: 'two@example.org' })
    await seats.joinWaitingList(sampleRequest(1, { state: 'FL' }))
    const { program } = sampleCohort()
    const narrower = { ...program, eligibleStates: ['NY'] }
    await seats.replaceCohortRules([sampleCohort({ capacity: 1, program: narrower })])
    expect((await desk.listGroups()).groups[0]?.warnings).toEqual(['over-capacity', 'line-stuck'])
    const warning = createSeats({
      database,
      staffEmails: [STAFF],
      clock: { now: () => Temporal.Instant.from('2026-10-02T00:00:00Z') },
    })
    await warning.replaceCohortRules([])
    expect((await desk.listGroups()).groups[0]?.warnings).toContain('unpublished-with-people')
    const mails = await database
      .selectFrom('outbox')
      .select('recipient')
      .where('kind', '=', 'staff-warning')
      .execute()
    expect(mails).toEqual([{ recipient: STAFF }])
  })

  it('are warned of people in line of an unpublished group, and of nothing once it is over', async () => {
    const open = await openStaff(engine, 1)
    const { desk, seats, clock } = open
    await confirm(open, 1)
    await wait(open, 2)
    const { program } = sampleCohort()
    const narrower = { ...program, eligibleStates: ['FL'] }
    await seats.replaceCohortRules([sampleCohort({ capacity: 1, program: narrower })])
    const warnings = async () => (await desk.listGroups()).groups.flatMap((group) => group.warnings)
    expect(await warnings()).toEqual(['line-stuck'])
    clock.set('2026-10-27T23:00:00Z')
    expect(await warnings()).toEqual([])
    clock.set('2026-10-02T00:00:00Z')
    await seats.replaceCohortRules([])
    await desk.cancel({ id: (await reservationOf(open.database, 1)).id, reason: 'other' })
    await seats.replaceCohortRules([sampleCohort({ capacity: 1, enrolment: 'closed' })])
    await seats.replaceCohortRules([])
    expect(await warnings()).toEqual(['unpublished-with-people'])
    clock.set('2026-12-16T00:00:00Z')
    expect(await warnings()).toEqual([])
  })

  it('search, show and export, safe from formulas, leaving a trace but not what was searched', async () => {
    const { desk, database } = await openStaff(engine)
    await desk.addSeat({ ...seat, name: '=HYPERLINK("http://evil")' })
    expect((await desk.search('q@')).kind).toBe('too-short')
    const found = await desk.search('Q@EXAMPLE')
    if (found.kind !== 'found') throw new Error(found.kind)
    expect(found.reservations).toHaveLength(1)
    expect(await desk.search('%%%')).toEqual({ kind: 'found', reservations: [] })
    const exported = await desk.exportGroup('cohort-a')
    if (exported.kind !== 'exported') throw new Error(exported.kind)
    expect(exported.csv).toContain(`"'=HYPERLINK(""http://evil"")"`)
    const actions = await database.selectFrom('audit').select('action').execute()
    expect(actions.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['searched', 'exported']),
    )
  })

  it('find everybody, some at a time, however many have what was searched for', async () => {
    const { desk, clock } = await openStaff(engine, 60)
    for (let person = 0; person < 51; person += 1) {
      // Some of them at one instant.
      if (person % 2 === 0) clock.advance({ seconds: 1 })
      await desk.addSeat({ ...seat, email: `q${person}@example.org` })
    }
    const first = await desk.search('quillfeather')
    if (first.kind !== 'found') throw new Error(first.kind)
    expect(first.reservations).toHaveLength(50)
    const rest = await desk.search('quillfeather', first.last)
    if (rest.kind !== 'found') throw new Error(rest.kind)
    expect(rest.reservations).toHaveLength(1)
    expect(rest.last).toBeUndefined()
    const addresses = [...first.reservations, ...rest.reservations].map(({ email }) => email)
    expect(new Set(addresses).size).toBe(51)
    expect(await desk.search('q50@')).toMatchObject({ last: undefined })
  })

  it('do the same by command line', async () => {
    const { desk, seats } = await openStaff(engine)
    const run = (command: string, subject?: string, reason?: string) =>
      runCommand({ desk, seats }, { command, subject, reason })
    const added = await desk.addSeat(seat)
    const id = added.kind === 'added' ? added.reservationId : ''
    expect((await run('list')).output).toContain('1 confirmed, 0 held, 0 offered of 2')
    expect((await run('list', 'cohort-a')).output).toContain('Quillfeather <q@example.org>, NY')
    expect((await run('show', id)).output).toContain('added-by-staff')
    expect((await run('cancel', id)).code).toBe(2)
    expect((await run('cancel', id, 'duplicate')).code).toBe(0)
    expect((await run('export', 'cohort-a')).output).toContain('"cancelled"')
    expect((await run('purge')).output).toBe('0 reservations were erased.\n')
    expect(await run('doctor')).toEqual({ output: 'Everything is as it should be.\n', code: 0 })
    expect((await run('dance')).code).toBe(2)
    await seats.replaceCohortRules([sampleCohort({ skippedDates: ['2026-10-27'] })])
    expect((await run('list')).output).toContain('Online relationships group, 2026-11-03 19:00')
    expect((await run('show', 'nobody')).code).toBe(1)
  })

  it('are told by doctor of a group that can’t be read, and what is wrong with the others', async () => {
    const { desk, database } = await openStaff(engine)
    await desk.addSeat({ ...seat, cohortId: 'cohort-b' })
    await database.updateTable('reservations').set({ status: 'held' }).execute()
    await damage({ database }, 'cohort-a')
    const findings = await desk.check()
    expect(findings).toContainEqual({
      severity: 'problem',
      cohortId: 'cohort-a',
      message: expect.stringContaining('What is stored of the group can’t be read'),
    })
    expect(findings.map(({ cohortId }) => cohortId)).toContain('cohort-b')
  })

  it('are told by doctor when what is stored differs from what follows', async () => {
    const { desk, database } = await openStaff(engine)
    const added = await desk.addSeat(seat)
    if (added.kind !== 'added') throw new Error(added.kind)
    await database.updateTable('reservations').set({ status: 'held' }).execute()
    const findings = await desk.check()
    expect(findings.map(({ severity }) => severity)).toContain('problem')
    expect(findings.map(({ message }) => message).join()).toContain(
      'Is stored as held, but its events come to confirmed',
    )
  })
})
