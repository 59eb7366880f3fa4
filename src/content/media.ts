import type { Crop, Image } from './schemas/fields.ts'

const WIDTHS = [480, 800, 1200, 1600]
const ASSET_ID = /^image-([0-9a-f]+)-(\d+)x(\d+)-([a-z]+)$/
const MEDIA_PATH =
  /^\/media\/([0-9a-f]+)-(\d+x\d+)-([a-z]+)\/(?:r(\d+)\.(\d+)\.(\d+)\.(\d+)-)?w(\d+)\.webp$/

/** A picture as a page shows it: addresses on the site itself and size in pixels. */
export interface Media {
  readonly src: string
  readonly srcset: string
  readonly width: number
  readonly height: number
}

interface Rectangle {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function cropToRectangle(crop: Crop, width: number, height: number): Rectangle {
  const left = Math.round(crop.left * width)
  const top = Math.round(crop.top * height)
  return {
    left,
    top,
    width: Math.max(1, Math.round((1 - crop.right) * width) - left),
    height: Math.max(1, Math.round((1 - crop.bottom) * height) - top),
  }
}

/** The copies of a picture that the site makes, so that readers never contact another host. */
export function imageToMedia({ assetId, crop }: Pick<Image, 'assetId' | 'crop'>): Media {
  const [, hash, fullWidth, fullHeight, extension] = ASSET_ID.exec(assetId) ?? []
  const isCropped = crop && Object.values(crop).some((share) => share > 0)
  const full = { left: 0, top: 0, width: Number(fullWidth), height: Number(fullHeight) }
  const shown = isCropped ? cropToRectangle(crop, full.width, full.height) : full
  const cut = isCropped ? `r${shown.left}.${shown.top}.${shown.width}.${shown.height}-` : ''
  const fitting = WIDTHS.filter((size) => size <= shown.width)
  const sizes = fitting.length > 0 ? fitting : [shown.width]
  const path = (size: number) =>
    `/media/${hash}-${fullWidth}x${fullHeight}-${extension}/${cut}w${size}.webp`
  return {
    src: path(sizes.includes(800) ? 800 : (sizes.at(-1) ?? shown.width)),
    srcset: sizes.map((size) => `${path(size)} ${size}w`).join(', '),
    width: shown.width,
    height: shown.height,
  }
}

/** Where the Content Lake keeps the picture that a `/media/` path shows; undefined for other paths. */
export function mediaOrigin(
  path: string,
  lake: { apiHost: string; projectId: string; dataset: string },
): string | undefined {
  const [, hash, size, extension, left, top, width, height, shownWidth] =
    MEDIA_PATH.exec(path) ?? []
  if (!hash) return undefined
  const cut = left === undefined ? '' : `rect=${left},${top},${width},${height}&`
  return `${lake.apiHost}/images/${lake.projectId}/${lake.dataset}/${hash}-${size}.${extension}?${cut}w=${shownWidth}&fm=webp&q=80`
}

/** Every picture that a page shows, as paths on the site. */
export function mediaPathsIn(html: string): string[] {
  return [...new Set(html.match(/\/media\/[0-9a-f]+-\d+x\d+-[a-z]+\/[\d.rw-]+\.webp/g) ?? [])]
}
