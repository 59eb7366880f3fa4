import type { Database } from '../../src/database/tables.ts'
import { instantToText } from '../../src/reservations/clock.ts'
import { seatStore } from '../../src/reservations/seat-store.ts'
import { createSeats, type Seats } from '../../src/reservations/seats.ts'
import { checkSeats } from '../../src/reservations/staff/check-seats.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import {
  BEFORE_START,
  clockAt,
  type SetClock,
  sampleCohort,
  sampleRequest,
  sampleSettings,
} from '../database/sample-seats.ts'
import type { FaultReport } from './fault-report.ts'

const CAPACITY = 4
const GROUPS = ['cohort-a', 'cohort-b'] as const
const VISITORS_A_ROUND = 3
/** Enough that seats come free as fast as they are taken. */
const LEAVING = 0.4
const DAY_MINUTES = 24 * 60

interface Scene {
  readonly database: Database
  readonly clock: SetClock
  readonly seats: Seats
  readonly broken: string[]
  /** Reservations that were told to be theirs for good, and did not leave. */
  readonly promised: Set<string>
  reservations: number
}

/**
 * The clock jumps ahead and back by up to a day between any two steps of visitors, who reserve, wait,
 * confirm, accept and leave, and of sweeps. Holds and offers end by whatever the clock says; what was
 * confirmed stays, and no seat is given twice.
 */
export async function jumpClock(database: Database, rounds: number): Promise<FaultReport> {
  const clock = clockAt(BEFORE_START)
  const seats = createSeats({ database, clock })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules(GROUPS.map((id) => sampleCohort({ id, capacity: CAPACITY })))
  const scene: Scene = {
    ...{ database, clock, seats },
    ...{ broken: [], promised: new Set<string>(), reservations: 0 },
  }
  for (let round = 0; round < rounds; round += 1) {
    jump(clock)
    await arrive(scene, round)
    jump(clock)
    await Promise.all([decide(scene), seats.sweep()])
    scene.broken.push(...(await findBroken(scene)).map((what) => `round ${round}: ${what}`))
  }
  // The clock is right again, and every sweep that was due has been made.
  clock.set(BEFORE_START)
  clock.advance({ hours: 48 })
  for (let sweep = 0; sweep < 5; sweep += 1) await seats.sweep()
  const findings = await checkSeats({ database, clock, store: seatStore }, 'operator')
  const problems = findings.filter(({ severity }) => severity === 'problem')
  const { reservations, broken } = scene
  return { rounds, broken: [...broken, ...problems.map(({ message }) => message)], reservations }
}

/** Up to a day off what the time is. */
function jump(clock: SetClock): void {
  clock.set(BEFORE_START)
  clock.advance({ minutes: Math.round((Math.random() - 0.5) * 2 * DAY_MINUTES) })
}

/** Visitors of a round ask for a seat all at once, and for a place in line where there is none. */
async function arrive(scene: Scene, round: number): Promise<void> {
  const visitors = Array.from(
    { length: VISITORS_A_ROUND },
    (_, at) => round * VISITORS_A_ROUND + at,
  )
  await Promise.all(
    visitors.map(async (visitor) => {
      const cohortId = GROUPS[visitor % GROUPS.length] ?? 'cohort-a'
      const request = sampleRequest(visitor, { cohortId })
      const outcome = await scene.seats.reserveSeat(request)
      if (outcome.kind === 'held') scene.reservations += 1
      // Some only: those in line are always before those who come, who would never get a seat.
      else if (outcome.kind === 'group-full' && visitor % 4 === 0) {
        await scene.seats.joinWaitingList({ ...request, idempotencyKey: `line-${visitor}` })
      }
    }),
  )
}

/** Whoever has a seat confirms it, accepts it or leaves, while the clock may have made it lapse. */
async function decide(scene: Scene): Promise<void> {
  const { database, clock, seats, promised } = scene
  const rows = await database
    .selectFrom('reservations')
    .select(['id', 'status'])
    .where('status', 'in', ['held', 'offered', 'confirmed'])
    .execute()
  await Promise.all(
    rows.map(async ({ id, status }) => {
      const at = instantToText(clock.now())
      const expiresAt = instantToText(clock.now().add({ hours: 9_000 }))
      const token = await createLink(database, { reservationId: id, at, expiresAt })
      if (status === 'confirmed' && Math.random() < LEAVING) {
        promised.delete(id)
        await seats.cancelSeat(token)
      } else if (status === 'held') {
        if ((await seats.confirmSeat(token)).kind === 'confirmed') promised.add(id)
      } else if (status === 'offered' && (await seats.acceptOffer(token)).kind === 'confirmed') {
        scene.reservations += 1
        promised.add(id)
      }
    }),
  )
}

async function findBroken({ database, promised }: Scene): Promise<string[]> {
  const rows = await database
    .selectFrom('reservations')
    .select(['id', 'status', 'cohort_id'])
    .where('status', 'in', ['held', 'offered', 'confirmed'])
    .execute()
  const confirmed = new Set(rows.flatMap(({ id, status }) => (status === 'confirmed' ? [id] : [])))
  const lost = [...promised].filter((id) => !confirmed.has(id))
  const oversold = GROUPS.map((group) => rows.filter((row) => row.cohort_id === group).length)
  return [
    ...lost.map((id) => `${id} was confirmed and is not`),
    ...oversold.flatMap((taken) => (taken > CAPACITY ? [`${taken} seats are taken`] : [])),
  ]
}
