import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { createSeats, type Seats } from '../../src/reservations/seats.ts'
import { availabilityOf, sampleCohort, sampleRequest, sampleSettings } from './sample-seats.ts'

const LONG = 60_000
const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()

describe('while another process has the SQLite file locked', () => {
  let folder: string
  let path: string
  let database: Database
  let seats: Seats
  let rival: DatabaseSync

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-locked-'))
    path = join(folder, 'reservations.db')
    await open(LONG)
    rival = new DatabaseSync(path)
    await seats.replaceSettings(sampleSettings())
    await seats.replaceCohortRules([sampleCohort({ capacity: 8, startDate })])
  })

  afterEach(async () => {
    rival.close()
    await database.destroy()
    await rm(folder, { recursive: true, force: true })
  })

  async function open(lockTimeout: number): Promise<void> {
    database = await openDatabase(path, { lockTimeout })
    seats = createSeats({ database })
  }

  it('seats are still shown, and whoever reserves gets the seat once the lock is gone', async () => {
    const events: string[] = []
    rival.exec('begin immediate')
    const reserving = Promise.all(
      [1, 2, 3].map(async (visitor) => {
        const { kind } = await seats.reserveSeat(sampleRequest(visitor))
        events.push(kind)
      }),
    )
    for (let look = 0; look < 20; look += 1) {
      const shown = await availabilityOf({ seats }, 'cohort-a')
      events.push(`${shown?.seatsLeft} left`)
      await new Promise((resolve) => setImmediate(resolve))
    }
    rival.exec('rollback')
    events.push('unlocked')
    await reserving
    expect(events).toEqual([...Array(20).fill('8 left'), 'unlocked', 'held', 'held', 'held'])
    expect(await availabilityOf({ seats }, 'cohort-a')).toMatchObject({ seatsLeft: 5 })
  })

  it('visitors are told to try again after a while, nothing is kept, and the same works later', async () => {
    await database.destroy()
    await open(50)
    rival.exec('begin immediate')
    const refused = await Promise.all([1, 2].map((each) => seats.reserveSeat(sampleRequest(each))))
    // The first has waited for everybody: nobody waits anew for the lock that still stands.
    refused.push(await seats.reserveSeat(sampleRequest(3)))
    rival.exec('rollback')
    expect(refused).toEqual([{ kind: 'busy' }, { kind: 'busy' }, { kind: 'busy' }])
    expect(await availabilityOf({ seats }, 'cohort-a')).toMatchObject({ seatsLeft: 8 })
    expect(await seats.reserveSeat(sampleRequest(1))).toMatchObject({ kind: 'held' })
  })

  it('a transaction that had begun to write keeps its turn', async () => {
    const order: string[] = []
    rival.exec('begin immediate')
    const changing = ['first', 'second'].map((name) =>
      database.transaction().execute(async (transaction) => {
        await transaction.updateTable('settings').set({ site_name: name }).execute()
        order.push(name)
      }),
    )
    expect(await database.selectFrom('settings').select('site_name').execute()).toHaveLength(1)
    rival.exec('rollback')
    await Promise.all(changing)
    expect(order).toEqual(['first', 'second'])
    const row = await database.selectFrom('settings').select('site_name').executeTakeFirst()
    expect(row?.site_name).toBe('second')
  })
})
