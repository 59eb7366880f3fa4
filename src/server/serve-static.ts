import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { findRedirect } from '../content/redirects.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { createFileReader, type Encoding, type ServedFile } from './served-file.ts'

function chooseEncoding(request: IncomingMessage, file: ServedFile): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '')
  const wanted: Encoding[] = ['br', 'gzip']
  const refused = (encoding: string) =>
    new RegExp(`\\b${encoding}\\s*;\\s*q=0(?:\\.0+)?\\b`).test(accepted)
  return (
    wanted.find(
      (encoding) =>
        file.encodings.includes(encoding) &&
        new RegExp(`\\b${encoding}\\b`).test(accepted) &&
        !refused(encoding),
    ) ?? 'identity'
  )
}

function send(request: IncomingMessage, response: ServerResponse, file: ServedFile, status = 200) {
  const matches = request.headers['if-none-match']
    ?.split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
  const headers = { ...SECURITY_HEADERS, ...file.headers, etag: file.etag }
  if (status === 200 && matches?.some((tag) => tag === file.etag || tag === '*')) {
    response.writeHead(304, headers).end()
    return
  }
  const encoding = chooseEncoding(request, file)
  const body = file.body(encoding)
  response.writeHead(status, {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The path as segments, or undefined when it could lead out of the folder. */
export function pathToSegments(pathname: string): string[] | undefined {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return undefined
  }
  const segments = decoded.split('/').filter(Boolean)
  const isUnsafe = segments.some((segment) => segment.startsWith('.') || /[\\\0]/.test(segment))
  return isUnsafe ? undefined : segments
}

/** Long enough to spare a visit the detour, short enough for an address to be used anew. */
const REDIRECT_CACHE = 'public, max-age=3600'

/** Serves the published folder: pages at their directory address, everything else as a file. */
export function createStaticServer(
  folder: string,
  redirects: ReadonlyMap<string, string> = new Map(),
) {
  const readServed = createFileReader()
  const readPage = (segments: string[]) =>
    readServed(join(folder, ...segments, 'index.html'), false)

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...SECURITY_HEADERS, allow: 'GET, HEAD' }).end()
      return
    }
    const segments = pathToSegments(url.pathname)
    if (segments) {
      if (url.pathname.endsWith('/')) {
        const page = await readPage(segments)
        if (page) return send(request, response, page)
      } else {
        const isImmutable = segments[0] === '_astro' || segments[0] === 'media'
        const isFile = extname(segments.at(-1) ?? '') !== ''
        const file = isFile && (await readServed(join(folder, ...segments), isImmutable))
        if (file) return send(request, response, file)
        if (!isFile && (await readPage(segments))) {
          const location = `/${segments.map(encodeURIComponent).join('/')}/${url.search}`
          response.writeHead(308, { ...SECURITY_HEADERS, location }).end()
          return
        }
      }
    }
    const moved = findRedirect(redirects, url)
    if (moved) {
      const headers = { ...SECURITY_HEADERS, location: moved, 'cache-control': REDIRECT_CACHE }
      response.writeHead(301, headers).end()
      return
    }
    const notFound = await readServed(join(folder, '404.html'), false)
    if (notFound) return send(request, response, notFound, 404)
    response.writeHead(404, { ...SECURITY_HEADERS, 'content-type': 'text/plain' }).end('Not found')
  }
}
