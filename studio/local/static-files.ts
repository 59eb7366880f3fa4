import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const contentTypes: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json; charset=utf-8'],
  ['.webmanifest', 'application/manifest+json'],
  ['.ico', 'image/x-icon'],
  ['.png', 'image/png'],
  ['.svg', 'image/svg+xml'],
  ['.woff2', 'font/woff2'],
])

function readPath(request: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

async function isFile(path: string): Promise<boolean> {
  return await stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

async function sendFile(response: ServerResponse, path: string, cacheControl: string) {
  response.writeHead(200, {
    'Content-Type': contentTypes.get(extname(path)) ?? 'application/octet-stream',
    'Cache-Control': cacheControl,
    'X-Content-Type-Options': 'nosniff',
  })
  // Closes the file, too, when the browser has left in the middle.
  await pipeline(createReadStream(path), response).catch(() => undefined)
}

function refuse(response: ServerResponse, status: number, words: string) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(words)
}

/** Answers from the files of `root`; an address without a file is the Studio's own, so index.html. */
export function serveStudio(root: string): RequestListener {
  const answer: RequestListener = async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return refuse(response, 405, 'Only GET and HEAD.')
    }
    const pathname = readPath(request)
    if (pathname === undefined || pathname.includes('\0')) {
      return refuse(response, 400, 'Not an address.')
    }
    const path = join(root, pathname)
    if (!path.startsWith(root + sep)) return refuse(response, 404, 'Nothing here.')
    const isAsset = pathname.startsWith('/static/')
    // Names in static/ carry a digest of the content, so they never change what they mean.
    if (await isFile(path)) {
      return sendFile(response, path, isAsset ? 'max-age=31536000, immutable' : 'no-cache')
    }
    if (isAsset) return refuse(response, 404, 'Nothing here.')
    return sendFile(response, join(root, 'index.html'), 'no-cache')
  }
  return answer
}
