import type { ImageParameters } from './image-parameters.ts'

export type Size = { width: number; height: number }

/** How to get from a picture to the size that was asked for. */
export type SizePlan = {
  /** The part of the picture to keep, in its own pixels; undefined for all of it. */
  region: (Size & { left: number; top: number }) | undefined
  /** The size to scale that part to. */
  scaled: Size
  /** A larger area, filled with background, on which it is centered. */
  canvas: Size | undefined
  /** True when the kept part is to be the one with the most detail. */
  isByEntropy: boolean
}

/**
 * Works out sizes for the `fit` of Sanity's image CDN. Pure arithmetic.
 * @param source the picture's size after `rect` and `or`
 */
export function planImageSize(source: Size, parameters: ImageParameters): SizePlan {
  const box = boxOf(source, parameters)
  const plain = { region: undefined, canvas: undefined, isByEntropy: false }
  if (!box) return { ...plain, scaled: source }
  const { fit } = parameters
  const factor = Math.min(box.width / source.width, box.height / source.height)
  const inside = scaleBy(source, factor)
  const neverLarger = factor > 1 ? source : inside
  switch (fit) {
    case 'clip':
      return { ...plain, scaled: inside }
    case 'max':
      return { ...plain, scaled: neverLarger }
    case 'fill':
      return { ...plain, scaled: inside, canvas: box }
    case 'fillmax':
      return { ...plain, scaled: neverLarger, canvas: box }
    case 'scale':
      return { ...plain, scaled: box }
    case 'min': {
      // The box's shape, as large as the picture allows.
      const factor = Math.min(1, source.width / box.width, source.height / box.height)
      return cutTo(source, scaleBy(box, factor), parameters)
    }
    case 'crop':
      return cutTo(source, box, parameters)
  }
}

/** The box in device pixels; a missing side follows the picture's shape. */
function boxOf(source: Size, parameters: ImageParameters): Size | undefined {
  const { least, most, pixelRatio } = parameters
  const isBounded = [least.width, least.height, most.width, most.height].some(Number.isFinite)
  let { width, height } = parameters
  if (width === undefined && height === undefined) {
    if (!isBounded) return undefined
    const shrink = Math.min(
      1,
      (most.width ?? Infinity) / source.width,
      (most.height ?? Infinity) / source.height,
    )
    const grow = Math.max(
      shrink,
      (least.width ?? 0) / source.width,
      (least.height ?? 0) / source.height,
    )
    return scaleBy(source, grow * pixelRatio)
  }
  width = width === undefined ? undefined : clamp(width, least.width, most.width)
  height = height === undefined ? undefined : clamp(height, least.height, most.height)
  const ratio = source.width / source.height
  const box = {
    width: clamp(width ?? (height ?? 1) * ratio, least.width, most.width),
    height: clamp(height ?? (width ?? 1) / ratio, least.height, most.height),
  }
  return scaleBy(box, pixelRatio)
}

function cutTo(source: Size, box: Size, { crop, focalPoint }: ImageParameters): SizePlan {
  const factor = Math.max(box.width / source.width, box.height / source.height)
  const kept = {
    width: Math.min(source.width, Math.max(1, Math.round(box.width / factor))),
    height: Math.min(source.height, Math.max(1, Math.round(box.height / factor))),
  }
  const center = { x: source.width / 2, y: source.height / 2 }
  if (crop.includes('left')) center.x = 0
  if (crop.includes('right')) center.x = source.width
  if (crop.includes('top')) center.y = 0
  if (crop.includes('bottom')) center.y = source.height
  if (focalPoint && (crop.length === 0 || crop.includes('focalpoint'))) {
    center.x = focalPoint.x * source.width
    center.y = focalPoint.y * source.height
  }
  const left = clamp(Math.round(center.x - kept.width / 2), 0, source.width - kept.width)
  const top = clamp(Math.round(center.y - kept.height / 2), 0, source.height - kept.height)
  const isByEntropy = crop.includes('entropy')
  return { region: { left, top, ...kept }, scaled: box, canvas: undefined, isByEntropy }
}

function scaleBy({ width, height }: Size, factor: number): Size {
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  }
}

function clamp(value: number, least = -Infinity, most = Infinity): number {
  return Math.min(most, Math.max(least, value))
}
