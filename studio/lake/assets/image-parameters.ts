import { badRequest } from '../lake-error.ts'

const MOST_PIXELS_A_SIDE = 8192

const FITS = ['clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale'] as const
const CROPS = ['top', 'bottom', 'left', 'right', 'center', 'focalpoint', 'entropy'] as const
const FORMATS = ['jpg', 'pjpg', 'png', 'webp', 'avif'] as const
const FLIPS = ['h', 'v', 'hv'] as const
const ORIENTATIONS = ['0', '90', '180', '270'] as const

export type Fit = (typeof FITS)[number]
export type Crop = (typeof CROPS)[number]
export type ImageFormat = (typeof FORMATS)[number]

export type Color = { r: number; g: number; b: number; alpha: number }

/** What the address of an image asks for. Fields that are undefined were not asked for. */
export type ImageParameters = {
  /** Pixels before `pixelRatio` is applied. */
  width: number | undefined
  height: number | undefined
  least: { width: number | undefined; height: number | undefined }
  most: { width: number | undefined; height: number | undefined }
  pixelRatio: number
  fit: Fit
  /** Where to cut; several names add up, such as top and left. */
  crop: readonly Crop[]
  /** The point to keep, as fractions of width and height. */
  focalPoint: { x: number; y: number } | undefined
  /** left, top, width, height in pixels of the original */
  rect: readonly [number, number, number, number] | undefined
  /** Degrees clockwise. */
  orientation: 0 | 90 | 180 | 270
  flip: (typeof FLIPS)[number] | undefined
  background: Color | undefined
  /** Pixels of background on every side. */
  padding: number
  blur: number
  sharpen: number
  isGrayscale: boolean
  isInverted: boolean
  isFirstFrameOnly: boolean
  quality: number
  format: ImageFormat | undefined
}

/**
 * Reads the parameters of an image's address, as Sanity's image CDN names them. Names it does not
 * know are ignored, as there.
 * @param accept the request's Accept header, which `auto=format` goes by
 * @returns undefined when nothing is asked for that changes the picture
 * @throws LakeError 400 naming the parameter whose value makes no sense
 */
export function readImageParameters(
  query: URLSearchParams,
  accept: string,
): ImageParameters | undefined {
  const [x, y] = [readNumber(query, 'fp-x', 0, 1), readNumber(query, 'fp-y', 0, 1)]
  const format = readChoice(query, 'fm', FORMATS) ?? readAutomaticFormat(query, accept)
  const orientation = readChoice(query, 'or', ORIENTATIONS)
  const saturation = readNumber(query, 'sat', -100, 100)
  if (saturation !== undefined && saturation !== -100 && saturation !== 0) {
    throw badParameter('sat', 'must be -100; other saturations are not supported')
  }
  const parameters: ImageParameters = {
    width: readPixels(query, 'w'),
    height: readPixels(query, 'h'),
    least: { width: readPixels(query, 'min-w'), height: readPixels(query, 'min-h') },
    most: { width: readPixels(query, 'max-w'), height: readPixels(query, 'max-h') },
    pixelRatio: readNumber(query, 'dpr', 1, 3) ?? 1,
    fit: readChoice(query, 'fit', FITS) ?? 'clip',
    crop: readCrop(query),
    focalPoint: x === undefined && y === undefined ? undefined : { x: x ?? 0.5, y: y ?? 0.5 },
    rect: readRect(query),
    orientation:
      orientation === '90' ? 90 : orientation === '180' ? 180 : orientation === '270' ? 270 : 0,
    flip: readChoice(query, 'flip', FLIPS),
    background: readColor(query),
    padding: Math.round(readNumber(query, 'pad', 0, MOST_PIXELS_A_SIDE / 2) ?? 0),
    blur: readNumber(query, 'blur', 0, 2000) ?? 0,
    sharpen: readNumber(query, 'sharp', 0, 100) ?? 0,
    isGrayscale: saturation === -100,
    isInverted: readChoice(query, 'invert', ['true', 'false']) === 'true',
    isFirstFrameOnly: readChoice(query, 'frame', ['1']) === '1',
    quality: Math.max(1, Math.round(readNumber(query, 'q', 0, 100) ?? 75)),
    format,
  }
  return CHANGING.some((name) => query.has(name)) || format !== undefined ? parameters : undefined
}

const CHANGING = [
  ...['w', 'h', 'min-w', 'min-h', 'max-w', 'max-h', 'rect', 'or', 'flip', 'bg', 'pad', 'blur'],
  ...['sharp', 'sat', 'invert', 'frame', 'q', 'fm'],
]

function badParameter(name: string, reason: string) {
  return badRequest(`Invalid image parameter "${name}": ${reason}`)
}

function readNumber(
  query: URLSearchParams,
  name: string,
  least: number,
  most: number,
): number | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const value = text.trim() === '' ? Number.NaN : Number(text)
  if (value >= least && value <= most) return value
  throw badParameter(name, `must be a number from ${least} to ${most}`)
}

function readPixels(query: URLSearchParams, name: string): number | undefined {
  const value = readNumber(query, name, 1, MOST_PIXELS_A_SIDE)
  return value === undefined ? undefined : Math.round(value)
}

function readChoice<const Choice extends string>(
  query: URLSearchParams,
  name: string,
  choices: readonly Choice[],
): Choice | undefined {
  const text = query.get(name)
  if (text === null) return undefined
  const choice = choices.find((known) => known === text)
  if (choice === undefined) throw badParameter(name, `must be one of ${choices.join(', ')}`)
  return choice
}

function readCrop(query: URLSearchParams): Crop[] {
  return (query.get('crop') ?? '').split(',').flatMap((name) => {
    if (name === '' && !query.has('crop')) return []
    const crop = CROPS.find((known) => known === name)
    if (crop === undefined) throw badParameter('crop', `must be one of ${CROPS.join(', ')}`)
    return [crop]
  })
}

function readAutomaticFormat(query: URLSearchParams, accept: string): ImageFormat | undefined {
  const auto = readChoice(query, 'auto', ['format'])
  return auto === 'format' && accept.includes('image/webp') ? 'webp' : undefined
}

function readRect(query: URLSearchParams): ImageParameters['rect'] {
  const text = query.get('rect')
  if (text === null) return undefined
  const parts = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)))
  const [left = -1, top = -1, width = 0, height = 0] = parts.map(Math.round)
  const isWhole = parts.length === 4 && [left, top, width, height].every(Number.isSafeInteger)
  if (isWhole && left >= 0 && top >= 0 && width >= 1 && height >= 1) {
    return [left, top, width, height]
  }
  throw badParameter('rect', 'must be left,top,width,height in pixels')
}

/** Hexadecimal rgb, argb, rrggbb or aarrggbb. */
function readColor(query: URLSearchParams): Color | undefined {
  const text = query.get('bg')
  if (text === null) return undefined
  if (!/^(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text)) {
    throw badParameter('bg', 'must be a color such as fff, ffffff or 80ffffff')
  }
  const isShort = text.length <= 4
  const digits = isShort ? [...text].map((digit) => digit + digit).join('') : text
  const full = digits.length === 6 ? `ff${digits}` : digits
  const channel = (place: number) => Number.parseInt(full.slice(place * 2, place * 2 + 2), 16)
  return { r: channel(1), g: channel(2), b: channel(3), alpha: channel(0) / 255 }
}
