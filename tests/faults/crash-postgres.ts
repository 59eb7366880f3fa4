import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { sampleCohort, sampleRequest, sampleSettings } from '../database/sample-seats.ts'
import { startPostgres } from '../fixtures/postgres.ts'
import { pause, startPeople } from '../fixtures/traffic/traffic.ts'
import type { FaultReport } from './fault-report.ts'
import { findBrokenSeats } from './verify.ts'

/** PostgreSQL crashes `rounds` times with transactions under way, and comes back. */
export async function crashPostgres(rounds: number): Promise<FaultReport> {
  const postgres = await startPostgres()
  const address = await postgres.createDatabase()
  const database = await openDatabase(address)
  try {
    const seats = createSeats({ database })
    const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
    await seats.replaceSettings(sampleSettings())
    await seats.replaceCohortRules([
      sampleCohort({ capacity: 1000, startDate }),
      sampleCohort({ id: 'cohort-b', capacity: 2, startDate }),
    ])
    const acknowledged: string[] = []
    const refused: string[] = []
    let failures = 0
    const come = async (person: number, turn: number) => {
      const cohortId = (person + turn) % 10 === 0 ? 'cohort-b' : 'cohort-a'
      const request = sampleRequest(person * 100_000 + turn, { cohortId })
      for (;;) {
        try {
          const { kind } = await seats.reserveSeat(request)
          if (kind === 'held' || kind === 'replayed') return void acknowledged.push(request.email)
          if (kind === 'group-full') return void refused.push(request.email)
        } catch {
          failures += 1
        }
        await pause(50)
      }
    }
    const stop = startPeople(8, come, () => 40)
    for (let round = 0; round < rounds; round += 1) {
      await pause(100 + Math.random() * 400)
      await postgres.crash()
    }
    await pause(300)
    await stop()
    const broken = await findBrokenSeats(database, { acknowledged, refused })
    return {
      rounds,
      broken: failures === 0 ? [...broken, 'no transaction was under way'] : broken,
      reservations: acknowledged.length,
    }
  } finally {
    await database.destroy()
    await postgres.stop()
  }
}
