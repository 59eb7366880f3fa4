import sharp, { type FitEnum, type Sharp } from 'sharp'
import { badRequest } from '../lake-error.ts'

const MOST_PIXELS_A_SIDE = 8192
const FITS: { [fit: string]: { fit: keyof FitEnum; enlarges: boolean } } = {
  clip: { fit: 'inside', enlarges: true },
  crop: { fit: 'cover', enlarges: true },
  fill: { fit: 'contain', enlarges: true },
  fillmax: { fit: 'contain', enlarges: false },
  max: { fit: 'inside', enlarges: false },
  min: { fit: 'cover', enlarges: false },
  scale: { fit: 'fill', enlarges: true },
}
const FORMATS = ['jpg', 'png', 'webp', 'avif'] as const
type Format = (typeof FORMATS)[number]

/** What to do with an image; undefined fields leave it alone. */
export type ImageRecipe = {
  width: number | undefined
  height: number | undefined
  fit: string
  quality: number
  format: Format | undefined
  /** left, top, width, height in pixels of the original */
  rect: readonly [number, number, number, number] | undefined
}

/**
 * Reads the parameters of an image's address: `w`, `h`, `fit`, `q`, `fm`, `auto=format`, `rect`.
 * @param accept the request's Accept header, which `auto=format` goes by
 * @returns undefined when the original is asked for
 * @throws LakeError 400 for values that make no sense
 */
export function readRecipe(query: URLSearchParams, accept: string): ImageRecipe | undefined {
  const [width, height] = [readSize(query, 'w'), readSize(query, 'h')]
  const fit = query.get('fit') ?? 'clip'
  if (!Object.hasOwn(FITS, fit)) throw badRequest(`Unknown "fit": ${fit}`)
  const quality = Number(query.get('q') ?? 75)
  if (!(quality >= 0 && quality <= 100)) throw badRequest('"q" must be from 0 to 100')
  const format = readFormat(query, accept)
  const rect = readRect(query.get('rect'))
  if (!width && !height && !format && !rect && !query.has('q')) return undefined
  return { width, height, fit, quality: Math.max(1, Math.round(quality)), format, rect }
}

/** Crops, resizes and encodes. */
export async function transformImage(
  original: Buffer,
  recipe: ImageRecipe,
  extension: string,
): Promise<{ bytes: Buffer; format: string }> {
  let image = sharp(original).autoOrient()
  if (recipe.rect) {
    const [left, top, width, height] = recipe.rect
    // Orientation must be settled before a crop counts pixels.
    image = sharp(await image.toBuffer()).extract({ left, top, width, height })
  }
  const { width, height } = recipe
  const { fit, enlarges } = FITS[recipe.fit] ?? { fit: 'inside', enlarges: true }
  if (width || height) {
    const size = { ...(width ? { width } : {}), ...(height ? { height } : {}) }
    image = image.resize({ ...size, fit, withoutEnlargement: !enlarges })
  }
  const format = recipe.format ?? FORMATS.find((known) => known === extension) ?? 'png'
  return { bytes: await encode(image, format, recipe.quality).toBuffer(), format }
}

function encode(image: Sharp, format: Format, quality: number): Sharp {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality, progressive: true })
    case 'png':
      return image.png()
    case 'webp':
      return image.webp({ quality })
    case 'avif':
      return image.avif({ quality })
  }
}

function readSize(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name) ?? query.get(`max-${name}`)
  if (text === null) return undefined
  const size = Number(text)
  if (!(size >= 1 && size <= MOST_PIXELS_A_SIDE)) {
    throw badRequest(`"${name}" must be from 1 to ${MOST_PIXELS_A_SIDE}`)
  }
  return Math.round(size)
}

function readFormat(query: URLSearchParams, accept: string): Format | undefined {
  const asked = query.get('fm')
  if (asked !== null) {
    const format = FORMATS.find((known) => known === (asked === 'pjpg' ? 'jpg' : asked))
    if (!format) throw badRequest(`Unknown "fm": ${asked}`)
    return format
  }
  return query.get('auto') === 'format' && accept.includes('image/webp') ? 'webp' : undefined
}

function readRect(text: string | null): ImageRecipe['rect'] {
  if (text === null) return undefined
  const [left = -1, top = -1, width = 0, height = 0] = text
    .split(',')
    .map((part) => Math.round(Number(part)))
  if (!(left >= 0 && top >= 0 && width >= 1 && height >= 1)) {
    throw badRequest('"rect" must be left,top,width,height')
  }
  return [left, top, width, height]
}
