import { expect, it } from 'vitest'
import type { Database } from '../../src/database/tables.ts'
import type { ReserveOutcome } from '../../src/reservations/reserve-request.ts'
import { type SeatStore, seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { type Engine, onEveryEngine } from './engines.ts'
import { raceInProcesses } from './race-in-processes.ts'
import {
  BEFORE_START,
  clockAt,
  countReservations,
  sampleCohort,
  sampleRequest,
  sampleSettings,
  tally,
} from './sample-seats.ts'
import { unlockedStore } from './unlocked-store.ts'

async function race(database: Database, store: SeatStore) {
  const seats = createSeats({ database, clock: clockAt(BEFORE_START), store })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort()])
  const visitors = Array.from({ length: 50 }, (_, visitor) => visitor)
  return await Promise.all(visitors.map((visitor) => seats.reserveSeat(sampleRequest(visitor))))
}

onEveryEngine('50 people racing for 8 seats', (engine) => {
  it('gives exactly 8 of them a seat and tells the rest that the group is full', async () => {
    const database = await engine.open(undefined, { maxConnections: 50 })
    const outcomes = await race(database, seatStore)
    expect(tally(outcomes)).toEqual({ held: 8, 'group-full': 42 })
    expect(await countReservations(database)).toBe(8)
  })

  it('gives exactly 8 of them a seat when two processes share the database', async () => {
    const { address, database } = await openShared(engine)
    const outcomes = await raceInProcesses(address)
    expect(outcomes.get('held')).toBe(8)
    expect(outcomes.get('group-full')).toBe(42)
    expect(await countReservations(database)).toBe(8)
  })

  it('goes wrong as soon as the locking statement is left out', async () => {
    if (engine.name === 'PostgreSQL') {
      const database = await engine.open(undefined, { maxConnections: 50 })
      await race(database, unlockedStore)
      expect(await countReservations(database)).toBeGreaterThan(8)
    } else {
      // SQLite never writes on a stale read: it doesn't oversell, it fails people though seats are free.
      const { address } = await openShared(engine)
      const outcomes = await raceTwoConnections(engine, address)
      expect(tally(outcomes)).toEqual({ held: 1, 'idempotency-in-progress': 1 })
    }
  })
})

/** Two visitors on two connections that both count the seats before either takes one. */
async function raceTwoConnections(engine: Engine, address: string): Promise<ReserveOutcome[]> {
  const bothCounted = Promise.withResolvers<void>()
  let counted = 0
  const store: SeatStore = {
    ...unlockedStore,
    async countSeats(transaction, cohort, now) {
      const count = await unlockedStore.countSeats(transaction, cohort, now)
      counted += 1
      if (counted === 2) bothCounted.resolve()
      await bothCounted.promise
      return count
    },
  }
  // Opened one after the other: a second connection of one process can't wait for the first.
  const options = { lockTimeout: 50 }
  const databases = [await engine.open(address, options), await engine.open(address, options)]
  const submissions = databases.map((database, visitor) =>
    createSeats({ database, clock: clockAt(BEFORE_START), store }).reserveSeat(
      sampleRequest(visitor),
    ),
  )
  return await Promise.all(submissions)
}

async function openShared(engine: Engine): Promise<{ address: string; database: Database }> {
  const address = await engine.createAddress()
  const database = await engine.open(address)
  const seats = createSeats({ database, clock: clockAt(BEFORE_START) })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort()])
  return { address, database }
}
