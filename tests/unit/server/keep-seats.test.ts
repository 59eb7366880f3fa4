import pino from 'pino'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { keepSeats } from '../../../src/server/keep-seats.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const log = pino({ level: 'silent' })
const seats = { sweep: async () => 0, purgePersonalData: async () => 0 }

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
