import { expect, it } from 'vitest'
import { createSeats } from '../../src/reservations/seats.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { deliverAll } from './deliver-all.ts'
import { inEveryForm } from './engines.ts'
import { type OpenSeats, openSeats, sampleCohort } from './sample-seats.ts'
import { confirm, mailsOf, reservationOf, statusOf, wait } from './sample-visitors.ts'

const BEGINS = '2026-10-27T23:00:00Z'

const tellsOf = async (open: OpenSeats, visitor: number) =>
  (await mailsOf(open, visitor)).filter((kind) => kind === 'line-ended').length

inEveryForm('whoever is in line when a group begins', (engine) => {
  const group = (changes = {}) => sampleCohort({ capacity: 1, ...changes })

  /** Visitor 1 has the only seat, and some wait: visitor 2, and so on. */
  async function fullGroup(waiting: number) {
    const open = await openSeats(engine, [group()])
    const holder = await confirm(open, 1)
    const line: string[] = []
    for (let visitor = 2; visitor < 2 + waiting; visitor += 1) line.push(await wait(open, visitor))
    return { ...open, holder, line: (place: number) => line[place] ?? '' }
  }

  it('is told so once, and keeps the place; nobody else is told', async () => {
    const open = await fullGroup(4)
    await open.seats.cancelSeat(open.line(2))
    const erased = await reservationOf(open.database, 5)
    await open.seats.eraseReservation(open.line(3))
    open.clock.set('2026-10-27T22:59:59Z')
    await open.seats.sweep()
    expect(await tellsOf(open, 2)).toBe(0)
    open.clock.set(BEGINS)
    expect(await open.seats.sweep()).toBe(2)
    open.clock.advance({ minutes: 5 })
    expect(await open.seats.sweep()).toBe(0)
    const told = await Promise.all([1, 2, 3, 4].map((visitor) => tellsOf(open, visitor)))
    expect(told).toEqual([0, 1, 1, 0])
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['waitlisted', 'waitlisted'])
    const events = await open.database
      .selectFrom('audit')
      .select(['actor', 'at', 'cohort_id', 'reservation_id'])
      .where('action', '=', 'line-ended')
      .execute()
    const event = { actor: 'system', at: '2026-10-27T23:00:00.000Z', cohort_id: 'cohort-a' }
    expect(events).toMatchObject([event, event])
    expect(events.map(({ reservation_id }) => reservation_id)).not.toContain(erased.id)
    const findings = await createStaff({ ...open, staffEmails: [] })
      .as('a@b.c')
      .check()
    expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
  })

  it('is led to the program’s other groups and to what can be done, and to nothing that must be', async () => {
    const open = await fullGroup(1)
    await deliverAll(open)
    open.clock.set(BEGINS)
    await open.seats.sweep()
    const [mail, ...more] = await deliverAll(open)
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'line-ended', calendar: undefined })
    expect(mail?.subject).toBe('Your reservation: the group has begun')
    const programPage = 'https://attune.example/programs/online-relationships-group/'
    expect(mail?.text).toContain(`See which groups are still to begin:\n${programPage}\n`)
    expect(mail?.html).toContain(`<a href="${programPage}">See which groups are still to begin</a>`)
    expect(mail?.text).toContain('You need not do anything')
    const token = /\/reservations\/([\w-]{43})\//.exec(mail?.text ?? '')?.[1] ?? ''
    expect(mail?.html).toContain(`https://attune.example/reservations/${token}/`)
    expect(await open.seats.cancelSeat(token)).toMatchObject({ kind: 'cancelled' })
  })

  it('is told by a server that was down meanwhile, but not of a group that began a day ago', async () => {
    const late = await fullGroup(1)
    late.clock.set('2026-10-28T22:59:59Z')
    await late.seats.sweep()
    expect(await tellsOf(late, 2)).toBe(1)
    const tooLate = await fullGroup(1)
    tooLate.clock.set('2026-10-28T23:00:00Z')
    await tooLate.seats.sweep()
    expect(await tellsOf(tooLate, 2)).toBe(0)
  })

  it('is in line again when the group is given new dates, and told again when those begin', async () => {
    const open = await fullGroup(1)
    open.clock.set(BEGINS)
    await open.seats.sweep()
    await open.seats.replaceCohortRules([group({ startDate: '2026-10-29' })])
    open.clock.advance({ hours: 1 })
    await open.seats.sweep()
    expect(await tellsOf(open, 2)).toBe(1)
    const sent = await deliverAll(open)
    const stale = sent.find(({ kind }) => kind === 'line-ended')
    expect(stale?.text).toContain('This mail comes late')
    expect(stale?.text).not.toContain('has begun')
    open.clock.set('2026-10-29T23:00:00Z')
    await open.seats.sweep()
    await open.seats.sweep()
    expect(await tellsOf(open, 2)).toBe(2)
  })

  it('is not told again when the same first session is only said to have been earlier', async () => {
    const open = await fullGroup(1)
    open.clock.set(BEGINS)
    await open.seats.sweep()
    await open.seats.replaceCohortRules([group({ localTime: '18:30' })])
    await open.seats.sweep()
    expect(await tellsOf(open, 2)).toBe(1)
  })

  it('is told nothing more of a group that staff called off', async () => {
    const open = await fullGroup(1)
    await createStaff({ ...open, staffEmails: [] })
      .as('a@b.c')
      .callOffGroup('cohort-a')
    open.clock.set(BEGINS)
    await open.seats.sweep()
    expect(await mailsOf(open, 2)).toEqual(['group-cancelled', 'waiting'])
  })

  it('is told of a group that is no longer published too, as those with a seat are reminded', async () => {
    const open = await fullGroup(1)
    await open.seats.replaceCohortRules([])
    open.clock.set('2026-10-27T00:00:00Z')
    await open.seats.sweep()
    expect(await mailsOf(open, 1)).toContain('reminder')
    open.clock.set(BEGINS)
    await open.seats.sweep()
    expect(await tellsOf(open, 2)).toBe(1)
  })

  it('is told once by two servers that look at the same moment', async () => {
    const address = await engine.createAddress()
    const databases = [await engine.open(address), await engine.open(address)] as const
    const open = await openSeats(engine, [group()], { database: databases[0] })
    await confirm(open, 1)
    await wait(open, 2)
    open.clock.set(BEGINS)
    const servers = databases.map((database) => createSeats({ database, clock: open.clock }))
    const swept = await Promise.all(servers.map((seats) => seats.sweep()))
    expect(swept.toSorted()).toEqual([0, 1])
    expect(await tellsOf(open, 2)).toBe(1)
  })
})
