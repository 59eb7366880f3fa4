import sharp from 'sharp'
import { LakeError } from '../lake-error.ts'

const MIME_TYPES: { [extension: string]: string } = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  avif: 'image/avif',
  tif: 'image/tiff',
}
const EXTENSIONS: { [format: string]: string } = { jpeg: 'jpg', heif: 'avif', tiff: 'tif' }

/** The content type of an image with that extension. */
export function imageMimeType(extension: string): string {
  return MIME_TYPES[extension] ?? 'application/octet-stream'
}

export type InspectedImage = { extension: string; width: number; height: number; metadata: object }

/**
 * Reads what an image asset's `metadata` tells: dimensions as shown, a tiny preview, opacity.
 * @throws LakeError 400 when the bytes are no image
 */
export async function inspectImage(bytes: Buffer): Promise<InspectedImage> {
  try {
    const image = sharp(bytes, { limitInputPixels: 120_000_000 })
    const { format, autoOrient, hasAlpha } = await image.metadata()
    const { width, height } = autoOrient
    const extension = EXTENSIONS[format] ?? format
    const preview = image.autoOrient().resize({ width: 20 })
    const lqip = await (hasAlpha ? preview.png() : preview.jpeg({ quality: 60 })).toBuffer()
    const isOpaque = hasAlpha ? (await sharp(bytes).stats()).isOpaque : true
    const aspectRatio = width / height
    return {
      extension,
      width,
      height,
      metadata: {
        _type: 'sanity.imageMetadata',
        dimensions: { _type: 'sanity.imageDimensions', width, height, aspectRatio },
        hasAlpha,
        isOpaque,
        lqip: `data:image/${hasAlpha ? 'png' : 'jpeg'};base64,${lqip.toString('base64')}`,
      },
    }
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    throw new LakeError(400, 'invalidImageError', 'Invalid image, could not read its metadata')
  }
}
