import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { extname } from 'node:path'
import { type LakeRequest, pathParam, readBytes } from '../http/lake-request.ts'
import { sendJson } from '../http/respond.ts'
import type { Route } from '../http/router.ts'
import type { JsonRecord } from '../json.ts'
import { type Lake, plannedDocument } from '../lake.ts'
import { badRequest } from '../lake-error.ts'
import { randomId } from '../random-id.ts'
import type { AssetFolder } from './asset-folder.ts'
import { DEFAULT_METADATA, inspectImage } from './inspect-image.ts'
import { imageMimeType } from './mime-types.ts'

const MOST_ASSET_BYTES = 100 * 1024 * 1024

type Upload = {
  lake: Lake
  folder: AssetFolder
  url: () => string
  request: LakeRequest
  response: ServerResponse
}

/** Uploading, under the versioned part of the API. `url` gives the lake's own address. */
export function uploadRoutes(lake: Lake, folder: AssetFolder, url: () => string): Route[] {
  return [
    {
      method: 'POST',
      pattern: '/assets/images/:dataset',
      handle: (request, response) => saveImage({ lake, folder, url, request, response }),
    },
    {
      method: 'POST',
      pattern: '/assets/files/:dataset',
      handle: (request, response) => saveFile({ lake, folder, url, request, response }),
    },
  ]
}

async function saveImage(upload: Upload): Promise<void> {
  const bytes = await readUpload(upload.request)
  const { extension, width, height, metadata } = await inspectImage(bytes, wantedMetadata(upload))
  const name = `${sha1Of(bytes)}-${width}x${height}.${extension}`
  const identity = { _id: `image-${name.replace('.', '-')}`, _type: 'sanity.imageAsset' }
  const details = { ...identity, extension, mimeType: imageMimeType(extension), metadata }
  await saveAsset(upload, 'images', name, bytes, details)
}

async function saveFile(upload: Upload): Promise<void> {
  const { url, incoming } = upload.request
  const bytes = await readUpload(upload.request)
  const filename = url.searchParams.get('filename') ?? ''
  const extension = /^\.([a-z0-9]{1,12})$/.exec(extname(filename).toLowerCase())?.[1] ?? 'bin'
  const name = `${sha1Of(bytes)}.${extension}`
  const mimeType = incoming.headers['content-type'] ?? 'application/octet-stream'
  const identity = { _id: `file-${name.replace('.', '-')}`, _type: 'sanity.fileAsset' }
  await saveAsset(upload, 'files', name, bytes, { ...identity, extension, mimeType })
}

/** The client repeats `meta` for each wish, and sends `none` for an empty list. */
function wantedMetadata({ request }: Upload): readonly string[] {
  const asked = request.url.searchParams.getAll('meta').flatMap((value) => value.split(','))
  return asked.length === 0 ? DEFAULT_METADATA : asked
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
    ...givenFields(searchParams),
  }
  // The id comes from the content, so the same bytes uploaded twice are one asset.
  const dataset = lake.dataset(pathParam(request, 'dataset'))
  const plan = lake.plan(dataset, [{ kind: 'createIfNotExists', document }])
  // An import stores the bytes first and writes all documents together in the end.
  if (searchParams.get('documentless') !== 'true') lake.commit(dataset, plan)
  sendJson(response, { document: plannedDocument(dataset, plan, document._id) })
}

function givenFields(searchParams: URLSearchParams): JsonRecord {
  const fields: JsonRecord = {}
  for (const field of ['label', 'title', 'description', 'creditLine']) {
    const value = searchParams.get(field)
    if (value !== null) fields[field] = value
  }
  const [id, name] = [searchParams.get('sourceId'), searchParams.get('sourceName')]
  if (id !== null && name !== null) {
    const url = searchParams.get('sourceUrl')
    fields.source = { _type: 'sanity.assetSourceData', id, name, ...(url === null ? {} : { url }) }
  }
  return fields
}

async function readUpload(request: LakeRequest): Promise<Buffer> {
  const bytes = await readBytes(request, MOST_ASSET_BYTES)
  if (bytes.length === 0) throw badRequest('The uploaded file is empty')
  return bytes
}

function sha1Of(bytes: Buffer): string {
  return createHash('sha1').update(bytes).digest('hex')
}
