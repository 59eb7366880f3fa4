import { expect, it } from 'vitest'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { onEveryEngine } from './engines.ts'
import { countReservations, openSeats, sampleCohort, sampleRequest, tally } from './sample-seats.ts'
import { confirm, hold, seatsLeft, statusOf, wait } from './sample-visitors.ts'

/* What went wrong elsewhere and has no better place: the other rows are tests of their subject. */
onEveryEngine('what went wrong in other projects', (engine) => {
  it('gives the last seat to one of those who ask at once (Easy!Appointments #31, Attendize #473)', async () => {
    const { database, seats } = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const outcomes = await Promise.all(
      Array.from({ length: 12 }, (_, visitor) => seats.reserveSeat(sampleRequest(visitor))),
    )
    expect(tally(outcomes)).toEqual({ held: 1, 'group-full': 11 })
    expect(await countReservations(database)).toBe(1)
  })

  it.each([
    { asking: 3, free: 8 },
    { asking: 8, free: 8 },
    { asking: 12, free: 5 },
  ])(
    'gives the first seats to exactly the smaller of $asking asking and $free free (Cal.com #7967)',
    async ({ asking, free }) => {
      const { seats } = await openSeats(engine, [sampleCohort({ capacity: free })])
      const outcomes = await Promise.all(
        Array.from({ length: asking }, (_, visitor) => seats.reserveSeat(sampleRequest(visitor))),
      )
      expect(tally(outcomes)['held']).toBe(Math.min(asking, free))
    },
  )

  it('offers nothing while a lowered capacity is still exceeded (pretix #1238)', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 3 })])
    const first = await confirm(open, 1)
    const second = await confirm(open, 2)
    await confirm(open, 3)
    await wait(open, 4)
    await open.seats.replaceCohortRules([sampleCohort({ capacity: 2 })])
    await open.seats.sweep()
    expect([await statusOf(open, 3), await statusOf(open, 4)]).toEqual(['confirmed', 'waitlisted'])
    await open.seats.cancelSeat(first)
    expect(await statusOf(open, 4)).toBe('waitlisted')
    await open.seats.cancelSeat(second)
    expect(await statusOf(open, 4)).toBe('offered')
  })

  it('takes an address for the same one however it is written (hackwestern PR 846)', async () => {
    const { database, seats } = await openSeats(engine)
    const written = ['José@Example.org', ' jose\u0301@EXAMPLE.ORG ', 'josé@example.org']
    for (const [index, email] of written.entries()) {
      const outcome = await seats.reserveSeat(sampleRequest(index, { email }))
      expect(outcome.kind).toBe('held')
    }
    expect(await countReservations(database)).toBe(1)
    await seats.requestLinks('JOSÉ@example.org')
    const mails = await database.selectFrom('outbox').select('kind').execute()
    expect(mails.map(({ kind }) => kind)).toContain('fresh-link')
  })

  it('asks every way into a group whether a seat is free (gathio #237)', async () => {
    const open = await openSeats(engine, [
      sampleCohort({ capacity: 1 }),
      sampleCohort({ id: 'cohort-b', capacity: 2 }),
    ])
    const desk = createStaff({ ...open, staffEmails: [] }).as('staff@provider.example')
    await confirm(open, 1)
    const waiting = await wait(open, 2)
    const elsewhere = await hold(open, 3, 'cohort-b')
    const { id } = await open.database
      .selectFrom('reservations')
      .select('id')
      .where('cohort_id', '=', 'cohort-b')
      .executeTakeFirstOrThrow()
    const added = { cohortId: 'cohort-a', state: 'NY', name: 'Someone', email: 's@example.org' }
    const ways = [
      await open.seats.reserveSeat(sampleRequest(4)),
      await open.seats.moveSeat(elsewhere, 'cohort-a'),
      await desk.addSeat(added),
      await desk.move({ id, cohortId: 'cohort-a', reason: 'asked-by-attendee' }),
    ]
    expect(tally(ways)).toEqual({ 'group-full': ways.length })
    expect((await open.seats.acceptOffer(waiting)).kind).toBe('not-offered')
    expect(await seatsLeft(open)).toBe(0)
  })
})
