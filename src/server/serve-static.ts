import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { findRedirect } from '../content/redirects.ts'
import { createFileCache } from './file-cache.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { sendFile } from './send-file.ts'

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

/** Files whose names change with what is in them. */
const IMMUTABLE = /^\/(?:_astro|media|og)\/|^\/pagefind\/.*\.pf_\w+$/

/** Serves the published folder: pages at their directory address, everything else as a file. */
export function createStaticServer(
  folder: string,
  redirects: ReadonlyMap<string, string> = new Map(),
  files = createFileCache(),
) {
  const readPage = (segments: string[]) =>
    files.read(join(folder, ...segments, 'index.html'), false)

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...SECURITY_HEADERS, allow: 'GET, HEAD' }).end()
      return
    }
    const segments = pathToSegments(url.pathname)
    if (segments) {
      if (url.pathname.endsWith('/')) {
        const page = await readPage(segments)
        if (page) return sendFile(request, response, page)
      } else {
        const isImmutable = IMMUTABLE.test(url.pathname)
        const isFile = extname(segments.at(-1) ?? '') !== ''
        const file = isFile && (await files.read(join(folder, ...segments), isImmutable))
        if (file) return sendFile(request, response, file)
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
    const notFound = await files.read(join(folder, '404.html'), false)
    if (notFound) return sendFile(request, response, notFound, 404)
    response.writeHead(404, { ...SECURITY_HEADERS, 'content-type': 'text/plain' }).end('Not found')
  }
}
