import type { Database } from '../../src/database/tables.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { checkSeats } from '../../src/reservations/staff/check-seats.ts'
import {
  BEFORE_START,
  clockAt,
  sampleCohort,
  sampleRequest,
  sampleSettings,
} from '../database/sample-seats.ts'
import type { FaultReport } from './fault-report.ts'

const CAPACITY = 4

/** The clock jumps ahead and back by up to a day between any two steps of visitors and sweeps. */
export async function jumpClock(database: Database, rounds: number): Promise<FaultReport> {
  const clock = clockAt(BEFORE_START)
  const seats = createSeats({ database, clock })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort({ capacity: CAPACITY })])
  const broken: string[] = []
  let reservations = 0
  for (let round = 0; round < rounds; round += 1) {
    clock.advance({ minutes: Math.round((Math.random() - 0.5) * 2 * 24 * 60) })
    const outcomes = await Promise.all(
      [0, 1, 2].map((person) => seats.reserveSeat(sampleRequest(round * 3 + person))),
    )
    reservations += outcomes.filter(({ kind }) => kind === 'held').length
    await seats.joinWaitingList(sampleRequest(100_000 + round))
    clock.advance({ minutes: Math.round((Math.random() - 0.5) * 60) })
    await seats.sweep()
    const live = await database
      .selectFrom('reservations')
      .select('id')
      .where('status', 'in', ['held', 'offered', 'confirmed'])
      .execute()
    if (live.length > CAPACITY) broken.push(`round ${round}: ${live.length} seats are taken`)
  }
  // The clock is right again, and every sweep that was due has been made.
  clock.set('2026-10-04T12:00:00Z')
  for (let sweep = 0; sweep < 5; sweep += 1) await seats.sweep()
  const findings = await checkSeats({ database, clock, store: seatStore }, 'operator')
  broken.push(
    ...findings.filter(({ severity }) => severity === 'problem').map(({ message }) => message),
  )
  return { rounds, broken, reservations }
}
