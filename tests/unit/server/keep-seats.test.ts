import pino from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SweepIncomplete } from '../../../src/reservations/use-cases/sweep.ts'
import { keepSeats } from '../../../src/server/keep-seats.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const log = pino({ level: 'silent' })
const seats = {
  sweep: async () => 0,
  purgePersonalData: async () => 0,
  findUnreadable: async (): Promise<string[]> => [],
}

it('forgets old counts of attempts from time to time, though nobody sends a form', async () => {
  const forgotAt: number[] = []
  const forget = async (now: Temporal.Instant) => void forgotAt.push(now.epochMilliseconds)
  const keeper = keepSeats(seats, { forget }, log)
  await vi.advanceTimersByTimeAsync(2 * 60_000)
  await keeper.stop()
  expect(forgotAt).toHaveLength(3)
  await vi.advanceTimersByTimeAsync(10 * 60_000)
  expect(forgotAt).toHaveLength(3)
})

it('goes on after a time in which the database could not be asked', async () => {
  let asked = 0
  const forget = async () => {
    asked += 1
    if (asked === 1) throw new Error('gone')
  }
  const keeper = keepSeats(seats, { forget }, log)
  await vi.advanceTimersByTimeAsync(60_000)
  await keeper.stop()
  expect(asked).toBe(2)
})

it('logs each group that could not be swept, with its id', async () => {
  const lines: string[] = []
  const listening = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) })
  const sweep = async () => {
    throw new SweepIncomplete(
      ['cohort-a', 'cohort-b'].map((cohortId) => ({ cohortId, error: new Error('torn') })),
    )
  }
  const keeper = keepSeats({ ...seats, sweep }, { forget: async () => undefined }, listening)
  await vi.advanceTimersByTimeAsync(0)
  await keeper.stop()
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { cohortId: 'cohort-a', reason: 'Error: torn', msg: 'seats could not be swept' },
    { cohortId: 'cohort-b', reason: 'Error: torn', msg: 'seats could not be swept' },
  ])
})

it('logs a fault once for as long as it lasts, and once more when it comes again', async () => {
  const lines: string[] = []
  const listening = pino({ base: null, timestamp: false }, { write: (line) => lines.push(line) })
  let damaged = ['cohort-a']
  const faulty = {
    ...seats,
    findUnreadable: async () => damaged,
    async sweep() {
      if (damaged.length === 0) return 0
      throw new SweepIncomplete([{ cohortId: 'cohort-a', error: new Error('torn') }])
    },
  }
  const keeper = keepSeats(faulty, { forget: async () => undefined }, listening)
  await vi.advanceTimersByTimeAsync(5 * 60_000)
  const said = [
    { cohortId: 'cohort-a', msg: 'a group is stored damaged' },
    { cohortId: 'cohort-a', msg: 'seats could not be swept' },
  ]
  expect(lines.map((line) => JSON.parse(line))).toMatchObject(said)
  damaged = []
  await vi.advanceTimersByTimeAsync(60_000)
  damaged = ['cohort-a']
  await vi.advanceTimersByTimeAsync(60_000)
  await keeper.stop()
  expect(lines).toHaveLength(4)
})
