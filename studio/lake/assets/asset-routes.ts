import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { type LakeRequest, pathParam, readBytes } from '../http/lake-request.ts'
import { sendJson, sendNotFound } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import type { JsonRecord } from '../json.ts'
import { type Lake, plannedDocument } from '../lake.ts'
import { badRequest, LakeError } from '../lake-error.ts'
import { randomId } from '../random-id.ts'
import type { AssetFolder } from './asset-folder.ts'
import { imageMimeType, inspectImage } from './inspect-image.ts'
import { readRecipe, transformImage } from './transform-image.ts'

const MOST_ASSET_BYTES = 100 * 1024 * 1024

/** Uploading, under the versioned part of the API. `url` gives the lake's own address. */
export function uploadRoutes(lake: Lake, folder: AssetFolder, url: () => string): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/assets/images/:dataset',
      async handle(request, response) {
        const bytes = await readUpload(request)
        const sha1 = sha1Of(bytes)
        const { extension, width, height, metadata } = await inspectImage(bytes)
        const name = `${sha1}-${width}x${height}.${extension}`
        const identity = { _id: `image-${name.replace('.', '-')}`, _type: 'sanity.imageAsset' }
        const details = { ...identity, extension, mimeType: imageMimeType(extension), metadata }
        await saveAsset({ lake, folder, url, request, response }, 'images', name, bytes, details)
      },
    },
    {
      method: 'POST',
      pattern: '/assets/files/:dataset',
      async handle(request, response) {
        const bytes = await readUpload(request)
        const filename = request.url.searchParams.get('filename') ?? ''
        const extension =
          /^\.[a-z0-9]{1,12}$/.exec(extname(filename).toLowerCase())?.[0].slice(1) ?? 'bin'
        const name = `${sha1Of(bytes)}.${extension}`
        const mimeType = request.incoming.headers['content-type'] ?? 'application/octet-stream'
        const identity = { _id: `file-${name.replace('.', '-')}`, _type: 'sanity.fileAsset' }
        const details = { ...identity, extension, mimeType }
        await saveAsset({ lake, folder, url, request, response }, 'files', name, bytes, details)
      },
    },
  ]
}

/** Serving, at the addresses Sanity's image tools build. */
export function assetRoutes(folder: AssetFolder): Route[] {
  return [
    {
      method: 'GET',
      pattern: '/images/:project/:dataset/:file',
      handle: (request, response) => serveImage(folder, request, response),
    },
    // A file name of the caller's choice may follow; it is for saving only.
    {
      method: 'GET',
      pattern: '/images/:project/:dataset/:file/:vanity',
      handle: (request, response) => serveImage(folder, request, response),
    },
    {
      method: 'GET',
      pattern: '/files/:project/:dataset/:file',
      async handle(request, response) {
        const bytes = await folder.readOriginal(pathParam(request, 'file'))
        if (bytes) sendBytes(request, response, bytes, 'application/octet-stream')
        else sendNotFound(response, request.url.pathname)
      },
    },
  ]
}

type Upload = {
  lake: Lake
  folder: AssetFolder
  url: () => string
  request: LakeRequest
  response: ServerResponse
}

async function saveAsset(
  { lake, folder, url, request, response }: Upload,
  kind: 'images' | 'files',
  name: string,
  bytes: Buffer,
  details: JsonRecord & { _id: string; _type: string },
): Promise<void> {
  const { searchParams } = request.url
  const path = `${kind}/local/${pathParam(request, 'dataset')}/${name}`
  const text = (field: string): JsonRecord => {
    const value = searchParams.get(field)
    return value === null ? {} : { [field]: value }
  }
  await folder.saveOriginal(name, bytes)
  const sha1hash = sha1Of(bytes)
  const document = {
    ...details,
    assetId: sha1hash,
    sha1hash,
    uploadId: randomId(),
    originalFilename: searchParams.get('filename') ?? 'untitled',
    size: bytes.length,
    path,
    url: `${url()}/${path}`,
    ...text('label'),
    ...text('title'),
    ...text('description'),
    ...text('creditLine'),
  }
  // The id comes from the content, so the same bytes uploaded twice are one asset.
  const dataset = lake.dataset(pathParam(request, 'dataset'))
  const plan = lake.plan(dataset, [{ kind: 'createIfNotExists', document }])
  // An import stores the bytes first and writes all documents together in the end.
  if (searchParams.get('documentless') !== 'true') lake.commit(dataset, plan)
  sendJson(response, { document: plannedDocument(dataset, plan, document._id) })
}

async function readUpload(request: LakeRequest): Promise<Buffer> {
  const bytes = await readBytes(request, MOST_ASSET_BYTES)
  if (bytes.length === 0) throw badRequest('The uploaded file is empty')
  return bytes
}

async function serveImage(
  folder: AssetFolder,
  request: LakeRequest,
  response: ServerResponse,
): Promise<void> {
  const file = pathParam(request, 'file')
  const extension = extname(file).slice(1)
  const accept = request.incoming.headers.accept ?? ''
  const recipe = readRecipe(request.url.searchParams, accept)
  const original = await folder.readOriginal(file)
  if (!original) {
    sendNotFound(response, request.url.pathname)
    return
  }
  response.setHeader('Vary', 'Origin, Accept')
  // Drawings scale by themselves, and turning them into pixels needs an explicit wish.
  if (!recipe || (extension === 'svg' && recipe.format === undefined)) {
    sendBytes(request, response, original, imageMimeType(extension))
    return
  }
  try {
    const known = ['jpg', 'png', 'webp', 'avif'].includes(extension)
    const format = recipe.format ?? (known ? extension : 'png')
    const copy = await folder.readCopy(`${file}?${JSON.stringify(recipe)}`, async () => {
      const { bytes } = await transformImage(original, recipe, extension)
      return bytes
    })
    sendBytes(request, response, copy, imageMimeType(format))
  } catch (cause) {
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
  const etag = `"${sha1Of(bytes)}"`
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
    const filename = encodeURIComponent(searchParams.get('dl') || pathParam(request, 'file'))
    response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${filename}`)
  }
  if (isUnchanged(request.incoming, etag)) {
    response.writeHead(304).end()
    return
  }
  response.writeHead(200, { 'Content-Type': type, 'Content-Length': bytes.length })
  response.end(request.incoming.method === 'HEAD' ? undefined : bytes)
}

function isUnchanged(incoming: IncomingMessage, etag: string): boolean {
  return incoming.headers['if-none-match'] === etag
}

function sha1Of(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
