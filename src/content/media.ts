const WIDTHS = [480, 800, 1200, 1600]
const ASSET_ID = /^image-([0-9a-f]+)-(\d+)x(\d+)-([a-z]+)$/
const MEDIA_PATH = /^\/media\/([0-9a-f]+)-(\d+x\d+)-([a-z]+)\/w(\d+)\.webp$/

/** Pixel dimensions of a picture, which its asset id carries. */
export function mediaSize(assetId: string): { width: number; height: number } {
  const [, , width, height] = ASSET_ID.exec(assetId) ?? []
  return { width: Number(width), height: Number(height) }
}

/** Addresses of a picture's copies on the site itself, so that readers never contact another host. */
export function mediaSources(assetId: string): { src: string; srcset: string } {
  const [, hash, width, height, extension] = ASSET_ID.exec(assetId) ?? []
  const fitting = WIDTHS.filter((size) => size <= Number(width))
  const sizes = fitting.length > 0 ? fitting : [Number(width)]
  const path = (size: number) => `/media/${hash}-${width}x${height}-${extension}/w${size}.webp`
  return {
    src: path(sizes.includes(800) ? 800 : (sizes.at(-1) ?? Number(width))),
    srcset: sizes.map((size) => `${path(size)} ${size}w`).join(', '),
  }
}

/** Where the Content Lake keeps the picture that a `/media/` path shows; undefined for other paths. */
export function mediaOrigin(
  path: string,
  lake: { apiHost: string; projectId: string; dataset: string },
): string | undefined {
  const [, hash, size, extension, width] = MEDIA_PATH.exec(path) ?? []
  if (!hash) return undefined
  return `${lake.apiHost}/images/${lake.projectId}/${lake.dataset}/${hash}-${size}.${extension}?w=${width}&fm=webp&q=80`
}

/** Every picture that a page shows, as paths on the site. */
export function mediaPathsIn(html: string): string[] {
  return [...new Set(html.match(/\/media\/[0-9a-f]+-\d+x\d+-[a-z]+\/w\d+\.webp/g) ?? [])]
}
