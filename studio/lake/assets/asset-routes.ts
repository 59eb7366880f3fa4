import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { type LakeRequest, pathParam } from '../http/lake-request.ts'
import { sendNotFound } from '../http/respond.ts'
import type { Handler, Route } from '../http/router.ts'
import { LakeError } from '../lake-error.ts'
import type { AssetFolder } from './asset-folder.ts'
import { readImageParameters } from './image-parameters.ts'
import { fileMimeType, imageMimeType } from './mime-types.ts'
import { outputFormat, transformImage } from './transform-image.ts'

/** Serving, at the addresses Sanity's image tools build. */
export function assetRoutes(folder: AssetFolder): Route[] {
  const image: Handler = (request, response) => serveImage(folder, request, response)
  const file: Handler = (request, response) => serveFile(folder, request, response)
  return [
    { method: 'GET', pattern: '/images/:project/:dataset/:file', handle: image },
    // A file name of the caller's choice may follow; it is for saving only.
    { method: 'GET', pattern: '/images/:project/:dataset/:file/:vanity', handle: image },
    { method: 'GET', pattern: '/files/:project/:dataset/:file', handle: file },
    { method: 'GET', pattern: '/files/:project/:dataset/:file/:vanity', handle: file },
  ]
}

async function serveFile(
  folder: AssetFolder,
  request: LakeRequest,
  response: ServerResponse,
): Promise<void> {
  const name = pathParam(request, 'file')
  const bytes = await folder.readOriginal(name)
  if (bytes) sendBytes(request, response, bytes, fileMimeType(extname(name).slice(1)))
  else sendNotFound(response, request.url.pathname)
}

async function serveImage(
  folder: AssetFolder,
  request: LakeRequest,
  response: ServerResponse,
): Promise<void> {
  const file = pathParam(request, 'file')
  const extension = extname(file).slice(1)
  const accept = request.incoming.headers.accept ?? ''
  const parameters = readImageParameters(request.url.searchParams, accept)
  const original = await folder.readOriginal(file)
  if (!original) {
    sendNotFound(response, request.url.pathname)
    return
  }
  response.setHeader('Vary', 'Origin, Accept')
  // Drawings scale by themselves, and turning them into pixels needs an explicit wish.
  const isDrawing = extension === 'svg' && !request.url.searchParams.has('fm')
  if (!parameters || isDrawing) {
    sendBytes(request, response, original, imageMimeType(extension))
    return
  }
  try {
    const copy = await folder.readCopy(`${file}?${JSON.stringify(parameters)}`, async () => {
      const { bytes } = await transformImage(original, parameters, extension)
      return bytes
    })
    sendBytes(request, response, copy, imageMimeType(outputFormat(parameters, extension)))
  } catch (cause) {
    if (cause instanceof LakeError) throw cause
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LakeError(400, 'invalidImageError', `The image cannot be transformed: ${reason}`)
  }
}

function sendBytes(
  request: LakeRequest,
  response: ServerResponse,
  bytes: Buffer,
  type: string,
): void {
  const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`
  const { searchParams } = request.url
  response.setHeader('ETag', etag)
  response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
  response.setHeader('X-Content-Type-Options', 'nosniff')
  // An uploaded drawing or page must not run scripts at the lake's address.
  response.setHeader(
    'Content-Security-Policy',
    "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  )
  if (searchParams.has('dl')) {
    const filename = searchParams.get('dl') || pathParam(request, 'file')
    response.setHeader('Content-Disposition', formatAttachment(filename))
  }
  if (request.incoming.headers['if-none-match'] === etag) {
    response.writeHead(304).end()
    return
  }
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(request.incoming.method === 'HEAD' ? undefined : bytes)
}

/** A `Content-Disposition` under which browsers save a file of that name (RFC 6266 and 8187). */
export function formatAttachment(filename: string): string {
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename*=UTF-8''${encoded}`
}
