import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideDuration, timeToBeat } from '../../../src/server/guard/hide-duration.ts'

describe('an answer that hides how long it took', () => {
  it('hands on the value, and the failure', async () => {
    expect(await hideDuration(async () => 7)).toBe(7)
    const failing = hideDuration(async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
  })

  it('comes after the same time, however long it took within a beat', () => {
    const taken = fc.double({ min: 0.001, max: 10_000, noNaN: true })
    fc.assert(
      fc.property(taken, (ms) => {
        const beats = (ms + timeToBeat(ms)) / 300
        expect(beats).toBeCloseTo(Math.ceil(ms / 300), 6)
        expect(timeToBeat(ms)).toBeGreaterThanOrEqual(0)
        expect(timeToBeat(ms)).toBeLessThanOrEqual(300)
      }),
    )
  })
})
