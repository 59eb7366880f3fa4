import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { checkSeats } from '../../src/reservations/staff/check-seats.ts'
import { onEveryEngine } from './engines.ts'
import {
  countReservations,
  dumpTables,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import { confirm, seatsLeft, wait } from './sample-visitors.ts'

/** What a SQLite database's files hold, byte by byte. */
function readFiles(path: string): string {
  const files = [path, `${path}-wal`].filter((file) => existsSync(file))
  return files.map((file) => readFileSync(file, 'latin1')).join('')
}

onEveryEngine('erasing personal data', (engine) => {
  it('forgets who reserved 90 days after the last session, not before, and keeps the count', async () => {
    const database = await engine.open()
    // The last of eight weekly sessions is on 15 December 2026 at 19:00 in New York.
    const { clock, seats } = await openSeats(engine, undefined, { database })
    await seats.reserveSeat(sampleRequest(1))
    await seats.reserveSeat(sampleRequest(2))

    clock.set('2027-03-15T23:59:59Z')
    expect(await seats.purgePersonalData()).toBe(0)
    expect(await dumpTables(database)).toContain('quillfeather-1@example.org')

    clock.set('2027-03-16T00:00:01Z')
    expect(await seats.purgePersonalData()).toBe(2)
    expect(await dumpTables(database)).not.toMatch(/quillfeather/i)
    expect(await countReservations(database)).toBe(2)
    expect(await seats.purgePersonalData()).toBe(0)
  })

  it('frees the seats and the line of a group that gets new dates after its people were forgotten', async () => {
    const program = { ...sampleCohort().program, eligibility: 'everywhere' as const }
    const open = await openSeats(engine, [sampleCohort({ capacity: 1, program })])
    const { clock, database, seats } = open
    await confirm(open, 1)
    await wait(open, 2)
    await wait(open, 3)
    clock.set('2027-03-16T00:00:01Z')
    expect(await seats.purgePersonalData()).toBe(3)
    await seats.replaceCohortRules([
      sampleCohort({ capacity: 1, program, startDate: '2027-10-05' }),
    ])
    await seats.sweep()
    const statuses = await database.selectFrom('reservations').select('status').execute()
    expect(statuses.map(({ status }) => status).toSorted()).toEqual([
      'confirmed',
      'waitlisted',
      'waitlisted',
    ])
    expect(await seatsLeft(open)).toBe(1)
    await confirm(open, 4)
    const findings = await checkSeats({ ...open, store: seatStore }, 'operator')
    expect(findings.map(({ message }) => message)).toEqual([])
    const joined = await seats.joinWaitingList(sampleRequest(5))
    expect(joined).toMatchObject({ kind: 'waitlisted', place: { position: 1 } })
  })

  // PostgreSQL's files are its own affair; SQLite's lie beside ours.
  if (engine.name !== 'SQLite') return
  it('leaves nothing of them in the files either', async () => {
    const address = await engine.createAddress()
    const database = await engine.open(address)
    // Enough of them to split the pages of the table and of its indexes many times.
    const visitors = Array.from({ length: 200 }, (_, visitor) => visitor)
    const cohort = sampleCohort({ capacity: visitors.length })
    const { clock, seats } = await openSeats(engine, [cohort], { database })
    for (const visitor of visitors) await seats.reserveSeat(sampleRequest(visitor))
    expect(readFiles(address)).toMatch(/quillfeather/i)

    clock.set('2027-03-16T00:00:01Z')
    expect(await seats.purgePersonalData()).toBe(visitors.length)
    expect(readFiles(address)).not.toMatch(/quillfeather/i)
  })

  it('forgets answers kept for repeated requests after a day', async () => {
    const database = await engine.open()
    const { clock, seats } = await openSeats(engine, undefined, { database })
    await seats.reserveSeat(sampleRequest(1))
    const count = async () =>
      (await database.selectFrom('idempotency_keys').selectAll().execute()).length
    await seats.purgePersonalData()
    expect(await count()).toBe(1)
    clock.set('2026-10-02T12:00:01Z')
    await seats.purgePersonalData()
    expect(await count()).toBe(0)
  })
})
