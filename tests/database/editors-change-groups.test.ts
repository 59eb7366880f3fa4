import ICAL from 'ical.js'
import { expect, it } from 'vitest'
import type { Message } from '../../src/mail/message.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { deliverAll } from './deliver-all.ts'
import { onEveryEngine } from './engines.ts'
import { type OpenSeats, openSeats, sampleCohort, sampleRequest } from './sample-seats.ts'
import { confirm, hold, mailsOf, seatsLeft, statusOf, wait } from './sample-visitors.ts'

/** Sends what is due, and gives the mails of a kind. */
const deliver = async (open: OpenSeats, kind: string): Promise<Message[]> =>
  (await deliverAll(open)).filter((message) => message.kind === kind)

/** What an independent parser reads in the calendar entry of a mail. */
function readEntry(message: Message | undefined) {
  const calendar = new ICAL.Component(ICAL.parse(message?.calendar?.content ?? ''))
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined)
  return {
    method: calendar.getFirstPropertyValue('method'),
    uid: event.uid,
    sequence: event.sequence,
    start: event.startDate.toString(),
    zone: event.startDate.zone?.tzid,
  }
}

onEveryEngine('when editors change a group', (engine) => {
  it('a raised capacity is offered along the waiting list at once', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    await confirm(open, 1)
    for (const visitor of [2, 3, 4]) await wait(open, visitor)
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 3 })])
    const statuses = await Promise.all([2, 3, 4].map((visitor) => statusOf(open, visitor)))
    expect(statuses).toEqual(['offered', 'offered', 'waitlisted'])
    expect(await mailsOf(open, 3)).toEqual(['offered', 'waiting'])
    expect(await seatsLeft(open)).toBe(0)
  })

  it('a moved time is told to everyone in it, with a newer entry under the same UID', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 2 })])
    await confirm(open, 1)
    await hold(open, 2)
    await wait(open, 3)
    const [first] = await deliver(open, 'confirmed')
    const before = readEntry(first)
    expect(before).toMatchObject({ method: 'REQUEST', start: '2026-10-27T19:00:00' })

    const later = sampleCohort({ capacity: 2, localTime: '20:30' })
    await open.seats.replaceCohortRules([later])
    await open.seats.replaceCohortRules([later])
    const told = await deliver(open, 'group-changed')
    expect(told.map(({ to }) => to.address).toSorted()).toEqual(
      [1, 2, 3].map((visitor) => `quillfeather-${visitor}@example.org`),
    )
    const [entry, ...others] = told.filter(({ calendar }) => calendar)
    expect(others).toEqual([])
    expect(entry?.to.address).toBe('quillfeather-1@example.org')
    expect(readEntry(entry)).toEqual({
      ...before,
      sequence: before.sequence + 1,
      start: '2026-10-27T20:30:00',
    })

    await open.seats.replaceCohortRules([{ ...later, skippedDates: ['2026-11-24'] }])
    const [again] = (await deliver(open, 'group-changed')).filter(({ calendar }) => calendar)
    expect(readEntry(again)).toMatchObject({ uid: before.uid, sequence: before.sequence + 2 })
  })

  it('what concerns no session is told to nobody', async () => {
    const open = await openSeats(engine)
    await confirm(open, 1)
    await deliver(open, 'confirmed')
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 6, enrolment: 'closed' })])
    expect(await mailsOf(open, 1)).toEqual(['confirmed', 'hold'])
  })

  it('nor are the same weeks off, named in another order', async () => {
    const weeksOff = ['2026-11-24', '2026-12-22']
    const open = await openSeats(engine, [sampleCohort({ skippedDates: weeksOff })])
    await confirm(open, 1)
    await open.seats.replaceCohortRules([sampleCohort({ skippedDates: weeksOff.toReversed() })])
    expect(await mailsOf(open, 1)).toEqual(['confirmed', 'hold'])
  })

  it('closed enrollment keeps who is in, and takes nobody new', async () => {
    const open = await openSeats(engine)
    await confirm(open, 1)
    await open.seats.replaceCohortRules([sampleCohort({ enrolment: 'closed' })])
    expect(await statusOf(open, 1)).toBe('confirmed')
    expect(await open.seats.reserveSeat(sampleRequest(2))).toMatchObject({
      kind: 'group-closed',
      reason: 'closed',
    })
  })

  it('other states of the program keep who is in, and decide about who comes next', async () => {
    const open = await openSeats(engine)
    await confirm(open, 1)
    const { program } = sampleCohort()
    await open.seats.replaceCohortRules([
      sampleCohort({ program: { ...program, eligibleStates: ['FL'] } }),
    ])
    expect(await statusOf(open, 1)).toBe('confirmed')
    expect((await open.seats.reserveSeat(sampleRequest(2))).kind).toBe('not-eligible')
    expect((await open.seats.reserveSeat(sampleRequest(3, { state: 'FL' }))).kind).toBe('held')
  })

  it('a group called off is cancelled in the calendars of those who had it', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    await confirm(open, 1)
    await wait(open, 2)
    const before = readEntry((await deliver(open, 'confirmed'))[0])
    const desk = createStaff({ ...open, staffEmails: [] }).as('staff@provider.example')
    expect(await desk.callOffGroup('cohort-a')).toEqual({ kind: 'called-off', told: 2 })
    const told = await deliver(open, 'group-cancelled')
    expect(told).toHaveLength(2)
    const [entry] = told.filter(({ calendar }) => calendar)
    expect(readEntry(entry)).toMatchObject({
      method: 'CANCEL',
      uid: before.uid,
      sequence: before.sequence + 1,
    })
  })

  it('reminds once, a day before the first session as it is then, and asks where one will be', async () => {
    const open = await openSeats(engine)
    await confirm(open, 1)
    await open.seats.replaceCohortRules([sampleCohort({ startDate: '2026-11-03' })])
    await deliver(open, 'group-changed')
    open.clock.set('2026-10-26T23:30:00Z')
    await open.seats.sweep()
    expect(await mailsOf(open, 1)).not.toContain('reminder')
    open.clock.set('2026-11-03T00:00:00Z')
    await open.seats.sweep()
    await open.seats.sweep()
    const reminders = await deliver(open, 'reminder')
    expect(reminders).toHaveLength(1)
    expect(reminders[0]?.text).toMatch(/where you will be|which state/i)
  })
})
