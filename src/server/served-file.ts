import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, zstdCompress } from 'node:zlib'
import type { Encoding } from './choose-encoding.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}
const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:json|xml|wasm))/
/** Below it, headers weigh more than what is saved. */
const WORTH_COMPRESSING = 512

/** A file in memory, in each form a browser may ask for. */
export interface ServedFile {
  /** Names the bytes; each form has a strong ETag of its own, made from it. */
  readonly hash: string
  readonly headers: Readonly<Record<string, string>>
  /** Always holds the plain form. */
  readonly forms: ReadonlyMap<Encoding, Uint8Array>
  /** Bytes of all forms together. */
  readonly size: number
  /** Whether the brotli form has been made as small as it gets. */
  readonly isSqueezed: boolean
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)
const toZstd = promisify(zstdCompress)

/** Brotli at 5 costs a third of a millisecond a page; at 11 it saves a tenth and takes twenty times as long. */
async function compress(content: Uint8Array): Promise<[Encoding, Uint8Array][]> {
  const [br, zstd, gzipped] = await Promise.all([
    toBrotli(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
    // Told the size, zstd makes room for that alone; untold, it takes ten times as long. Level 12
    // would save half a percent more and take more than twice as long.
    toZstd(content, {
      pledgedSrcSize: content.length,
      params: { [constants.ZSTD_c_compressionLevel]: 9 },
    }),
    toGzip(content, { level: 6 }),
  ])
  return [
    ['br', br],
    ['zstd', zstd],
    ['gzip', gzipped],
  ]
}

function cacheHeaders(isImmutable: boolean): Record<string, string> {
  return isImmutable
    ? { 'cache-control': 'public, max-age=31536000, immutable' }
    : {
        // A browser asks each time, so that an editor sees what was just published; a CDN in front
        // may answer from its copy for a moment, and go on while the site is away (RFC 9213).
        'cache-control': 'public, max-age=0, must-revalidate',
        'cdn-cache-control': 'max-age=5, stale-while-revalidate=60, stale-if-error=86400',
      }
}

/** Reads a file and makes everything ready that answers with it need. */
export async function prepareFile(path: string, isImmutable: boolean): Promise<ServedFile> {
  // A page is small and just written: read at once, it doesn't queue behind a sweep's files.
  const content = extname(path) === '.html' ? readFileSync(path) : await readFile(path)
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const forms = new Map<Encoding, Uint8Array>([['identity', content]])
  if (COMPRESSIBLE.test(type) && content.length > WORTH_COMPRESSING) {
    for (const [encoding, body] of await compress(content)) forms.set(encoding, body)
  }
  return {
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    headers: {
      'content-type': type,
      'accept-ranges': 'bytes',
      ...cacheHeaders(isImmutable),
      ...(forms.size > 1 ? { vary: 'accept-encoding' } : {}),
      ...(extname(path) === '.html'
        ? { 'content-security-policy': contentSecurityPolicy(content.toString('utf8')) }
        : {}),
    },
    forms,
    size: [...forms.values()].reduce((sum, form) => sum + form.length, 0),
    isSqueezed: false,
  }
}
