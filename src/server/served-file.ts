import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import type { Encoding } from './choose-encoding.ts'
import { compress, squeeze } from './compress.ts'
import { preloadHeader } from './preload-header.ts'
import { contentSecurityPolicy, SECURITY_HEADERS } from './security-headers.ts'

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
/** Above it (bytes), the last few percent take seconds. */
const WORTH_SQUEEZING = 512 * 2 ** 10
/** What headers and bookkeeping of a file come to, roughly; bytes. */
const OVERHEAD = 2_048

/** A file's bytes in one coding, with what is said of them. All of it belongs to one version. */
export interface FileForm {
  readonly encoding: Encoding
  readonly etag: string
  readonly headers: Readonly<Record<string, string>>
  /** Names and values by turns, of an answer with all of it: written out once, and not at each answer. */
  readonly headerList: string[]
  readonly body: Uint8Array
}

/** A file as one look found it. Its forms are made when they are first asked for. */
export interface ServedFile {
  /** Names the bytes; each form has a strong ETag of its own, made from it. */
  readonly hash: string
  readonly headers: Readonly<Record<string, string>>
  /** Bytes of the plain form. */
  readonly length: number
  /** What it can be had in; always also in its plain form. */
  readonly encodings: readonly Encoding[]
  etag(encoding: Encoding): string
  /** Names and values by turns, of the answer to who has it already. */
  unchangedHeaderList(encoding: Encoding): string[]
  /** The form, if it is in memory. */
  held(encoding: Encoding): FileForm | undefined
  /** Of a newer version where the file was replaced since. @throws Error with ENOENT once it is gone */
  form(encoding: Encoding): Promise<FileForm>
  canSqueeze(): boolean
  /** Makes the brotli form as small as it gets, from then on under another ETag. */
  squeeze(): Promise<void>
  /** Bytes held in memory. */
  size(): number
}

interface FileOptions {
  /** Whether its name changes with what is in it. */
  readonly isImmutable: boolean
  /** Headers of every answer, beside those that are sent anyway. */
  readonly sentAlways: Readonly<Record<string, string>>
  /** When it holds more or fewer bytes than before. */
  readonly onResized?: () => void
}

/** Of what an editor may change at any time. */
export const ASKED_FOR_ANEW: Readonly<Record<string, string>> = {
  // A browser asks each time, so that an editor sees what was just published; a CDN in front may
  // answer from its copy for a moment, and go on while the site is away (RFC 9213).
  'cache-control': 'public, max-age=0, must-revalidate',
  'cdn-cache-control': 'max-age=5, stale-while-revalidate=60, stale-if-error=86400',
}
const KEPT_FOR_GOOD = { 'cache-control': 'public, max-age=31536000, immutable' }

function pageHeaders(html: string): Record<string, string> {
  const link = preloadHeader(html)
  return {
    'content-security-policy': contentSecurityPolicy(html),
    ...(link === undefined ? {} : { link }),
  }
}

const toList = (headers: Readonly<Record<string, string>>) => Object.entries(headers).flat()

/** A page is small and just written: read at once, it doesn't queue behind a sweep's files. */
const readWhole = async (path: string): Promise<Uint8Array> =>
  extname(path) === '.html' ? readFileSync(path) : await readFile(path)

const nameBytes = (content: Uint8Array) => hash('sha256', content, 'base64url').slice(0, 22)

/** Whether the file was taken away between the look at it and its reading. */
export const isRemoved = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT'

/**
 * Reads a file. Of a page that is only asked for compressed, that form alone stays in memory: a
 * quarter of its plain one.
 */
export async function openFile(path: string, options: FileOptions): Promise<ServedFile> {
  const { isImmutable, sentAlways, onResized = () => undefined } = options
  const content = await readWhole(path)
  const name = nameBytes(content)
  const type = TYPES[extname(path)] ?? 'application/octet-stream'
  const isWorthCompressing = COMPRESSIBLE.test(type) && content.length > WORTH_COMPRESSING
  const encodings: readonly Encoding[] = isWorthCompressing
    ? ['br', 'zstd', 'gzip', 'identity']
    : ['identity']
  const headers = {
    ...SECURITY_HEADERS,
    ...sentAlways,
    'content-type': type,
    'accept-ranges': 'bytes',
    ...(isImmutable ? KEPT_FOR_GOOD : ASKED_FOR_ANEW),
    ...(isWorthCompressing ? { vary: 'accept-encoding' } : {}),
    ...(extname(path) === '.html' ? pageHeaders(Buffer.from(content).toString('utf8')) : {}),
  }
  const { length } = content
  const forms = new Map<Encoding, FileForm>()
  const unchanged = new Map<Encoding, string[]>()
  const making = new Map<Encoding, Promise<FileForm>>()
  let isPlainAskedFor = false
  let isSqueezed = false

  const etag = (encoding: Encoding) => {
    if (encoding === 'identity') return `"${name}"`
    return `"${name}-${encoding === 'br' && isSqueezed ? 'br-11' : encoding}"`
  }

  function toForm(encoding: Encoding, body: Uint8Array): FileForm {
    const headerList = toList({
      ...headers,
      etag: etag(encoding),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      'content-length': String(body.length),
    })
    return { encoding, headers, headerList, body, etag: etag(encoding) }
  }

  forms.set('identity', toForm('identity', content))

  function keep(encoding: Encoding, body: Uint8Array): FileForm {
    const form = toForm(encoding, body)
    forms.set(encoding, form)
    unchanged.delete(encoding)
    if (encoding !== 'identity' && !isPlainAskedFor) forms.delete('identity')
    onResized()
    return form
  }

  function findHeld(encoding: Encoding): FileForm | undefined {
    if (encoding === 'identity') isPlainAskedFor = true
    return forms.get(encoding)
  }

  /** Undefined where another version is in its place by now. */
  async function readPlain(): Promise<Uint8Array | undefined> {
    const held = forms.get('identity')
    if (held) return held.body
    const read = await readWhole(path)
    return nameBytes(read) === name ? read : undefined
  }

  async function make(encoding: Encoding): Promise<FileForm> {
    const plain = await readPlain()
    if (!plain) {
      const newer = await openFile(path, { isImmutable, sentAlways })
      return newer.form(newer.encodings.includes(encoding) ? encoding : 'identity')
    }
    const body = encoding === 'identity' ? plain : await compress(plain, encoding)
    return keep(encoding, body)
  }

  const canSqueeze = () => isWorthCompressing && !isSqueezed && length <= WORTH_SQUEEZING

  return {
    ...{ hash: name, headers, length, encodings, etag, canSqueeze },
    held: findHeld,
    unchangedHeaderList(encoding) {
      const known = unchanged.get(encoding)
      if (known) return known
      const list = toList({ ...headers, etag: etag(encoding) })
      unchanged.set(encoding, list)
      return list
    },
    async form(encoding) {
      const held = findHeld(encoding)
      if (held) return held
      const underWay = making.get(encoding)
      if (underWay) return await underWay
      const made = make(encoding)
      making.set(encoding, made)
      try {
        return await made
      } finally {
        making.delete(encoding)
      }
    },
    async squeeze() {
      const plain = canSqueeze() ? await readPlain() : undefined
      if (!plain) return
      const body = await squeeze(plain)
      // In one step: nobody gets the one form under the other's name.
      isSqueezed = true
      keep('br', body)
    },
    size: () => [...forms.values()].reduce((sum, { body }) => sum + body.length, OVERHEAD),
  }
}
