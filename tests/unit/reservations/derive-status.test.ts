import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deriveStatus } from '../../../src/reservations/staff/derive-status.ts'
import { runs } from '../../fixtures/arbitrary-texts.ts'

describe('a status from events', () => {
  const walks: readonly (readonly [string[], string])[] = [
    [['held'], 'held'],
    [['held', 'confirmed'], 'confirmed'],
    [['held', 'confirmed', 'cancelled'], 'cancelled'],
    [['held', 'hold-expired'], 'expired'],
    [['waitlisted', 'offered', 'accepted'], 'confirmed'],
    [['waitlisted', 'offered', 'accepted', 'cancelled'], 'cancelled'],
    [['waitlisted', 'offered', 'offer-lapsed'], 'expired'],
    [['added-by-staff'], 'confirmed'],
  ]

  it('is the same however events of one instant are ordered, and whatever else happened', () => {
    const asides = fc.array(fc.constantFrom('moved', 'reminded', 'viewed-reservation', 'searched'))
    fc.assert(
      fc.property(fc.constantFrom(...walks), asides, fc.nat(), ([actions, end], others, seed) => {
        const mixed = [...actions, ...others]
          .map((action, index) => ({ action, place: ((index + 1) * (seed + 7)) % 101 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ action }) => action)
        expect(deriveStatus(mixed)).toBe(end)
      }),
      runs,
    )
  })

  it('is none for a second seat out of one, or an end that comes twice', () => {
    for (const [actions] of walks) {
      expect(deriveStatus([...actions, 'held', 'held'])).toBeUndefined()
      expect(deriveStatus([...actions, 'cancelled', 'cancelled'])).toBeUndefined()
    }
  })
})
