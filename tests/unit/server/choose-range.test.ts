import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseRange } from '../../../src/server/choose-range.ts'

describe('the part of a file that is asked for', () => {
  it.each([
    ['bytes=0-4', { first: 0, last: 4 }],
    ['bytes=5-', { first: 5, last: 9 }],
    ['bytes=-3', { first: 7, last: 9 }],
    ['bytes=-30', { first: 0, last: 9 }],
    ['bytes=8-99', { first: 8, last: 9 }],
    ['bytes=10-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=4-2', undefined],
    ['bytes=-', undefined],
    ['bytes=0-1,3-4', undefined],
    ['lines=0-1', undefined],
    [undefined, undefined],
  ])('by %j is %j of ten bytes', (header, expected) => {
    expect(chooseRange(header, 10)).toEqual(expected)
  })

  it('never leaves the file, whatever is asked', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), fc.nat(), fc.nat(50), (text, one, other, length) => {
        for (const header of [text, `bytes=${one}-${other}`, `bytes=-${one}`, `bytes=${one}-`]) {
          const range = chooseRange(header, length)
          if (range === undefined || range === 'unsatisfiable') continue
          expect(range.first).toBeGreaterThanOrEqual(0)
          expect(range.last).toBeGreaterThanOrEqual(range.first)
          expect(range.last).toBeLessThan(length)
        }
      }),
    )
  })
})
