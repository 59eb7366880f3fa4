import { encode as encodeBlurHash } from 'blurhash'
import sharp, { type Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import type { JsonRecord } from '../json.ts'
import { LakeError } from '../lake-error.ts'
import { findPalette } from './find-palette.ts'
import { readExif } from './read-exif.ts'
import { MOST_INPUT_PIXELS } from './transform-image.ts'

const EXTENSIONS: { [format: string]: string } = { jpeg: 'jpg', heif: 'avif', tiff: 'tif' }

/** What is found out when an upload does not say. */
export const DEFAULT_METADATA: readonly string[] = ['lqip', 'palette', 'blurhash']

export type InspectedImage = {
  extension: string
  width: number
  height: number
  metadata: JsonRecord
}

/**
 * Reads an image asset's `metadata`. Dimensions (as shown) and opacity are always told.
 * @param wanted any of `lqip`, `palette`, `blurhash`, `thumbhash`, `exif`, `location`
 * @throws LakeError 400 when the bytes are no image
 */
export async function inspectImage(
  bytes: Buffer,
  wanted: readonly string[],
): Promise<InspectedImage> {
  try {
    const image = () => sharp(bytes, { limitInputPixels: MOST_INPUT_PIXELS }).autoOrient()
    const { format, autoOrient, hasAlpha, exif } = await image().metadata()
    const { width, height } = autoOrient
    const metadata: JsonRecord = {
      _type: 'sanity.imageMetadata',
      dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio: width / height },
      hasAlpha,
      isOpaque: hasAlpha ? (await image().stats()).isOpaque : true,
    }
    if (wanted.includes('lqip')) metadata.lqip = await makePreview(image(), hasAlpha)
    if (wanted.includes('palette')) metadata.palette = await findPalette(image())
    if (wanted.includes('blurhash')) metadata.blurHash = await makeBlurHash(image())
    if (wanted.includes('thumbhash')) metadata.thumbHash = await makeThumbHash(image())
    if (exif && (wanted.includes('exif') || wanted.includes('location'))) {
      const { fields, location } = readExif(exif)
      if (wanted.includes('exif')) metadata.exif = { _type: 'sanity.imageExifMetadata', ...fields }
      if (wanted.includes('location') && location) {
        metadata.location = { _type: 'geopoint', ...location }
      }
    }
    return { extension: EXTENSIONS[format] ?? format, width, height, metadata }
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    throw new LakeError(400, 'invalidImageError', 'Invalid image, could not read its metadata')
  }
}

/** A tiny picture to show while the real one loads. */
async function makePreview(image: Sharp, hasAlpha: boolean): Promise<string> {
  const small = image.resize({ width: 20 })
  const bytes = await (hasAlpha ? small.png() : small.jpeg({ quality: 60 })).toBuffer()
  return `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${bytes.toString('base64')}`
}

async function makeBlurHash(image: Sharp): Promise<string> {
  const { data, width, height } = await readSmall(image, 32)
  return encodeBlurHash(new Uint8ClampedArray(data), width, height, 4, 3)
}

async function makeThumbHash(image: Sharp): Promise<string> {
  const { data, width, height } = await readSmall(image, 100)
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64')
}

async function readSmall(image: Sharp, side: number) {
  const { data, info } = await image
    .resize(side, side, { fit: 'inside' })
    .toColorspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}
