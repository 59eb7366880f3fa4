import { assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  drawIllustration,
  type Illustration,
} from '../../../src/components/illustration/draw-illustration.ts'

interface Point {
  readonly x: number
  readonly y: number
}

/** Every point of a path of `M`, `c`, `s` and `z`: its stations, and the control points drawn between them. */
function readPath(path: string): { stations: Point[]; controls: Point[] } {
  const stations: Point[] = []
  const controls: Point[] = []
  let pen: Point = { x: 0, y: 0 }
  for (const [, command, text = ''] of path.matchAll(/([Mcsz])([^Mcsz]*)/g)) {
    const numbers = (text.match(/-?\d+/g) ?? []).map(Number)
    const points = numbers.flatMap((x, index) =>
      index % 2 === 0 ? [{ x: pen.x + x, y: pen.y + (numbers[index + 1] ?? Number.NaN) }] : [],
    )
    const expected = { M: 1, c: 3, s: 2, z: 0 }[command ?? '']
    if (points.length !== expected) throw new Error(`${command}${text} is not well-formed`)
    const end = points.at(-1)
    if (end === undefined) continue
    const mirrored = controls.at(-1)
    if (command === 's' && mirrored !== undefined) {
      controls.push({ x: 2 * pen.x - mirrored.x, y: 2 * pen.y - mirrored.y })
    }
    controls.push(...points.slice(0, -1))
    stations.push(end)
    pen = end
  }
  return { stations, controls }
}

const turn = (a: Point, b: Point, c: Point) =>
  Math.sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x))

/** How often two lines, taken as straight between their stations, cross one another. */
function countCrossings(one: readonly Point[], two: readonly Point[]): number {
  const steps = (line: readonly Point[]) =>
    line.slice(1).map((end, index) => [line[index] ?? end, end] as const)
  return steps(one).reduce(
    (count, [a, b]) =>
      count +
      steps(two).filter(
        ([c, d]) => turn(a, b, c) !== turn(a, b, d) && turn(c, d, a) !== turn(c, d, b),
      ).length,
    0,
  )
}

const linesOf = ({ lines }: Illustration) => lines.map(({ path }) => readPath(path).stations)
const distance = (a: Point, b: Point) => Math.hypot(a.x - b.x, a.y - b.y)

const seeds = integer({ min: 0, max: 0xffffffff })
const variants = constantFrom('wide', 'square')

describe('the drawing of a page', () => {
  it('is the same for the same seed', () => {
    assert(
      property(seeds, variants, (seed, variant) => {
        expect(drawIllustration(seed, variant)).toEqual(drawIllustration(seed, variant))
      }),
    )
  })

  it('is another for another seed', () => {
    const drawings = Array.from({ length: 300 }, (_, seed) =>
      JSON.stringify(drawIllustration(seed, 'wide').lines),
    )
    expect(new Set(drawings).size).toBe(drawings.length)
  })

  it('has two lines that meet, part widely and meet again', () => {
    assert(
      property(seeds, variants, (seed, variant) => {
        const drawing = drawIllustration(seed, variant)
        const [two = [], one = []] = linesOf(drawing)
        expect(countCrossings(one, two)).toBeGreaterThanOrEqual(2)
        const gaps = one.map((point, index) => Math.abs(point.y - (two[index]?.y ?? Number.NaN)))
        const widest = Math.max(...gaps.slice(gaps.length * 0.55, gaps.length * 0.74))
        expect(widest).toBeGreaterThan(drawing.height * 0.25)
        const [lastOfOne, lastOfTwo] = [one.at(-1), two.at(-1)]
        if (lastOfOne === undefined || lastOfTwo === undefined) throw new Error('no lines')
        expect(distance(lastOfOne, lastOfTwo)).toBeLessThan(widest / 2)
      }),
      { numRuns: 300 },
    )
  })

  it('has two or three flat shapes behind them', () => {
    assert(
      property(seeds, variants, (seed, variant) => {
        const { shapes } = drawIllustration(seed, variant)
        expect([2, 3]).toContain(shapes.length)
        expect(new Set(shapes.map(({ fill }) => fill)).size).toBe(2)
        for (const { path } of shapes) expect(path).toMatch(/z$/)
      }),
    )
  })

  it('stays inside its view box, strokes and curves included', () => {
    assert(
      property(seeds, variants, (seed, variant) => {
        const { width, height, strokeWidth, lines, shapes } = drawIllustration(seed, variant)
        const isInside = (margin: number) => (point: Point) =>
          point.x >= margin &&
          point.x <= width - margin &&
          point.y >= margin &&
          point.y <= height - margin
        for (const { path } of lines) {
          const { stations, controls } = readPath(path)
          expect(stations.every(isInside(strokeWidth / 2)), path).toBe(true)
          expect(controls.every(isInside(strokeWidth / 2)), path).toBe(true)
        }
        for (const { path } of shapes) expect(readPath(path).stations.every(isInside(0))).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('has paths of less than 1,100 characters, so that the whole stays below 2 KB', () => {
    assert(
      property(seeds, variants, (seed, variant) => {
        const { lines, shapes } = drawIllustration(seed, variant)
        const paths = [...lines, ...shapes].map(({ path }) => path).join('')
        expect(paths.length).toBeLessThan(1_100)
      }),
    )
  })
})
