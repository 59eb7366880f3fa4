import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { extname } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { contentSecurityPolicy } from './security-headers.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}
const COMPRESSIBLE = /^(?:text\/|image\/svg|application\/(?:json|xml))/
const MAX_REMEMBERED = 2_000

export type Encoding = 'br' | 'gzip' | 'identity'

/** A file in memory, in each form a browser may ask for. */
export interface ServedFile {
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  body(encoding: Encoding): Uint8Array
  readonly encodings: readonly Encoding[]
}

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

async function prepareFile(path: string, isImmutable: boolean): Promise<ServedFile> {
  const content = await readFile(path)
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const forms = new Map<Encoding, Uint8Array>([['identity', content]])
  if (COMPRESSIBLE.test(type) && content.length > 512) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }
    forms.set('br', await toBrotli(content, quality))
    forms.set('gzip', await toGzip(content, { level: 6 }))
  }
  return {
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    headers: {
      'content-type': type,
      'cache-control': isImmutable
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=0, must-revalidate',
      ...(forms.size > 1 ? { vary: 'accept-encoding' } : {}),
      ...(extname(path) === '.html'
        ? { 'content-security-policy': contentSecurityPolicy(content.toString('utf8')) }
        : {}),
    },
    encodings: [...forms.keys()],
    body: (encoding) => forms.get(encoding) ?? content,
  }
}

/** Reads files for serving and remembers them until they change on disk; undefined if there is none. */
export function createFileReader() {
  const remembered = new Map<string, { version: string; file: Promise<ServedFile> }>()
  return async (path: string, isImmutable: boolean): Promise<ServedFile | undefined> => {
    const stats = await stat(path).catch(() => undefined)
    if (!stats?.isFile()) return undefined
    // A replaced file has another inode, even within the clock's resolution.
    const version = `${stats.ino}-${stats.mtimeMs}-${stats.size}`
    const known = remembered.get(path)
    if (known?.version === version) return known.file
    if (remembered.size >= MAX_REMEMBERED) remembered.clear()
    const file = prepareFile(path, isImmutable)
    remembered.set(path, { version, file })
    file.catch(() => remembered.delete(path))
    return file
  }
}
