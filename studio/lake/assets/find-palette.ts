import type { Sharp } from 'sharp'

type Swatch = {
  _type: 'sanity.imagePaletteSwatch'
  background: string
  foreground: string
  title: string
  population: number
}
type Bucket = {
  r: number
  g: number
  b: number
  count: number
  saturation: number
  lightness: number
}

/** What makes a color dark, light or vibrant: saturation and lightness from 0 to 1. */
const KINDS = {
  darkMuted: { saturation: [0, 0.4], lightness: [0, 0.45], target: [0.3, 0.26] },
  darkVibrant: { saturation: [0.35, 1], lightness: [0, 0.45], target: [1, 0.26] },
  lightMuted: { saturation: [0, 0.4], lightness: [0.55, 1], target: [0.3, 0.74] },
  lightVibrant: { saturation: [0.35, 1], lightness: [0.55, 1], target: [1, 0.74] },
  muted: { saturation: [0, 0.4], lightness: [0.3, 0.7], target: [0.3, 0.5] },
  vibrant: { saturation: [0.35, 1], lightness: [0.3, 0.7], target: [1, 0.5] },
} as const

/** The colors an image is made of, as the `palette` of an image asset's metadata. */
export async function findPalette(image: Sharp) {
  const { data } = await image
    .resize(64, 64, { fit: 'inside', withoutEnlargement: true })
    .toColorspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const buckets = countColors(data)
  const total = buckets.reduce((sum, { count }) => sum + count, 0)
  const swatches = Object.entries(KINDS).map(([name, kind]) => {
    const best = pickBucket(buckets, kind)
    return [name, best ? toSwatch(best, total) : noSwatch()] as const
  })
  const dominant = buckets.toSorted((a, b) => b.count - a.count)[0]
  return {
    _type: 'sanity.imagePalette',
    ...Object.fromEntries(swatches),
    dominant: dominant ? toSwatch(dominant, total) : noSwatch(),
  }
}

/** Groups alike pixels, 16 steps a channel; transparent ones do not count. */
function countColors(pixels: Buffer): Bucket[] {
  const sums = new Map<number, [number, number, number, number]>()
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const [r = 0, g = 0, b = 0, alpha = 0] = pixels.subarray(at, at + 4)
    if (alpha < 128) continue
    const key = ((r >> 4) << 8) | ((g >> 4) << 4) | (b >> 4)
    const sum = sums.get(key) ?? [0, 0, 0, 0]
    sums.set(key, [sum[0] + r, sum[1] + g, sum[2] + b, sum[3] + 1])
  }
  return [...sums.values()].map(([red, green, blue, count]) => {
    const [r, g, b] = [red / count, green / count, blue / count]
    return { r, g, b, count, ...saturationAndLightness(r, g, b) }
  })
}

function saturationAndLightness(r: number, g: number, b: number) {
  const [most, least] = [Math.max(r, g, b) / 255, Math.min(r, g, b) / 255]
  const lightness = (most + least) / 2
  const spread = most - least
  const saturation = spread === 0 ? 0 : spread / (1 - Math.abs(2 * lightness - 1))
  return { saturation, lightness }
}

function pickBucket(
  buckets: readonly Bucket[],
  { saturation, lightness, target }: (typeof KINDS)[keyof typeof KINDS],
): Bucket | undefined {
  const most = Math.max(...buckets.map(({ count }) => count))
  const suits = ({ saturation: s, lightness: l }: Bucket) =>
    s >= saturation[0] && s <= saturation[1] && l >= lightness[0] && l <= lightness[1]
  const score = ({ saturation: s, lightness: l, count }: Bucket) =>
    3 * (1 - Math.abs(s - target[0])) + 6 * (1 - Math.abs(l - target[1])) + count / most
  return buckets.filter(suits).toSorted((a, b) => score(b) - score(a))[0]
}

function toSwatch({ r, g, b, count }: Bucket, total: number): Swatch {
  const hex = [r, g, b].map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')
  // Perceived brightness decides which text can be read on it.
  const isBright = (r * 299 + g * 587 + b * 114) / 1000 > 150
  const text = isBright ? '#000' : '#fff'
  const population = Math.round((count / total) * 10_000) / 100
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: `#${hex}`,
    foreground: text,
    title: text,
    population,
  }
}

function noSwatch(): Swatch {
  const text = '#fff'
  return {
    _type: 'sanity.imagePaletteSwatch',
    background: '#000000',
    foreground: text,
    title: text,
    population: 0,
  }
}
