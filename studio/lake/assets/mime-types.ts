const IMAGE_TYPES: ReadonlyMap<string, string> = new Map([
  ['jpg', 'image/jpeg'],
  ['png', 'image/png'],
  ['webp', 'image/webp'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['avif', 'image/avif'],
  ['tif', 'image/tiff'],
])

// Nothing a browser would run as a page or script.
const FILE_TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv; charset=utf-8'],
  ['json', 'application/json'],
  ['m4a', 'audio/mp4'],
  ['mp3', 'audio/mpeg'],
  ['mp4', 'video/mp4'],
  ['pdf', 'application/pdf'],
  ['txt', 'text/plain; charset=utf-8'],
  ['vtt', 'text/vtt; charset=utf-8'],
  ['webm', 'video/webm'],
  ['zip', 'application/zip'],
])

/** The content type of an image with that extension. */
export function imageMimeType(extension: string): string {
  return IMAGE_TYPES.get(extension) ?? 'application/octet-stream'
}

/** The content type a file is served with. */
export function fileMimeType(extension: string): string {
  return FILE_TYPES.get(extension) ?? 'application/octet-stream'
}
