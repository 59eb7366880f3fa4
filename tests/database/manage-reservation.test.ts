import { expect, it } from 'vitest'
import { deliverAll } from './deliver-all.ts'
import { inEveryForm, onEveryEngine } from './engines.ts'
import {
  countReservations,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import {
  confirm,
  hold,
  linkOf,
  mailsOf,
  reservationOf,
  seatsLeft,
  statusOf,
  wait,
} from './sample-visitors.ts'

inEveryForm('someone who is in the group already', (engine) => {
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

  it('is told until when the first hold lasts, for the page tells of a new one', async () => {
    const open = await openSeats(engine)
    await hold(open, 1)
    await deliverAll(open)
    open.clock.advance({ minutes: 25 })
    const again = await open.seats.reserveSeat(sampleRequest(1, { idempotencyKey: 'again' }))
    expect(again).toMatchObject({ seat: { expiresAt: '2026-10-01T12:55:00.000Z' } })
    const token = await linkOf(open, 1)
    await open.seats.renewLink(token)
    const mails = await deliverAll(open)
    expect(mails.map(({ kind }) => kind).toSorted()).toEqual(['earlier-reservation', 'fresh-link'])
    for (const { text } of mails) {
      expect(text).toContain('held until Thursday, October 1, 2026 at 8:30 AM EDT. Confirm it')
    }
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

inEveryForm('moving to another group of the program', (engine) => {
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

  it('is told to the page that asked for the seat, and to no page of a seat that stays', async () => {
    const open = await openSeats(engine, groups)
    const asked = await open.seats.reserveSeat(sampleRequest(1))
    if (asked.kind !== 'held') throw new Error(asked.kind)
    const standing = () => open.seats.findHoldStatus(asked.seat.handle)
    expect(JSON.stringify(await standing())).not.toContain('movedTo')
    await open.seats.moveSeat(await linkOf(open, 1), 'cohort-b')
    expect(await standing()).toMatchObject({ hold: { status: 'held', movedTo: 'cohort-b' } })
    await open.seats.confirmSeat(await linkOf(open, 1))
    expect(await standing()).toEqual({
      kind: 'found',
      hold: { status: 'confirmed', movedTo: 'cohort-b' },
    })
  })

  it('of a held seat holds the other one for the full time, never past its first session', async () => {
    const open = await openSeats(engine, [
      sampleCohort(),
      sampleCohort({ id: 'cohort-b', startDate: '2026-10-28', localTime: '18:00' }),
    ])
    open.clock.set('2026-10-27T22:30:00Z')
    const token = await hold(open, 1)
    const deadlineNow = async () => (await reservationOf(open.database, 1)).expires_at
    expect(await deadlineNow()).toBe('2026-10-27T23:00:00.000Z')
    open.clock.advance({ minutes: 29 })
    expect((await open.seats.moveSeat(token, 'cohort-b')).kind).toBe('moved')
    expect(await deadlineNow()).toBe('2026-10-27T23:29:00.000Z')
    const told = await open.database
      .selectFrom('outbox')
      .select('detail')
      .where('kind', '=', 'moved')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(told.detail)).toMatchObject({ deadline: await deadlineNow() })
    open.clock.advance({ minutes: 20 })
    expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })

    open.clock.set('2026-10-27T22:45:00Z')
    const late = await hold(open, 2, 'cohort-b')
    expect((await open.seats.moveSeat(late, 'cohort-a')).kind).toBe('moved')
    expect((await reservationOf(open.database, 2)).expires_at).toBe('2026-10-27T23:00:00.000Z')
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

inEveryForm('erasure on request', (engine) => {
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

inEveryForm('saying anew where one will be', (engine) => {
  it('changes the state where the program takes it, and stores nothing where not', async () => {
    const open = await openSeats(engine)
    const token = await confirm(open, 1)
    expect(await open.seats.changeLocation(token, 'FL')).toEqual({ kind: 'location-changed' })
    expect((await reservationOf(open.database, 1)).state).toBe('FL')
    expect((await open.seats.changeLocation(token, 'TX')).kind).toBe('not-eligible')
    expect((await reservationOf(open.database, 1)).state).toBe('FL')
    expect(await dumpTables(open.database)).not.toContain('"TX"')
  })

  it('changes nothing of a hold that has lapsed, also before that was written down', async () => {
    const open = await openSeats(engine)
    const token = await hold(open, 1)
    open.clock.advance({ minutes: 30 })
    expect(await open.seats.changeLocation(token, 'FL')).toEqual({ kind: 'already-over' })
    expect((await reservationOf(open.database, 1)).state).toBe('NY')
  })
})
