import { expect, it } from 'vitest'
import { instantToText } from '../../src/reservations/clock.ts'
import { onEveryEngine } from './engines.ts'
import { damage, dumpTables, openSeats, sampleCohort, sampleRequest } from './sample-seats.ts'
import { confirm, hold, linkOf, mailsOf, seatsLeft, statusOf, wait } from './sample-visitors.ts'

onEveryEngine('a held seat', (engine) => {
  it('becomes a reservation when it is confirmed, once, with one mail for each event', async () => {
    const open = await openSeats(engine)
    const token = await hold(open, 1)
    expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })
    expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'already-confirmed' })
    expect(await mailsOf(open, 1)).toEqual(['confirmed', 'hold'])
  })

  it('that expired or was abandoned returns to the pool, and confirming says so', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const token = await hold(open, 1)
    open.clock.advance({ minutes: 30 })
    expect(await seatsLeft(open)).toBe(1)
    expect(await open.seats.confirmSeat(token)).toEqual({
      kind: 'hold-expired',
      programHref: '/programs/online-relationships-group/',
    })
    expect(await statusOf(open, 1)).toBe('expired')
    await confirm(open, 2)
  })

  it('that expired stays so once its seat is given to another, even if the clock is set back', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const begun = instantToText(open.clock.now())
    const late = await hold(open, 1)
    open.clock.advance({ minutes: 30 })
    const next = await hold(open, 2)
    open.clock.set(begun)
    expect((await open.seats.confirmSeat(late)).kind).toBe('hold-expired')
    expect(await open.seats.confirmSeat(next)).toEqual({ kind: 'confirmed' })
    expect(await statusOf(open, 1)).toBe('expired')
    expect(await seatsLeft(open)).toBe(0)
  })

  it.each([
    [-1, 'held', 'confirmed'],
    [0, 'expired', 'hold-expired'],
    [1, 'expired', 'hold-expired'],
  ])(
    'has the same boundary everywhere: %i ms from the deadline',
    async (distance, status, kind) => {
      const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
      const outcome = await open.seats.reserveSeat(sampleRequest(1))
      if (outcome.kind !== 'held') throw new Error(outcome.kind)
      const token = await linkOf(open, 1)
      open.clock.set(outcome.seat.expiresAt)
      open.clock.advance({ milliseconds: distance })
      expect(await open.seats.findReservation(token)).toMatchObject({ reservation: { status } })
      expect(await open.seats.findHoldStatus(outcome.seat.handle)).toMatchObject({
        hold: { status },
      })
      expect(await seatsLeft(open)).toBe(status === 'held' ? 0 : 1)
      expect(await open.seats.sweep()).toBe(status === 'held' ? 0 : 1)
      expect((await open.seats.confirmSeat(token)).kind).toBe(kind)
    },
  )

  it('is swept though the group before it can’t be read, which is reported with its id', async () => {
    const open = await openSeats(engine, [sampleCohort(), sampleCohort({ id: 'cohort-b' })])
    await hold(open, 1)
    await hold(open, 2, 'cohort-b')
    await damage(open, 'cohort-a')
    open.clock.advance({ minutes: 30 })
    await expect(open.seats.sweep()).rejects.toMatchObject({
      message: 'These groups could not be swept: cohort-a',
      faults: [{ cohortId: 'cohort-a' }],
    })
    expect([await statusOf(open, 1), await statusOf(open, 2)]).toEqual(['held', 'expired'])
  })

  it('is never held past the first session', async () => {
    const open = await openSeats(engine)
    open.clock.set('2026-10-27T22:50:00Z')
    const outcome = await open.seats.reserveSeat(sampleRequest(1))
    expect(outcome).toMatchObject({ seat: { expiresAt: '2026-10-27T23:00:00.000Z' } })
  })

  it('is not changed by a mail scanner that opens the link', async () => {
    const open = await openSeats(engine)
    const token = await hold(open, 1)
    const before = await dumpTables(open.database)
    for (let opened = 0; opened < 3; opened += 1) {
      await open.seats.findReservation(token)
      await open.seats.findInvitation(token)
      await open.seats.findReservation('x'.repeat(43))
    }
    expect(await dumpTables(open.database)).toBe(before)
  })
})

onEveryEngine('giving up a seat', (engine) => {
  it('frees exactly one seat, and a double cancel frees no second', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 2 })])
    const token = await confirm(open, 1)
    await confirm(open, 2)
    expect(await seatsLeft(open)).toBe(0)
    const [first, second] = await Promise.all([
      open.seats.cancelSeat(token),
      open.seats.cancelSeat(token),
    ])
    expect([first.kind, second.kind].toSorted()).toEqual(['already-over', 'cancelled'])
    expect(await seatsLeft(open)).toBe(1)
    expect(await mailsOf(open, 1)).toEqual(['cancelled', 'confirmed', 'hold'])
  })

  it('hands it to the next in line in the same transaction', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const token = await confirm(open, 1)
    await wait(open, 2)
    await wait(open, 3)
    await open.seats.cancelSeat(token)
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['offered', 'waitlisted'])
    expect(await mailsOf(open, 2)).toEqual(['offered', 'waiting'])
    expect(await seatsLeft(open)).toBe(0)
  })

  it('never lets a newcomer overtake the line', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const token = await confirm(open, 1)
    await wait(open, 2)
    await open.seats.cancelSeat(token)
    expect((await open.seats.reserveSeat(sampleRequest(3))).kind).toBe('group-full')
  })
})
