import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { sampleCohort, sampleRequest, sampleSettings } from '../database/sample-seats.ts'
import { breakLake } from './break-lake.ts'
import { crashPostgres } from './crash-postgres.ts'
import { endMailServer } from './end-mail-server.ts'
import { jumpClock } from './jump-clock.ts'
import { killAtRandom } from './kill-at-random.ts'
import { lockDatabase } from './lock-database.ts'
import { findBrokenSeats } from './verify.ts'

/** The short version of `npm run faults`. */

async function openEmpty() {
  const folder = await mkdtemp(join(tmpdir(), 'attune-faults-'))
  const database = await openDatabase(join(folder, 'reservations.db'))
  onTestFinished(async () => {
    await database.destroy()
    await rm(folder, { recursive: true, force: true })
  })
  return database
}

it('keeps every promise when server and lake are killed under load', async () => {
  const report = await killAtRandom({ rounds: 3, servers: 1 })
  expect(report.broken).toEqual([])
  expect(report.reservations).toBeGreaterThan(0)
  expect(report.edits).toBeGreaterThan(0)
  expect(report.mails).toBeGreaterThan(0)
})

it('serves readers and loses no visitor while another process has the database locked', async () => {
  const report = await lockDatabase(1_500)
  expect(report.broken).toEqual([])
  expect(report.reservations).toBeGreaterThan(0)
})

it('refuses a reservation whole on a full disk, and takes it once there is room', async () => {
  const database = await openEmpty()
  const seats = createSeats({ database })
  const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort({ capacity: 1000, startDate })])
  // SQLite refuses to grow beyond this, with the same code as on a full disk.
  const limit = (pages: number) => sql.raw(`pragma max_page_count = ${pages}`).execute(database)
  const acknowledged: string[] = []
  const refused: string[] = []
  await limit(1)
  let visitor = 0
  for (let isFull = false; !isFull && visitor < 500; visitor += 1) {
    const request = sampleRequest(visitor)
    await seats.reserveSeat(request).then(
      () => acknowledged.push(request.email),
      (error: unknown) => {
        isFull = true
        refused.push(request.email)
        expect(String(error)).toContain('full')
      },
    )
  }
  expect(refused).toHaveLength(1)
  // Room again: looking at the seats is itself noted.
  await limit(1_000_000)
  expect(await findBrokenSeats(database, { acknowledged, refused })).toEqual([])
  expect(await seats.reserveSeat(sampleRequest(visitor - 1))).toMatchObject({ kind: 'held' })
})

it('keeps every promise when PostgreSQL crashes in the middle of transactions', async () => {
  const report = await crashPostgres(3)
  expect(report.broken).toEqual([])
  expect(report.reservations).toBeGreaterThan(0)
})

it('sends each mail once, whatever stage the mail server dies at', async () => {
  const report = await endMailServer(await openEmpty())
  expect(report.broken).toEqual([])
  expect(report.mailsAgain).toBe(0)
})

it('keeps pages up while the lake answers badly, and shows what was published once it is well', async () => {
  const report = await breakLake(150, ['cut off', 'no JSON', 'wrong shape', 'error'])
  expect(report.broken).toEqual([])
  expect(report.pagesRead).toBeGreaterThan(0)
})

it('sells no seat twice when the clock jumps', async () => {
  const report = await jumpClock(await openEmpty(), 20)
  expect(report.broken).toEqual([])
  expect(report.reservations).toBeGreaterThan(0)
})
