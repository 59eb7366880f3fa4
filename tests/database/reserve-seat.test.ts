import type { ControlledTransaction } from 'kysely'
import { expect, it } from 'vitest'
import type { Tables } from '../../src/database/tables.ts'
import { type SeatStore, seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { inEveryForm, onEveryEngine } from './engines.ts'
import {
  BEFORE_START,
  CONSENT_HASH,
  clockAt,
  countReservations,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
  tally,
} from './sample-seats.ts'

onEveryEngine('reserving a seat', (engine) => {
  it('writes the reservation, its audit row, its mail and its answer together', async () => {
    const { database, seats } = await openSeats(engine)
    const outcome = await seats.reserveSeat(sampleRequest(1, { email: ' Quill.F@Example.ORG ' }))
    if (outcome.kind !== 'held') throw new Error(outcome.kind)
    expect(outcome.seat).toEqual({
      status: 'held',
      cohortId: 'cohort-a',
      handle: expect.stringMatching(/^[\w-]{43}$/),
      expiresAt: '2026-10-01T12:30:00.000Z',
      firstSession: '2026-10-27T23:00:00.000Z',
      timeZone: 'America/New_York',
    })
    const stored = await database.selectFrom('reservations').selectAll().executeTakeFirstOrThrow()
    expect(stored).toMatchObject({
      status: 'held',
      expires_at: '2026-10-01T12:30:00.000Z',
      email_key: 'quill.f@example.org',
      state: 'NY',
      consent_hash: CONSENT_HASH,
      consented_at: '2026-10-01T12:00:00.000Z',
      marketing: 0,
    })
    const audit = await database.selectFrom('audit').selectAll().execute()
    expect(audit).toMatchObject([{ reservation_id: stored.id, actor: 'visitor', action: 'held' }])
    const outbox = await database.selectFrom('outbox').selectAll().execute()
    expect(outbox).toMatchObject([{ reservation_id: stored.id, kind: 'hold', status: 'pending' }])
  })

  it('keeps names and addresses out of every table but the reservations', async () => {
    const { database, seats } = await openSeats(engine)
    await seats.reserveSeat(sampleRequest(1))
    for (const table of ['outbox', 'status_handles', 'reservations'] as const) {
      await database.deleteFrom(table).execute()
    }
    expect((await dumpTables(database)).toLowerCase()).not.toContain('quillfeather')
  })

  it.each([
    ['someone in another state', sampleCohort(), { state: 'TX' }, 'not-eligible'],
    ['an unknown group', sampleCohort(), { cohortId: 'cohort-x' }, 'cohort-unknown'],
    ['anyone once enrollment is closed', sampleCohort({ enrolment: 'closed' }), {}, 'group-closed'],
    [
      'anyone once the group has started',
      sampleCohort({ startDate: '2026-09-30' }),
      {},
      'group-closed',
    ],
    [
      'anyone after the last enrollment date',
      sampleCohort({ lastEnrolmentDate: '2026-09-30' }),
      {},
      'group-closed',
    ],
    ['anyone when no seat is left', sampleCohort({ capacity: 0 }), {}, 'group-full'],
  ])('refuses %s and stores nothing about it', async (_, cohort, changes, kind) => {
    const { database, seats } = await openSeats(engine, [cohort])
    const before = await dumpTables(database)
    const outcome = await seats.reserveSeat(sampleRequest(1, changes))
    expect(outcome.kind).toBe(kind)
    expect(await dumpTables(database)).toBe(before)
  })

  it('leads people it can’t take to the alternative program', async () => {
    const { seats } = await openSeats(engine)
    expect(await seats.reserveSeat(sampleRequest(1, { state: 'TX' }))).toEqual({
      kind: 'not-eligible',
      alternative: { title: 'Online DBT skills group', href: '/programs/online-dbt-skills-group/' },
    })
  })

  it('refuses from the very moment the first session starts, not before', async () => {
    const { clock, seats } = await openSeats(engine)
    clock.set('2026-10-27T22:59:59.999Z')
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('held')
    clock.set('2026-10-27T23:00:00Z')
    expect(await seats.reserveSeat(sampleRequest(2))).toEqual({
      kind: 'group-closed',
      reason: 'started',
    })
  })

  it('frees a held seat at the very instant it lapses', async () => {
    const { clock, seats } = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    await seats.reserveSeat(sampleRequest(1))
    clock.set('2026-10-01T12:29:59.999Z')
    expect((await seats.reserveSeat(sampleRequest(2))).kind).toBe('group-full')
    clock.set('2026-10-01T12:30:00Z')
    expect((await seats.listAvailability('program-relationships-group'))[0]?.seatsLeft).toBe(1)
    expect((await seats.reserveSeat(sampleRequest(3))).kind).toBe('held')
  })
})

inEveryForm('sending the same request again', (engine) => {
  it('replays the first answer byte for byte and takes no second seat', async () => {
    const { database, seats } = await openSeats(engine)
    const first = await seats.reserveSeat(sampleRequest(1))
    if (first.kind !== 'held') throw new Error(first.kind)
    const again = await seats.reserveSeat(sampleRequest(1))
    expect(again).toEqual({ kind: 'replayed', status: 201, body: JSON.stringify(first.seat) })
    expect(await countReservations(database)).toBe(1)
  })

  it('still replays when the group has meanwhile become full or has started', async () => {
    const { clock, seats } = await openSeats(engine, [sampleCohort({ capacity: 1 })])
    await seats.reserveSeat(sampleRequest(1))
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('replayed')
    clock.set('2027-01-01T00:00:00Z')
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('replayed')
  })

  it('refuses the key for other content', async () => {
    const { database, seats } = await openSeats(engine)
    await seats.reserveSeat(sampleRequest(1))
    const other = await seats.reserveSeat(sampleRequest(1, { name: 'Someone else' }))
    expect(other.kind).toBe('idempotency-key-reused')
    expect(await countReservations(database)).toBe(1)
  })

  it('makes one reservation of ten parallel submissions', async () => {
    const { database, seats } = await openSeats(engine)
    const submissions = Array.from({ length: 10 }, () => seats.reserveSeat(sampleRequest(1)))
    expect(tally(await Promise.all(submissions))).toEqual({ held: 1, replayed: 9 })
    expect(await countReservations(database)).toBe(1)
  })

  it('makes one reservation when the same key races for two groups', async () => {
    const { database, seats } = await openSeats(engine)
    await seats.replaceCohortRules([sampleCohort(), sampleCohort({ id: 'cohort-b' })])
    const submissions = Array.from({ length: 10 }, (_, index) =>
      seats.reserveSeat(sampleRequest(1, { cohortId: index % 2 ? 'cohort-a' : 'cohort-b' })),
    )
    expect(tally(await Promise.all(submissions))).toEqual({
      held: 1,
      replayed: 4,
      'idempotency-key-reused': 5,
    })
    expect(await countReservations(database)).toBe(1)
  })

  it('does not remember a refusal: the key works once a seat is free', async () => {
    const { seats } = await openSeats(engine, [sampleCohort({ capacity: 0 })])
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('group-full')
    await seats.replaceCohortRules([sampleCohort({ capacity: 1 })])
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('held')
  })
})

onEveryEngine('a lock that another connection keeps', (engine) => {
  it('is answered as busy, and the retry with the same key succeeds', async () => {
    const address = await engine.createAddress()
    const holder = await engine.open(address)
    const database = await engine.open(address, { lockTimeout: 100 })
    const { seats } = await openSeats(engine, undefined, { database })

    const held = await holder.startTransaction().execute()
    await held.updateTable('cohorts').set({ revision: 99 }).execute()
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('busy')
    await held.rollback().execute()
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('held')
  })

  it('is answered as busy when it is met on the second try, after losing the key', async () => {
    const address = await engine.createAddress()
    const holder = await engine.open(address)
    const database = await engine.open(address, { lockTimeout: 100 })
    const clock = clockAt(BEFORE_START)
    await openSeats(engine, undefined, { database })
    const answer = { route: '', key: 'taken', fingerprint: '', status: 201, body: '' }
    const row = { ...answer, reservation_id: null, created_at: '' }
    await database.insertInto('idempotency_keys').values(row).execute()

    let held: ControlledTransaction<Tables> | undefined
    let tries = 0
    const store: SeatStore = {
      ...seatStore,
      async lockCohort(transaction, cohortId) {
        tries += 1
        if (tries === 2) {
          held = await holder.startTransaction().execute()
          await held.updateTable('cohorts').set({ revision: 99 }).execute()
        }
        return seatStore.lockCohort(transaction, cohortId)
      },
      async recordAnswer(transaction) {
        await transaction.insertInto('idempotency_keys').values(row).execute()
      },
    }
    const seats = createSeats({ database, clock, store })
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('busy')
    expect(tries).toBe(2)
    await held?.rollback().execute()
  })

  it('is answered as in progress when it is the lock of the key', async () => {
    // SQLite has one lock for everything, so there the answer is `busy`.
    const expected = engine.name === 'SQLite' ? 'busy' : 'idempotency-in-progress'
    const address = await engine.createAddress()
    const holder = await engine.open(address)
    const database = await engine.open(address, { lockTimeout: 100 })
    const { seats } = await openSeats(engine, undefined, { database })

    const held = await holder.startTransaction().execute()
    const answer = {
      route: 'POST /api/reservations/',
      key: 'key-1',
      fingerprint: '',
      status: 201,
      reservation_id: null,
    }
    await held
      .insertInto('idempotency_keys')
      .values({ ...answer, body: '', created_at: '' })
      .execute()
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe(expected)
    await held.rollback().execute()
  })
})
