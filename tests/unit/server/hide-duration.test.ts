import { describe, expect, it } from 'vitest'
import { hideDuration } from '../../../src/server/guard/hide-duration.ts'

describe('an answer that hides how long it took', () => {
  it('hands on the value, and the failure', async () => {
    expect(await hideDuration(async () => 7)).toBe(7)
    const failing = hideDuration(async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
  })
})
