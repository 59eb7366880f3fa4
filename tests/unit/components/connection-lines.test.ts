import { assert, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { drawConnection, hashToSeed } from '../../../src/components/site/connection-lines.ts'

/** The points of a path, its control points included. */
function pointsOf(path: string) {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number)
  return numbers.flatMap((x, index) => (index % 2 === 0 ? [{ x, y: numbers[index + 1] }] : []))
}

const seeds = integer({ min: 0, max: 0xffffffff })
const boxes = [
  { width: 920, height: 200 },
  { width: 640, height: 480 },
]

describe('the drawing of a connection', () => {
  it('is the same for the same seed', () => {
    assert(
      property(seeds, (seed) => {
        expect(drawConnection(seed, 640, 480)).toEqual(drawConnection(seed, 640, 480))
      }),
    )
  })

  it('is another for another seed', () => {
    const pictures = Array.from({ length: 200 }, (_, seed) =>
      JSON.stringify(drawConnection(seed, 640, 480)),
    )
    expect(new Set(pictures).size).toBe(pictures.length)
  })

  it.each(boxes)('stays inside its box of $width × $height', ({ width, height }) => {
    assert(
      property(seeds, (seed) => {
        const { first, second, shapes } = drawConnection(seed, width, height)
        const points = [...pointsOf(first), ...pointsOf(second), ...shapes]
        expect(points.length).toBeGreaterThan(20)
        const outside = points.filter(
          ({ x, y = Number.NaN }) => !(x >= 0 && x <= width && y >= 0 && y <= height),
        )
        expect(outside).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('runs from edge to edge', () => {
    const ends = pointsOf(drawConnection(7, 640, 480).first)
    expect([ends[0]?.x, ends.at(-1)?.x]).toEqual([0, 640])
  })
})

describe('the seed of a document that names none', () => {
  it('depends on its id alone', () => {
    expect(hashToSeed('approach-one')).toBe(hashToSeed('approach-one'))
    expect(hashToSeed('approach-one')).not.toBe(hashToSeed('approach-two'))
    expect(Number.isSafeInteger(hashToSeed(''))).toBe(true)
  })
})
