import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { createFileCache } from './file-cache.ts'
import { createFileFinder, isFileName, pathToSegments } from './find-file.ts'
import { findMoved } from './find-moved.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { sendFile } from './send-file.ts'
import { ASKED_FOR_ANEW } from './served-file.ts'

/** Serves the published folder: pages at their directory address, everything else as a file. */
export function createStaticServer(
  folder: string,
  redirects: ReadonlyMap<string, string> = new Map(),
  files = createFileCache(),
) {
  const find = createFileFinder(folder, files)

  return async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...SECURITY_HEADERS, allow: 'GET, HEAD' }).end()
      return
    }
    const file = await find(url.pathname)
    if (file && (await sendFile(request, response, file))) return
    const segments = pathToSegments(url.pathname)
    const isWithoutSlash = segments && !url.pathname.endsWith('/') && !isFileName(segments)
    if (isWithoutSlash && (await find(`${url.pathname}/`))) {
      const location = `/${segments.map(encodeURIComponent).join('/')}/${url.search}`
      response.writeHead(308, { ...SECURITY_HEADERS, location }).end()
      return
    }
    const moved = await findMoved(redirects, url, find)
    if (moved) {
      // A browser that kept it would be sent in a circle once a page has its old address back.
      response.writeHead(301, { ...SECURITY_HEADERS, ...ASKED_FOR_ANEW, location: moved }).end()
      return
    }
    const notFound = await files.read(join(folder, '404.html'), false)
    if (notFound && (await sendFile(request, response, notFound, 404))) return
    response.writeHead(404, { ...SECURITY_HEADERS, 'content-type': 'text/plain' }).end('Not found')
  }
}
