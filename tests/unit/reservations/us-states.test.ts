import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nameState, US_STATES } from '../../../src/reservations/us-states.ts'
import { runs, text } from '../../fixtures/arbitrary-texts.ts'

describe('the list of states', () => {
  it('names each by one code, and a code that is none by itself', () => {
    expect(new Set(US_STATES.map(([code]) => code)).size).toBe(US_STATES.length)
    for (const [code, name] of US_STATES) {
      expect(code).toMatch(/^[A-Z]{2}$/)
      expect(nameState(code)).toBe(name)
    }
    fc.assert(
      fc.property(text, (other) => {
        fc.pre(!US_STATES.some(([code]) => code === other))
        expect(nameState(other)).toBe(other)
      }),
      runs,
    )
  })
})
