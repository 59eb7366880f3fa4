import sharp, { type Sharp } from 'sharp'
import { badRequest } from '../lake-error.ts'
import type { ImageParameters } from './image-parameters.ts'
import { planImageSize, type Size } from './plan-image-size.ts'

/** A picture with more pixels is taken for an attack on memory. */
export const MOST_INPUT_PIXELS = 120_000_000

const MOST_OUTPUT_SIDE = 8192
const TRANSPARENT = { r: 0, g: 0, b: 0, alpha: 0 }
const WHITE = { r: 255, g: 255, b: 255, alpha: 1 }

/** Formats that an answer can have, by the file extension they go by. */
export type OutputFormat = 'jpg' | 'png' | 'webp' | 'avif' | 'gif'

export type TransformedImage = { bytes: Buffer; format: OutputFormat }

/**
 * Which format an image leaves in: as asked, else its own; what browsers do not show becomes PNG.
 * @param extension of the original
 */
export function outputFormat(parameters: ImageParameters, extension: string): OutputFormat {
  if (parameters.format === 'pjpg') return 'jpg'
  if (parameters.format !== undefined) return parameters.format
  const own = (['jpg', 'png', 'webp', 'avif', 'gif'] as const).find((known) => known === extension)
  return own ?? 'png'
}

/**
 * Makes the picture an address asks for: cut and turned, then sized, then painted, then encoded.
 * Depends on nothing but its arguments.
 * @throws LakeError 400 naming the parameter that does not suit this picture, and sharp's error
 * for bytes that are no picture
 */
export async function transformImage(
  original: Buffer,
  parameters: ImageParameters,
  extension: string,
): Promise<TransformedImage> {
  const format = outputFormat(parameters, extension)
  const isAnimated = await staysAnimated(original, parameters, format)
  const options = { animated: isAnimated, limitInputPixels: MOST_INPUT_PIXELS }
  const upright = sharp(original, options).autoOrient()
  const turned = await settle(
    cut(upright, await sizeOf(upright, isAnimated), parameters),
    isAnimated,
  )
  const sized = await settle(resize(turned, parameters, format), isAnimated)
  const bytes = await encode(paint(sized.image, parameters, format), format, parameters).toBuffer()
  return { bytes, format }
}

type Settled = { image: Sharp; size: Size }

/** Several frames survive scaling and cropping; turned ones would not stay in step. */
async function staysAnimated(
  original: Buffer,
  { isFirstFrameOnly, orientation, flip, padding }: ImageParameters,
  format: OutputFormat,
): Promise<boolean> {
  if (isFirstFrameOnly || orientation !== 0 || flip || padding > 0) return false
  if (format !== 'gif' && format !== 'webp') return false
  const { pages = 1 } = await sharp(original, { limitInputPixels: MOST_INPUT_PIXELS }).metadata()
  return pages > 1
}

async function sizeOf(image: Sharp, isAnimated: boolean): Promise<Size> {
  const { autoOrient, pageHeight } = await image.metadata()
  return {
    width: autoOrient.width,
    height: (isAnimated ? pageHeight : undefined) ?? autoOrient.height,
  }
}

/** sharp orders its steps by itself, so what must come first is carried out before going on. */
async function settle(image: Sharp, isAnimated: boolean): Promise<Settled> {
  const animation = isAnimated ? await image.gif().toBuffer({ resolveWithObject: true }) : undefined
  if (animation) {
    const { width, height, pageHeight } = animation.info
    const next = sharp(animation.data, { animated: true, limitInputPixels: MOST_INPUT_PIXELS })
    return { image: next, size: { width, height: pageHeight ?? height } }
  }
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  return { image: sharp(data, { raw: { width, height, channels } }), size: { width, height } }
}

function cut(image: Sharp, size: Size, { rect, orientation, flip }: ImageParameters): Sharp {
  let result = image
  if (rect) {
    const [left, top, width, height] = rect
    if (left + width > size.width || top + height > size.height) {
      const limits = `${size.width}x${size.height}`
      throw badRequest(`Invalid image parameter "rect": reaches beyond the image (${limits})`)
    }
    result = result.extract({ left, top, width, height })
  }
  if (orientation !== 0) result = result.rotate(orientation)
  if (flip?.includes('h')) result = result.flop()
  if (flip?.includes('v')) result = result.flip()
  return result
}

function resize(
  { image, size }: Settled,
  parameters: ImageParameters,
  format: OutputFormat,
): Sharp {
  const { region, scaled, canvas, isByEntropy } = planImageSize(size, parameters)
  const padding = Math.round(parameters.padding * parameters.pixelRatio)
  const outer = canvas ?? scaled
  if (Math.max(outer.width, outer.height) + 2 * padding > MOST_OUTPUT_SIDE) {
    throw badRequest(
      `Invalid image parameter "w" or "h": at most ${MOST_OUTPUT_SIDE} pixels a side`,
    )
  }
  let result = region && !isByEntropy ? image.extract(region) : image
  result = isByEntropy
    ? result.resize({ ...scaled, fit: 'cover', position: 'entropy' })
    : result.resize({ ...scaled, fit: 'fill' })
  const background = parameters.background ?? (format === 'jpg' ? WHITE : TRANSPARENT)
  const free = { width: outer.width - scaled.width, height: outer.height - scaled.height }
  const left = Math.floor(free.width / 2) + padding
  const top = Math.floor(free.height / 2) + padding
  const right = Math.ceil(free.width / 2) + padding
  const bottom = Math.ceil(free.height / 2) + padding
  if (left + top + right + bottom === 0) return result
  return result.ensureAlpha().extend({ left, top, right, bottom, background })
}

function paint(image: Sharp, parameters: ImageParameters, format: OutputFormat): Sharp {
  let result = image
  const { background } = parameters
  if (background) result = result.flatten({ background })
  else if (format === 'jpg') result = result.flatten({ background: WHITE })
  if (parameters.isGrayscale) result = result.grayscale()
  if (parameters.isInverted) result = result.negate({ alpha: false })
  // The CDN's scales reach 2000 and 100; these divisors give a comparable look.
  if (parameters.blur >= 3) result = result.blur(parameters.blur / 10)
  if (parameters.sharpen > 0) result = result.sharpen({ sigma: 0.5 + parameters.sharpen / 25 })
  return result
}

function encode(
  image: Sharp,
  format: OutputFormat,
  { quality, format: asked }: ImageParameters,
): Sharp {
  switch (format) {
    case 'jpg':
      return image.jpeg({ quality, progressive: asked === 'pjpg' })
    case 'png':
      return image.png()
    case 'webp':
      return image.webp({ quality })
    case 'avif':
      return image.avif({ quality })
    case 'gif':
      return image.gif()
  }
}
