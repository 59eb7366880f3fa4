import { expect, it } from 'vitest'
import type { Database } from '../../src/database/tables.ts'
import { instantToText } from '../../src/reservations/clock.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import { onEveryEngine } from './engines.ts'
import {
  countReservations,
  dumpTables,
  type OpenSeats,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'

const reservationOf = (database: Database, visitor: number) =>
  database
    .selectFrom('reservations')
    .selectAll()
    .where('email_key', '=', `quillfeather-${visitor}@example.org`)
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()

/** The token that a mail to this visitor would carry. */
async function linkOf({ database, clock }: OpenSeats, visitor: number): Promise<string> {
  const { id } = await reservationOf(database, visitor)
  return await createLink(database, {
    reservationId: id,
    at: instantToText(clock.now()),
    expiresAt: instantToText(clock.now().add({ hours: 2400 })),
  })
}

async function hold(open: OpenSeats, visitor: number, cohortId = 'cohort-a'): Promise<string> {
  const outcome = await open.seats.reserveSeat(sampleRequest(visitor, { cohortId }))
  expect(outcome.kind).toBe('held')
  return await linkOf(open, visitor)
}

async function confirm(open: OpenSeats, visitor: number, cohortId?: string): Promise<string> {
  const token = await hold(open, visitor, cohortId)
  expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })
  return token
}

async function wait(open: OpenSeats, visitor: number): Promise<string> {
  const outcome = await open.seats.joinWaitingList(sampleRequest(visitor))
  expect(outcome.kind).toBe('waitlisted')
  return await linkOf(open, visitor)
}

const statusOf = async (open: OpenSeats, visitor: number) =>
  (await reservationOf(open.database, visitor)).status

const mailsOf = async ({ database }: OpenSeats, visitor: number) => {
  const { id } = await reservationOf(database, visitor)
  const rows = await database
    .selectFrom('outbox')
    .select('kind')
    .where('reservation_id', '=', id)
    .orderBy('created_at')
    .execute()
  return rows.map(({ kind }) => kind).toSorted()
}

const seatsLeft = async ({ seats }: OpenSeats, cohortId = 'cohort-a') =>
  (await seats.findAvailability(cohortId))?.seatsLeft

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

onEveryEngine('the waiting list', (engine) => {
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
    expect(await open.seats.findAvailability('cohort-a')).toMatchObject({
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
    expect(await open.seats.findAvailability('cohort-a')).toMatchObject({ status: 'full' })
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

  it('after accepting and cancelling does not offer it again, and the seat is free at once', async () => {
    const open = await fullGroup(1)
    await open.seats.cancelSeat(open.holder)
    await open.seats.acceptOffer(open.line(0))
    await open.seats.cancelSeat(open.line(0))
    await open.seats.sweep()
    expect(await statusOf(open, 2)).toBe('cancelled')
    expect(await seatsLeft(open)).toBe(1)
  })

  it('makes no offers after enrolment closed or the group started', async () => {
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

  it('keeps an offer that was made before editors closed enrolment', async () => {
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
  })
})

onEveryEngine('someone who is in the group already', (engine) => {
  it('gets the same answer, takes no second seat, and is told by mail alone, not again and again', async () => {
    const open = await openSeats(engine)
    await confirm(open, 1)
    const known = await open.seats.reserveSeat(
      sampleRequest(1, { idempotencyKey: 'other', email: ' QUILLFEATHER-1@example.org' }),
    )
    const unknown = await open.seats.reserveSeat(sampleRequest(2))
    if (known.kind !== 'held' || unknown.kind !== 'held') throw new Error('not held')
    expect({ ...known.seat, handle: '' }).toEqual({ ...unknown.seat, handle: '' })
    const status = await open.seats.findHoldStatus(known.seat.handle)
    expect(status).toEqual(await open.seats.findHoldStatus(unknown.seat.handle))
    await open.seats.reserveSeat(sampleRequest(1, { idempotencyKey: 'third' }))
    expect(await countReservations(open.database)).toBe(2)
    expect(await mailsOf(open, 1)).toEqual(['confirmed', 'earlier-reservation', 'hold'])
    open.clock.advance({ minutes: 30 })
    expect(await open.seats.findHoldStatus(known.seat.handle)).toEqual(
      await open.seats.findHoldStatus(unknown.seat.handle),
    )
  })

  it('can hold only a few seats unconfirmed at a time, in all groups together', async () => {
    const groups = Array.from({ length: 7 }, (_, index) => sampleCohort({ id: `cohort-${index}` }))
    const open = await openSeats(engine, groups)
    for (const { id } of groups) {
      const request = { cohortId: id, idempotencyKey: id }
      expect((await open.seats.reserveSeat(sampleRequest(1, request))).kind).toBe('held')
    }
    expect(await countReservations(open.database)).toBe(5)
  })

  it('reserves again after cancelling or letting a hold lapse', async () => {
    const open = await openSeats(engine)
    const token = await confirm(open, 1)
    await open.seats.cancelSeat(token)
    await open.seats.reserveSeat(sampleRequest(1, { idempotencyKey: 'again' }))
    expect(await countReservations(open.database)).toBe(2)
    open.clock.advance({ minutes: 31 })
    await open.seats.reserveSeat(sampleRequest(1, { idempotencyKey: 'once more' }))
    expect(await countReservations(open.database)).toBe(3)
  })

  it('is asked again when the text to agree to has changed since it was shown', async () => {
    const open = await openSeats(engine)
    const before = await dumpTables(open.database)
    const request = sampleRequest(1, { consentHash: 'b'.repeat(64) })
    expect(await open.seats.reserveSeat(request)).toEqual({ kind: 'consent-outdated' })
    expect(await dumpTables(open.database)).toBe(before)
  })
})

onEveryEngine('moving to another group of the program', (engine) => {
  const groups = [
    sampleCohort({ capacity: 1 }),
    sampleCohort({ id: 'cohort-b', capacity: 1, localTime: '12:00' }),
  ]

  it('takes the new seat and frees the old one together', async () => {
    const open = await openSeats(engine, groups)
    const token = await confirm(open, 1)
    expect(await open.seats.findReservation(token)).toMatchObject({
      reservation: { canMoveTo: [{ id: 'cohort-b' }] },
    })
    await wait(open, 2)
    expect(await open.seats.moveSeat(token, 'cohort-b')).toEqual({
      kind: 'moved',
      cohortId: 'cohort-b',
    })
    expect(await statusOf(open, 2)).toBe('offered')
    expect(await reservationOf(open.database, 1)).toMatchObject({
      cohort_id: 'cohort-b',
      status: 'confirmed',
      calendar_sequence: 1,
    })
    expect(await mailsOf(open, 1)).toContain('moved')
  })

  it('is refused where the seat is taken, and then nothing moves', async () => {
    const open = await openSeats(engine, groups)
    const token = await confirm(open, 1)
    await confirm(open, 2, 'cohort-b')
    expect(await open.seats.moveSeat(token, 'cohort-b')).toEqual({ kind: 'group-full' })
    expect((await reservationOf(open.database, 1)).cohort_id).toBe('cohort-a')
  })

  it('lets two people swap at the same moment without a deadlock or a seat too many', async () => {
    const open = await openSeats(engine, [
      sampleCohort({ capacity: 2 }),
      sampleCohort({ id: 'cohort-b', capacity: 2 }),
    ])
    const [a, b] = [await confirm(open, 1), await confirm(open, 2, 'cohort-b')]
    const moves = await Promise.all([
      open.seats.moveSeat(a, 'cohort-b'),
      open.seats.moveSeat(b, 'cohort-a'),
    ])
    expect(moves.map(({ kind }) => kind)).toEqual(['moved', 'moved'])
    expect([await seatsLeft(open), await seatsLeft(open, 'cohort-b')]).toEqual([1, 1])
  })

  it.each([
    ['the same group', 'cohort-a', 'same-group'],
    ['an unknown one', 'cohort-x', 'cohort-unknown'],
    ['one of another program', 'cohort-other', 'other-program'],
    ['one that is closed', 'cohort-closed', 'group-closed'],
  ])('is refused for %s', async (_, target, kind) => {
    const { program } = sampleCohort()
    const open = await openSeats(engine, [
      sampleCohort(),
      sampleCohort({ id: 'cohort-other', program: { ...program, id: 'program-other' } }),
      sampleCohort({ id: 'cohort-closed', enrolment: 'closed' }),
    ])
    const token = await confirm(open, 1)
    expect((await open.seats.moveSeat(token, target)).kind).toBe(kind)
  })
})

onEveryEngine('a manage link', (engine) => {
  it('is stored as a hash, expires, can be revoked, and says which', async () => {
    const open = await openSeats(engine)
    const token = await confirm(open, 1)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(await dumpTables(open.database)).not.toContain(token)
    for (const wrong of ['', 'x', `${token}x`, 'A'.repeat(43)]) {
      expect(await open.seats.findReservation(wrong)).toEqual({ kind: 'link-unknown' })
      expect(await open.seats.cancelSeat(wrong)).toEqual({ kind: 'link-unknown' })
    }
    open.clock.advance({ hours: 2400 })
    expect(await open.seats.findReservation(token)).toEqual({ kind: 'link-expired' })
    expect(await open.seats.cancelSeat(token)).toEqual({ kind: 'link-expired' })
  })

  it('is sent afresh with the same answer whether or not there is anything, and not too often', async () => {
    const open = await openSeats(engine)
    const token = await confirm(open, 1)
    const answer = { kind: 'link-requested' }
    expect(await open.seats.requestLinks('nobody@example.org')).toEqual(answer)
    expect(await open.seats.renewLink('x'.repeat(43))).toEqual(answer)
    expect(await open.seats.requestLinks(' Quillfeather-1@Example.org ')).toEqual(answer)
    expect(await open.seats.renewLink(token)).toEqual(answer)
    expect(await mailsOf(open, 1)).toEqual(['confirmed', 'fresh-link', 'hold'])
  })
})

onEveryEngine('erasure on request', (engine) => {
  it('gives up the seat, forgets who it was everywhere, and leaves counts intact', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    const token = await confirm(open, 1)
    await wait(open, 2)
    expect(await open.seats.eraseReservation(token)).toEqual({ kind: 'erased' })
    expect(await dumpTables(open.database)).not.toMatch(/quillfeather[ -]1/i)
    expect(await countReservations(open.database)).toBe(2)
    expect(await statusOf(open, 2)).toBe('offered')
    expect(await open.seats.findReservation(token)).toEqual({ kind: 'link-unknown' })
  })
})

onEveryEngine('saying anew where one will be', (engine) => {
  it('changes the state where the program takes it, and stores nothing where not', async () => {
    const open = await openSeats(engine)
    const token = await confirm(open, 1)
    expect(await open.seats.changeLocation(token, 'FL')).toEqual({ kind: 'location-changed' })
    expect((await reservationOf(open.database, 1)).state).toBe('FL')
    expect((await open.seats.changeLocation(token, 'TX')).kind).toBe('not-eligible')
    expect((await reservationOf(open.database, 1)).state).toBe('FL')
    expect(await dumpTables(open.database)).not.toContain('"TX"')
  })
})
