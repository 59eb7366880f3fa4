import type { Point } from './smooth-path.ts'

const CORNERS = 7
/** How far a smooth curve may swing out beyond its points, as a share of the radius. */
const SWING = 1.12

const keepWithin = (value: number, reach: number, size: number) =>
  Math.min(size - reach, Math.max(reach, value))

/** The outline of a soft, uneven pebble about `center`, moved inwards where it would leave the box. */
export function drawOrganicShape(
  random: () => number,
  center: Point,
  radius: number,
  box: { readonly width: number; readonly height: number },
): Point[] {
  const across = radius * (1.05 + random() * 0.35)
  const down = radius * (0.8 + random() * 0.2)
  const turn = (random() - 0.5) * 0.9
  const offset = random() * Math.PI
  const outline = Array.from({ length: CORNERS }, (_, index) => {
    const angle = offset + (index / CORNERS) * 2 * Math.PI
    const uneven = 0.86 + random() * 0.28
    const x = Math.cos(angle) * across * uneven
    const y = Math.sin(angle) * down * uneven
    return {
      x: x * Math.cos(turn) - y * Math.sin(turn),
      y: x * Math.sin(turn) + y * Math.cos(turn),
    }
  })
  const reachX = Math.max(...outline.map(({ x }) => Math.abs(x))) * SWING
  const reachY = Math.max(...outline.map(({ y }) => Math.abs(y))) * SWING
  const middle = {
    x: keepWithin(center.x, reachX, box.width),
    y: keepWithin(center.y, reachY, box.height),
  }
  return outline.map(({ x, y }) => ({ x: middle.x + x, y: middle.y + y }))
}
