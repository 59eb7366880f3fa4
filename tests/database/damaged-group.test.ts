import { expect, it } from 'vitest'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { runCommand } from '../../src/server/reservations/run-command.ts'
import { type Engine, onEveryEngine } from './engines.ts'
import {
  availabilityOf,
  damage,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import { confirm, hold, linkOf, mailsOf, statusOf } from './sample-visitors.ts'

const PROGRAM = 'program-relationships-group'
const STAFF = 'staff@provider.example'
const UNREADABLE = { kind: 'cohort-unreadable' }

/** Two groups of one program, with someone in each. */
async function openDamaged(engine: Engine, harm?: Parameters<typeof damage>[2]) {
  const rules = [sampleCohort(), sampleCohort({ id: 'cohort-b' })]
  const open = await openSeats(engine, rules)
  const token = await confirm(open, 1)
  const other = await confirm(open, 2, 'cohort-b')
  await damage(open, 'cohort-a', harm)
  const desk = createStaff({ ...open, staffEmails: [STAFF] }).as(STAFF)
  return { ...open, rules, token, other, desk }
}

onEveryEngine('a group that is stored damaged', (engine) => {
  it.each([
    { skipped_dates: '[' },
    { skipped_dates: '["someday"]' },
    { eligible_states: '{}' },
    { program_kind: 'choir' },
    { enrolment: 'ajar' },
    { start_date: '2026-02-30' },
    { local_time: '7 PM' },
    { time_zone: 'America/Nowhere' },
    { last_enrolment_date: 'soon' },
    { first_session_at: '' },
    { last_session_at: 'never' },
    { weeks: 0 },
    { capacity: -1 },
  ])('is left out with %j, and the others are shown', async (harm) => {
    const { seats } = await openDamaged(engine, harm)
    const shown = await seats.listAvailability(PROGRAM)
    expect(shown.map(({ id, seatsLeft }) => [id, seatsLeft])).toEqual([['cohort-b', 7]])
    expect(await seats.findAvailability('cohort-a')).toEqual(UNREADABLE)
    expect(await seats.findUnreadable()).toEqual(['cohort-a'])
  })

  it('refuses visitors, who keep what they have, and nothing is stored of it', async () => {
    const { seats, token, other, ...open } = await openDamaged(engine)
    const before = await dumpTables(open.database)
    expect(await seats.reserveSeat(sampleRequest(3))).toEqual(UNREADABLE)
    expect(await seats.joinWaitingList(sampleRequest(3))).toEqual(UNREADABLE)
    expect(await seats.findReservation(token)).toEqual(UNREADABLE)
    expect(await seats.findInvitation(token)).toEqual(UNREADABLE)
    expect(await seats.confirmSeat(token)).toEqual(UNREADABLE)
    expect(await seats.cancelSeat(token)).toEqual(UNREADABLE)
    expect(await seats.moveSeat(token, 'cohort-b')).toEqual(UNREADABLE)
    expect(await seats.moveSeat(other, 'cohort-a')).toEqual(UNREADABLE)
    expect(await seats.eraseReservation(token)).toEqual(UNREADABLE)
    expect(await dumpTables(open.database)).toBe(before)
    expect(await seats.findReservation(other)).toMatchObject({
      kind: 'found',
      reservation: { status: 'confirmed', canMoveTo: [] },
    })
    expect((await seats.reserveSeat(sampleRequest(3, { cohortId: 'cohort-b' }))).kind).toBe('held')
  })

  it('lets the links of someone’s other reservations be mailed, and says nothing else', async () => {
    const open = await openSeats(engine, [sampleCohort(), sampleCohort({ id: 'cohort-b' })])
    await hold(open, 1, 'cohort-b')
    open.clock.advance({ seconds: 1 })
    const again = sampleRequest(1, { idempotencyKey: 'another-key' })
    expect((await open.seats.reserveSeat(again)).kind).toBe('held')
    await damage(open, 'cohort-a')
    open.clock.advance({ minutes: 20 })
    const asked = await open.seats.requestLinks(sampleRequest(1).email)
    expect(asked).toEqual({ kind: 'link-requested' })
    const mails = await open.database
      .selectFrom('outbox')
      .innerJoin('reservations', 'reservations.id', 'outbox.reservation_id')
      .select('cohort_id')
      .where('kind', '=', 'fresh-link')
      .execute()
    expect(mails).toEqual([{ cohort_id: 'cohort-b' }])
    expect(await open.seats.renewLink(await linkOf(open, 1))).toEqual({ kind: 'link-requested' })
  })

  it('is named to staff beside the others, with everybody in it', async () => {
    const { desk, seats } = await openDamaged(engine)
    const { groups, unreadable } = await desk.listGroups()
    expect(groups.map(({ availability }) => availability.id)).toEqual(['cohort-b'])
    expect(unreadable).toEqual(['cohort-a'])
    const shown = await desk.showGroup('cohort-a')
    const person = { name: 'Visitor Quillfeather 1', status: 'confirmed', isEligible: undefined }
    expect(shown).toMatchObject({ ...UNREADABLE, people: [person] })
    expect(await desk.exportGroup('cohort-a')).toMatchObject({
      csv: expect.stringContaining('Quillfeather 1'),
    })
    const found = await desk.search('quillfeather')
    if (found.kind !== 'found') throw new Error(found.kind)
    expect(found.reservations.map(({ cohortId }) => cohortId).toSorted()).toEqual([
      'cohort-a',
      'cohort-b',
    ])
    const id = found.reservations.find(({ cohortId }) => cohortId === 'cohort-a')?.id ?? ''
    expect(await desk.showReservation(id)).toMatchObject({ reservation: person })
    expect(await desk.cancel({ id, reason: 'other' })).toEqual(UNREADABLE)
    expect(await desk.callOffGroup('cohort-a')).toEqual(UNREADABLE)

    const run = (command: string, subject?: string) =>
      runCommand({ desk, seats }, { command, subject, reason: 'other' })
    const list = await run('list')
    expect(list.output).toMatch(/^cohort-b /)
    expect(list).toMatchObject({ code: 1, errors: expect.stringContaining(': cohort-a. "doctor"') })
    const people = await run('list', 'cohort-a')
    expect(people.output).toContain('Quillfeather 1')
    expect(people).toMatchObject({ code: 1, errors: expect.stringContaining('cohort-a') })
    expect(await run('cancel', id)).toMatchObject({ code: 1, output: '' })
    expect((await run('export', 'cohort-a')).code).toBe(0)
    const checked = await run('doctor')
    expect(checked.output).toContain('problem: cohort-a: What is stored of the group can’t be read')
  })

  it('is mended by publishing, which tells nobody of a change that was none', async () => {
    const { seats, rules, ...open } = await openDamaged(engine)
    expect(await seats.replaceCohortRules(rules)).toEqual({ invalid: [] })
    expect(await seats.findUnreadable()).toEqual([])
    expect((await availabilityOf({ seats }, 'cohort-a'))?.seatsLeft).toBe(7)
    expect(await mailsOf({ ...open, seats }, 1)).not.toContain('group-changed')
    await damage(open, 'cohort-a')
    await seats.replaceCohortRules([sampleCohort({ localTime: '18:00' })])
    expect(await mailsOf({ ...open, seats }, 1)).toContain('group-changed')
  })

  it('keeps no other from being published, changed or closed', async () => {
    const { seats, desk } = await openDamaged(engine)
    expect(await seats.replaceCohortRules([sampleCohort({ id: 'cohort-c' })])).toEqual({
      invalid: [],
    })
    expect((await seats.listAvailability(PROGRAM)).map(({ id }) => id)).toEqual(['cohort-c'])
    expect((await availabilityOf({ seats }, 'cohort-b'))?.status).toBe('closed')
    expect((await desk.listGroups()).unreadable).toEqual(['cohort-a'])
  })

  it('has nobody erased by a guess at its end, and others are erased in time', async () => {
    const open = await openDamaged(engine)
    await damage(open, 'cohort-a', { last_session_at: '' })
    expect(await open.seats.purgePersonalData()).toBe(0)
    open.clock.set('2027-12-01T00:00:00Z')
    expect(await open.seats.purgePersonalData()).toBe(1)
    expect(await statusOf(open, 1)).toBe('confirmed')
    const found = await open.desk.check()
    expect(found.map(({ message }) => message).join()).not.toContain('run purge')
  })
})
