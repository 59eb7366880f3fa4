import { mulberry32 } from './mulberry32.ts'
import { drawOrganicShape } from './organic-shape.ts'
import { closedPathThrough, type Point, pathAlong } from './smooth-path.ts'
import { POINTS_PER_CURVE, traceLines } from './trace-lines.ts'

export type IllustrationVariant = 'wide' | 'square'

/** Colors go by name; the page, or whoever makes a picture of it, decides what they are. */
export interface Illustration {
  readonly width: number
  readonly height: number
  readonly strokeWidth: number
  readonly shapes: readonly { readonly fill: 'apricot' | 'lavender'; readonly path: string }[]
  readonly lines: readonly { readonly stroke: 'one' | 'two'; readonly path: string }[]
}

const FORMATS = {
  wide: { width: 1200, height: 360, strokeWidth: 10, sway: 1, loopWidth: 1.5, shapes: 1 },
  square: { width: 480, height: 480, strokeWidth: 11, sway: 0.78, loopWidth: 0.95, shapes: 0.72 },
} as const

/**
 * Two lines that meet, tangle, part and meet again, over two or three flat shapes. The same seed
 * and variant always give the same drawing, and everything stays inside its view box.
 */
export function drawIllustration(seed: number, variant: IllustrationVariant): Illustration {
  const format = FORMATS[variant]
  const { width, height, strokeWidth } = format
  const random = mulberry32(seed)
  const { one, two, tangle, parting, reunion } = traceLines(random, format)
  const isWarmFirst = random() < 0.5
  const [first, second] = isWarmFirst
    ? (['apricot', 'lavender'] as const)
    : (['lavender', 'apricot'] as const)
  const shape = (fill: 'apricot' | 'lavender', center: Point, size: number) => ({
    fill,
    path: closedPathThrough(
      drawOrganicShape(random, center, size * height * format.shapes, { width, height }),
    ),
  })
  const shapes = [
    shape(first, tangle, 0.3 + random() * 0.06),
    shape(second, parting, 0.22 + random() * 0.06),
  ]
  if (random() < 0.7) shapes.push(shape(first, reunion, 0.12 + random() * 0.04))
  return {
    width,
    height,
    strokeWidth,
    shapes,
    lines: [
      { stroke: 'two', path: pathAlong(two, POINTS_PER_CURVE) },
      { stroke: 'one', path: pathAlong(one, POINTS_PER_CURVE) },
    ],
  }
}
