export interface Point {
  readonly x: number
  readonly y: number
}

const round = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })

/** Two numbers as SVG takes them in the fewest letters: a minus sign parts them as well as a space. */
const pair = ({ x, y }: Point) => `${x}${y < 0 ? '' : ' '}${y}`
const join = (points: readonly Point[]) =>
  points.map(pair).reduce((text, next) => `${text}${next.startsWith('-') ? '' : ' '}${next}`)

/**
 * The control points on both sides of `point` on a Catmull-Rom curve, rounded so that one mirrors
 * the other: then SVG's short form `s`, which leaves the first one out, draws the very same curve.
 */
function controlsAt(before: Point, point: Point, after: Point) {
  const reach = round({ x: (after.x - before.x) / 6, y: (after.y - before.y) / 6 })
  return {
    arriving: { x: point.x - reach.x, y: point.y - reach.y },
    leaving: { x: point.x + reach.x, y: point.y + reach.y },
  }
}

/**
 * A path through whole-numbered points that never turns a corner: a Catmull-Rom curve as cubic
 * Béziers. An open path starts at the first point and ends at the last; a closed one returns.
 */
export function smoothPath(exact: readonly Point[], { isClosed = false } = {}): string {
  const points = exact.map(round)
  const [start] = points
  if (start === undefined) return ''
  const at = (index: number): Point => {
    const place = isClosed
      ? (index + points.length) % points.length
      : Math.min(points.length - 1, Math.max(0, index))
    return points[place] ?? start
  }
  const controls = (index: number) => controlsAt(at(index - 1), at(index), at(index + 1))
  const segments = isClosed ? points.length : points.length - 1
  let path = `M${pair(start)}`
  for (let index = 1; index <= segments; index += 1) {
    const from = at(index - 1)
    const relative = (point: Point): Point => ({ x: point.x - from.x, y: point.y - from.y })
    const arriving = relative(controls(index).arriving)
    const end = relative(at(index))
    path +=
      index === 1
        ? `c${join([relative(controls(0).leaving), arriving, end])}`
        : `s${join([arriving, end])}`
  }
  return isClosed ? `${path}z` : path
}
