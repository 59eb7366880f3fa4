import { expect, it } from 'vitest'
import { onEveryEngine } from './engines.ts'
import {
  availabilityOf,
  countReservations,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
  tally,
} from './sample-seats.ts'

const PROGRAM = 'program-relationships-group'

onEveryEngine('published rules', (engine) => {
  it('lists a program’s groups by soonest start, with their seats', async () => {
    const { seats } = await openSeats(engine)
    await seats.replaceCohortRules([
      sampleCohort({ id: 'cohort-late', startDate: '2026-12-01' }),
      sampleCohort({ id: 'cohort-a', capacity: 2 }),
    ])
    await seats.reserveSeat(sampleRequest(1))
    const listed = await seats.listAvailability(PROGRAM)
    expect(listed.map(({ id, status, seatsLeft }) => [id, status, seatsLeft])).toEqual([
      ['cohort-a', 'open', 1],
      ['cohort-late', 'open', 8],
    ])
    expect(await seats.listAvailability('program-unknown')).toEqual([])
    expect(await seats.findAvailability('cohort-unknown')).toEqual({ kind: 'cohort-unknown' })
  })

  it('closes a group that is no longer published, keeps its reservations, and reopens it', async () => {
    const { database, seats } = await openSeats(engine)
    await seats.replaceCohortRules([sampleCohort()])
    await seats.reserveSeat(sampleRequest(1))

    await seats.replaceCohortRules([])
    expect(await seats.listAvailability(PROGRAM)).toEqual([])
    expect((await availabilityOf({ seats }, 'cohort-a'))?.status).toBe('closed')
    expect((await seats.reserveSeat(sampleRequest(2))).kind).toBe('group-closed')
    expect(await countReservations(database)).toBe(1)

    await seats.replaceCohortRules([sampleCohort()])
    expect((await availabilityOf({ seats }, 'cohort-a'))?.seatsLeft).toBe(7)
  })

  it('throws nobody out when the capacity is lowered, and sells no seat until below it', async () => {
    const { database, seats } = await openSeats(engine)
    await seats.replaceCohortRules([sampleCohort({ capacity: 4 })])
    for (const visitor of [1, 2, 3]) await seats.reserveSeat(sampleRequest(visitor))

    await seats.replaceCohortRules([sampleCohort({ capacity: 2 })])
    expect(await availabilityOf({ seats }, 'cohort-a')).toMatchObject({
      status: 'full',
      seatsLeft: 0,
    })
    expect((await seats.reserveSeat(sampleRequest(4))).kind).toBe('group-full')
    expect(await countReservations(database)).toBe(3)

    const { id } = await database.selectFrom('reservations').select('id').executeTakeFirstOrThrow()
    await database
      .updateTable('reservations')
      .set({ status: 'cancelled' })
      .where('id', '=', id)
      .execute()
    expect((await seats.reserveSeat(sampleRequest(5))).kind).toBe('group-full')
  })

  it('keeps seats exact while rules are replaced during a race', async () => {
    const { database, seats } = await openSeats(engine)
    const rules = [sampleCohort(), sampleCohort({ id: 'cohort-b' })]
    await seats.replaceCohortRules(rules)
    const work = Array.from({ length: 30 }, (_, visitor) =>
      seats.reserveSeat(sampleRequest(visitor)),
    )
    const publishing = Array.from({ length: 10 }, () => seats.replaceCohortRules(rules))
    const outcomes = await Promise.all(work)
    await Promise.all(publishing)
    expect(tally(outcomes)).toEqual({ held: 8, 'group-full': 22 })
    expect(await countReservations(database)).toBe(8)
  })

  it('leaves a group to keep exactly as it is, and replaces the others', async () => {
    const { database, seats } = await openSeats(engine)
    const ids = ['cohort-a', 'cohort-b', 'cohort-c', 'cohort-d']
    await seats.replaceCohortRules(ids.map((id) => sampleCohort({ id })))
    // Closed by an editor earlier: to keep it doesn't open it again.
    await seats.replaceCohortRules(
      ['cohort-a', 'cohort-b', 'cohort-c'].map((id) => sampleCohort({ id })),
    )
    const readRow = (id: string) =>
      database.selectFrom('cohorts').selectAll().where('id', '=', id).executeTakeFirst()
    const before = [await readRow('cohort-a'), await readRow('cohort-d')]

    const broken = sampleCohort({ id: 'cohort-a', timeZone: 'America/Nowhere' })
    const changed = sampleCohort({ id: 'cohort-b', capacity: 3 })
    await seats.replaceCohortRules([broken, changed], ['cohort-a', 'cohort-d', 'cohort-new'])

    expect([await readRow('cohort-a'), await readRow('cohort-d')]).toEqual(before)
    expect((await availabilityOf({ seats }, 'cohort-b'))?.seatsLeft).toBe(3)
    expect((await availabilityOf({ seats }, 'cohort-c'))?.status).toBe('closed')
    expect(await readRow('cohort-new')).toBeUndefined()
    expect((await seats.reserveSeat(sampleRequest(1))).kind).toBe('held')
  })

  it('keeps a group even when no other is published', async () => {
    const { seats } = await openSeats(engine)
    await seats.replaceCohortRules([sampleCohort()])
    await seats.replaceCohortRules([], ['cohort-a'])
    expect((await availabilityOf({ seats }, 'cohort-a'))?.status).toBe('open')
  })

  it('leaves a group whose dates can’t be used as it is, and takes the others over', async () => {
    const { database, seats } = await openSeats(engine)
    const before = await dumpTables(database)
    const broken = sampleCohort({ timeZone: 'America/Nowhere' })
    expect(await seats.replaceCohortRules([broken])).toEqual({
      invalid: [{ cohortId: 'cohort-a', reason: "The dates of group cohort-a can't be used" }],
    })
    expect(await dumpTables(database)).toBe(before)
    await seats.replaceCohortRules([broken, sampleCohort({ id: 'cohort-b' })])
    expect((await availabilityOf({ seats }, 'cohort-b'))?.status).toBe('open')
    expect((await availabilityOf({ seats }, 'cohort-a'))?.status).toBe('open')
  })
})
