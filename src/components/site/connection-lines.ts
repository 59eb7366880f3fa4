/** Small seeded generator of numbers in [0, 1): mulberry32, public domain, Tommy Ettinger. */
function seededNumbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A stable seed for a document that names none (FNV-1a). */
export function hashToSeed(text: string): number {
  let hash = 0x811c9dc5
  for (const character of text) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  }
  return hash
}

interface Point {
  readonly x: number
  readonly y: number
}

/** A smooth path through points whose tangents are level: waves, never corners. */
function toWave(points: readonly Point[]): string {
  const [start, ...rest] = points
  if (!start) return ''
  let previous = start
  const curves = rest.map((point) => {
    const reach = (point.x - previous.x) / 2
    const curve = `C${previous.x + reach} ${previous.y} ${point.x - reach} ${point.y} ${point.x} ${point.y}`
    previous = point
    return curve
  })
  return `M${start.x} ${start.y}${curves.join('')}`
}

export interface ConnectionLines {
  readonly first: string
  readonly second: string
  readonly shapes: readonly { x: number; y: number; rx: number; ry: number; turn: number }[]
}

/**
 * Two lines that meet, tangle, part and meet again, and the shapes they move among, within
 * `width` × `height`. The same seed always draws the same picture.
 */
export function drawConnection(seed: number, width: number, height: number): ConnectionLines {
  const next = seededNumbers(seed)
  const between = (low: number, high: number) => Math.round(low + next() * (high - low))
  const middle = height / 2
  // Positive: first line above. The signs cross where the lines meet; the wide gap is the parting.
  const gaps = [0.34, -0.16, 0.2, -0.14, 0.4 + next() * 0.04, -0.12, 0.14, -0.28]
  const step = width / (gaps.length - 1)
  const drift = gaps.map(() => between(-height * 0.07, height * 0.07))
  const stations = gaps.map((gap, index) => ({
    x: Math.round(
      index === 0 || index === gaps.length - 1
        ? index * step
        : index * step + between(-step * 0.22, step * 0.22),
    ),
    centre: middle + (drift[index] ?? 0),
    gap: gap * height * (0.85 + next() * 0.25),
  }))
  // Wide gaps can reach past the edge; the margin leaves room for the stroke.
  const margin = height * 0.03
  const within = (y: number) => Math.round(Math.min(height - margin, Math.max(margin, y)))
  const line = (side: 1 | -1) =>
    toWave(stations.map(({ x, centre, gap }) => ({ x, y: within(centre - side * gap) })))
  return {
    first: line(1),
    second: line(-1),
    shapes: [0.2, 0.52, 0.82].map((place) => ({
      x: Math.round(width * place + between(-width * 0.06, width * 0.06)),
      y: between(height * 0.3, height * 0.7),
      rx: between(height * 0.2, height * 0.36),
      ry: between(height * 0.16, height * 0.28),
      turn: between(-35, 35),
    })),
  }
}
