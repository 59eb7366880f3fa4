import { describe, expect, it } from 'vitest'
import { seedOf } from '../../../src/components/illustration/seed-of.ts'

describe('the seed of a drawing', () => {
  it('is what editors chose, zero included', () => {
    expect(seedOf({ _id: 'approach-one', illustrationSeed: 0 })).toBe(0)
  })

  it('depends on the document’s id alone where they chose none', () => {
    expect(seedOf({ _id: 'approach-one' })).toBe(seedOf({ _id: 'approach-one' }))
    expect(seedOf({ _id: 'approach-one' })).not.toBe(seedOf({ _id: 'approach-two' }))
    expect(Number.isSafeInteger(seedOf({ _id: '' }))).toBe(true)
  })
})
