import { expect, it } from 'vitest'
import { deliverAll } from './deliver-all.ts'
import { inEveryForm } from './engines.ts'
import {
  availabilityOf,
  countReservations,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import { confirm, linkOf, mailsOf, seatsLeft, statusOf, wait } from './sample-visitors.ts'

inEveryForm('the waiting list', (engine) => {
  async function fullGroup(waiting: number) {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const holder = await confirm(open, 1)
    const line: string[] = []
    for (let visitor = 2; visitor < 2 + waiting; visitor += 1) line.push(await wait(open, visitor))
    return { ...open, holder, line: (place: number) => line[place] ?? '' }
  }

  it('tells each person the place in line, and everyone how many wait', async () => {
    const open = await fullGroup(3)
    const found = await open.seats.findReservation(open.line(2))
    expect(found).toMatchObject({ reservation: { status: 'waitlisted', position: 3 } })
    expect(await availabilityOf(open, 'cohort-a')).toMatchObject({
      waiting: 3,
      status: 'full',
    })
    await open.seats.cancelSeat(open.line(0))
    const later = await open.seats.findReservation(open.line(2))
    expect(later).toMatchObject({ reservation: { position: 2 } })
  })

  it('is only joined when no seat is free', async () => {
    const open = await openSeats(engine)
    expect((await open.seats.joinWaitingList(sampleRequest(1))).kind).toBe('seats-free')
    expect(await countReservations(open.database)).toBe(0)
  })

  it('offers in order, and a freed seat really notifies with a link that works though full', async () => {
    const open = await fullGroup(2)
    await open.seats.cancelSeat(open.holder)
    expect(await mailsOf(open, 2)).toContain('offered')
    expect(await availabilityOf(open, 'cohort-a')).toMatchObject({ status: 'full' })
    expect(await open.seats.acceptOffer(open.line(0))).toEqual({ kind: 'confirmed' })
    expect(await open.seats.acceptOffer(open.line(0))).toEqual({ kind: 'already-confirmed' })
    expect(await open.seats.acceptOffer(open.line(1))).toEqual({ kind: 'not-offered' })
  })

  it('offers a declined seat to the next, and never again to who declined', async () => {
    const open = await fullGroup(2)
    await open.seats.cancelSeat(open.holder)
    expect(await open.seats.declineOffer(open.line(0))).toEqual({ kind: 'declined' })
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['cancelled', 'offered'])
    await open.seats.declineOffer(open.line(1))
    await open.seats.sweep()
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['cancelled', 'cancelled'])
    expect(await seatsLeft(open)).toBe(1)
  })

  it('offers a lapsed seat to the next by the sweeper alone, and tells who let it lapse', async () => {
    const open = await fullGroup(2)
    await open.seats.cancelSeat(open.holder)
    open.clock.advance({ hours: 24 })
    expect(await open.seats.sweep()).toBe(2)
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['expired', 'offered'])
    expect(await mailsOf(open, 2)).toContain('offer-lapsed')
    expect(await open.seats.acceptOffer(open.line(0))).toMatchObject({ kind: 'offer-lapsed' })
    expect(await open.seats.declineOffer(open.line(0))).toEqual({ kind: 'offer-lapsed' })
  })

  it('invites nobody back whose offer ended with the last day to join', async () => {
    const open = await fullGroup(1)
    const change = { capacity: 1, lastEnrolmentDate: '2026-10-01' }
    await open.seats.replaceCohortRules([sampleCohort(change)])
    await open.seats.cancelSeat(open.holder)
    await deliverAll(open)
    open.clock.set('2026-10-02T04:00:00Z')
    await open.seats.sweep()
    const [mail] = await deliverAll(open)
    expect(mail).toMatchObject({ kind: 'offer-lapsed' })
    expect(mail?.text).toContain('the group takes no more people.')
    expect(mail?.text).toContain('https://attune.example/programs/online-relationships-group/')
    expect((await open.seats.joinWaitingList(sampleRequest(2, { idempotencyKey: 'b' }))).kind).toBe(
      'group-closed',
    )
  })

  it('after accepting and cancelling does not offer it again, and the seat is free at once', async () => {
    const open = await fullGroup(1)
    await open.seats.cancelSeat(open.holder)
    await open.seats.acceptOffer(open.line(0))
    await open.seats.cancelSeat(open.line(0))
    await open.seats.sweep()
    expect(await statusOf(open, 2)).toBe('cancelled')
    expect(await seatsLeft(open)).toBe(1)
  })

  it('makes no offers after enrollment closed or the group started', async () => {
    for (const [change, at] of [
      [{ enrolment: 'closed' }, '2026-10-02T12:00:00Z'],
      [{ lastEnrolmentDate: '2026-10-01' }, '2026-10-03T12:00:00Z'],
      [{}, '2026-10-27T23:00:00Z'],
    ] as const) {
      const open = await fullGroup(1)
      await open.seats.replaceCohortRules([sampleCohort({ capacity: 1, ...change })])
      open.clock.set(at)
      await open.seats.cancelSeat(open.holder)
      await open.seats.sweep()
      expect(await statusOf(open, 2)).toBe('waitlisted')
    }
  })

  it('costs nothing while a seat is free that can be offered to nobody', async () => {
    const { program } = sampleCohort()
    for (const [change, at] of [
      [{ program: { ...program, eligibleStates: ['FL'] } }, '2026-10-02T12:00:00Z'],
      [{ lastEnrolmentDate: '2026-10-01' }, '2026-10-03T12:00:00Z'],
    ] as const) {
      const open = await fullGroup(1)
      await open.seats.replaceCohortRules([sampleCohort({ capacity: 1, ...change })])
      open.clock.set(at)
      await open.seats.cancelSeat(open.holder)
      const rows = () => open.database.selectFrom('cohorts').select('revision').execute()
      const before = await rows()
      await open.seats.sweep()
      expect(await rows()).toEqual(before)
      await open.seats.replaceCohortRules([sampleCohort({ capacity: 1 })])
      expect(await statusOf(open, 2)).toBe('offered')
    }
  })

  it('keeps an offer that was made before editors closed enrollment', async () => {
    const open = await fullGroup(1)
    await open.seats.cancelSeat(open.holder)
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 1, enrolment: 'closed' })])
    expect((await open.seats.acceptOffer(open.line(0))).kind).toBe('confirmed')
  })

  it('skips, without dropping, someone in a state that the program no longer takes', async () => {
    const open = await fullGroup(0)
    await open.seats.joinWaitingList(sampleRequest(2, { state: 'FL' }))
    await open.seats.joinWaitingList(sampleRequest(3, { state: 'NY' }))
    const { program } = sampleCohort()
    const narrower = { ...program, eligibleStates: ['NY', 'NJ'] }
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 1, program: narrower })])
    await open.seats.cancelSeat(open.holder)
    expect([await statusOf(open, 2), await statusOf(open, 3)]).toEqual(['waitlisted', 'offered'])
    const skipped = await linkOf(open, 2)
    const stands = () => open.seats.findReservation(skipped)
    expect(await stands()).toMatchObject({ reservation: { isEligible: false } })
    await open.seats.changeLocation(skipped, 'NJ')
    expect(await stands()).toMatchObject({ reservation: { isEligible: true } })
  })

  it('tells the same place in its answer, on its page and by its handle, past whom it skips', async () => {
    const open = await fullGroup(0)
    await open.seats.joinWaitingList(sampleRequest(2, { state: 'FL' }))
    const { program } = sampleCohort()
    const narrower = { ...program, eligibleStates: ['NY', 'NJ'] }
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 1, program: narrower })])
    const joined = await open.seats.joinWaitingList(sampleRequest(3))
    if (joined.kind !== 'waitlisted') throw new Error(joined.kind)
    expect(joined.place.position).toBe(1)
    const standing = await open.seats.findHoldStatus(joined.place.handle)
    expect(standing).toMatchObject({ hold: { status: 'waitlisted', position: 1 } })
    const managed = await open.seats.findReservation(await linkOf(open, 3))
    expect(managed).toMatchObject({ reservation: { position: 1 } })
  })
})
