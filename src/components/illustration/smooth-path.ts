export interface Point {
  readonly x: number
  readonly y: number
}

const round = ({ x, y }: Point): Point => ({ x: Math.round(x), y: Math.round(y) })

/** Two numbers as SVG takes them in the fewest letters: a minus sign parts them as well as a space. */
const pair = ({ x, y }: Point) => `${x}${y < 0 ? '' : ' '}${y}`
const join = (points: readonly Point[]) =>
  points.map(pair).reduce((text, next) => `${text}${next.startsWith('-') ? '' : ' '}${next}`)

/** A place on a path, and how far from it the control points lie: ahead, and mirrored behind. */
interface Station {
  readonly point: Point
  readonly reach: Point
}

const minus = (one: Point, other: Point): Point => ({ x: one.x - other.x, y: one.y - other.y })

/**
 * Cubic Béziers from station to station. Everything is rounded so that a control point mirrors the
 * one before: then SVG's short form `s`, which leaves it out, draws the very same curve.
 */
function joinStations(stations: readonly Station[]): string {
  const [start] = stations
  if (start === undefined) return ''
  let path = `M${pair(start.point)}`
  let from = start
  stations.slice(1).forEach((to, index) => {
    const end = minus(to.point, from.point)
    const arriving = minus(end, to.reach)
    path += index === 0 ? `c${join([from.reach, arriving, end])}` : `s${join([arriving, end])}`
    from = to
  })
  return path
}

/** A closed path through the points that never turns a corner: a Catmull-Rom curve. */
export function closedPathThrough(exact: readonly Point[]): string {
  const points = exact.map(round)
  const at = (index: number) => points[(index + points.length) % points.length] ?? { x: 0, y: 0 }
  const stations = points.map((point, index) => {
    const chord = minus(at(index + 1), at(index - 1))
    return { point, reach: round({ x: chord.x / 6, y: chord.y / 6 }) }
  })
  return `${joinStations([...stations, ...stations.slice(0, 1)])}z`
}

function stationsAlong(points: readonly Point[], pointsPerCurve: number): Station[] {
  const stations: Station[] = []
  for (let index = 0; index < points.length; index += pointsPerCurve) {
    const point = points[index]
    if (point === undefined) break
    const before = points[index - 1]
    const after = points[index + 1]
    const chord = minus(after ?? point, before ?? point)
    const steps = before && after ? 2 : 1
    const share = pointsPerCurve / 3 / steps
    stations.push({ point, reach: { x: chord.x * share, y: chord.y * share } })
  }
  return stations
}

/**
 * A path along a line of which `points` are traced in equal steps: every `pointsPerCurve`th one
 * lies on the path, and the two beside it say in which direction the line passes. So a few curves
 * are enough where a spline through the points alone would need many.
 */
export function pathAlong(points: readonly Point[], pointsPerCurve: number): string {
  return joinStations(
    stationsAlong(points, pointsPerCurve).map(({ point, reach }) => ({
      point: round(point),
      reach: round(reach),
    })),
  )
}

/** The points between which all of {@link pathAlong}'s path lies: its stations and control points. */
export function hullAlong(points: readonly Point[], pointsPerCurve: number): Point[] {
  return stationsAlong(points, pointsPerCurve).flatMap(({ point, reach }) => [
    point,
    { x: point.x + reach.x, y: point.y + reach.y },
    { x: point.x - reach.x, y: point.y - reach.y },
  ])
}
