import { hullAlong, type Point } from './smooth-path.ts'

/** Curves each line is drawn with; a loop takes about a fifth of them. */
const STEPS = 19
/** Points a curve is traced by: those between its ends give its direction there. */
export const POINTS_PER_CURVE = 3

interface Loop {
  readonly from: number
  readonly to: number
  readonly radius: number
  /** 1 turns upwards, -1 downwards. */
  readonly side: 1 | -1
}

export interface LineFormat {
  readonly width: number
  readonly height: number
  readonly strokeWidth: number
  /** How far the lines stray from the middle, as a share of what suits a wide drawing. */
  readonly sway: number
  /** The pen goes on while it loops, which makes loops narrow; this widens them again. */
  readonly loopWidth: number
}

const ease = (share: number) => share * share * (3 - 2 * share)

/** The value at `place` of a curve through `stops`, level at each of them. */
function follow(stops: readonly (readonly [place: number, value: number])[], place: number) {
  let [before] = stops
  for (const stop of stops) {
    if (before !== undefined && place <= stop[0]) {
      const span = stop[0] - before[0]
      const share = span === 0 ? 1 : (place - before[0]) / span
      return before[1] + (stop[1] - before[1]) * ease(share)
    }
    before = stop
  }
  return before?.[1] ?? 0
}

/** How far a loop carries the pen from its way at `place`. */
function swing({ from, to, radius, side }: Loop, place: number, loopWidth: number): Point {
  if (place <= from || place >= to) return { x: 0, y: 0 }
  const share = (place - from) / (to - from)
  const angle = Math.PI * (share + ease(share))
  return { x: loopWidth * radius * Math.sin(angle), y: -side * radius * (1 - Math.cos(angle)) }
}

/** Moves and, where they don't fit, shrinks the lines so that all of each lies between the margins. */
function fitWithin(lines: readonly Point[][], size: number, margin: number, axis: 'x' | 'y') {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const line of lines) {
    for (const { [axis]: value } of hullAlong(line, POINTS_PER_CURVE)) {
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  }
  const scale = Math.min(1, (size - 2 * margin) / (high - low))
  const start = axis === 'x' || scale < 1 ? margin : (size - (high - low) * scale) / 2
  const place = (value: number) => start + (value - low) * scale
  return lines.map((line) =>
    line.map(({ x, y }) => (axis === 'x' ? { x: place(x), y } : { x, y: place(y) })),
  )
}

/**
 * Two lines from left to right: they come from apart, meet and tangle, part widely, meet again and
 * go on side by side. Each is a row of points as `pathAlong` takes them. Also says where the three
 * places are that a shape may lie behind.
 */
export function traceLines(random: () => number, format: LineFormat) {
  const { width, height, strokeWidth, sway, loopWidth } = format
  const between = (low: number, high: number) => low + random() * (high - low)
  const isOneAbove = random() < 0.5 ? 1 : -1
  const isUpward = random() < 0.5 ? 1 : -1
  const tangled = between(0.27, 0.38)
  const parted = between(0.58, 0.67)
  const reunited = between(0.81, 0.86)

  // Half the distance between the lines; where its sign changes, they cross.
  const gap = [
    [0, between(0.16, 0.36)],
    [tangled - 0.1, -between(0.05, 0.09)],
    [tangled, between(0.04, 0.09)],
    [tangled + 0.1, -between(0.04, 0.08)],
    [parted, between(0.27, 0.38)],
    [reunited, -between(0.05, 0.08)],
    [reunited + 0.08, between(0.04, 0.06)],
    [1, between(0.045, 0.06)],
  ] as const
  const drift = [
    [0, between(-0.1, 0.1)],
    [tangled, between(0.02, 0.12) * isUpward],
    [parted, between(-0.04, 0.04)],
    [reunited, between(-0.14, -0.04) * isUpward],
    [1, between(-0.02, 0.16) * isUpward],
  ] as const
  const small = Math.min(width * 0.14, height * 0.2)
  const side = random() < 0.5 ? 1 : -1
  const loopsOfOne: Loop[] = [
    {
      from: tangled - between(0.1, 0.13),
      to: tangled + between(0.08, 0.1),
      radius: small * between(0.75, 1.1),
      side,
    },
  ]
  const loopsOfTwo: Loop[] = [
    {
      from: tangled - between(0.05, 0.08),
      to: tangled + between(0.12, 0.15),
      radius: small * between(0.6, 1),
      side: side === 1 ? -1 : 1,
    },
  ]
  // The last loop turns away from the other line; towards it there is no room.
  const turnOnce = (loops: Loop[], away: 1 | -1) =>
    loops.push({
      from: reunited - 0.06,
      to: reunited + 0.12,
      radius: small * between(0.58, 0.72),
      side: away,
    })
  if (random() < 0.5) {
    if (random() < 0.5) turnOnce(loopsOfOne, isOneAbove === 1 ? -1 : 1)
    else turnOnce(loopsOfTwo, isOneAbove)
  }

  const centreAt = (place: number): Point => ({
    x: place * width,
    y: height * (0.5 - follow(drift, place) * sway),
  })
  const trace = (direction: 1 | -1, loops: readonly Loop[]) =>
    Array.from({ length: STEPS * POINTS_PER_CURVE + 1 }, (_, index) => {
      const place = index / (STEPS * POINTS_PER_CURVE)
      const centre = centreAt(place)
      const away = direction * isOneAbove * follow(gap, place) * height * sway
      let { x } = centre
      let y = centre.y - away
      for (const loop of loops) {
        const { x: dx, y: dy } = swing(loop, place, loopWidth)
        x += dx
        y += dy
      }
      return { x, y }
    })
  // Room for half the stroke, and some air.
  const margin = strokeWidth
  const lines = [trace(1, loopsOfOne), trace(-1, loopsOfTwo)]
  const [one = [], two = []] = fitWithin(fitWithin(lines, width, margin, 'x'), height, margin, 'y')
  return {
    one,
    two,
    tangle: centreAt(tangled),
    parting: centreAt(parted),
    reunion: centreAt(reunited + 0.03),
  }
}
