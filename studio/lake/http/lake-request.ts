import type { IncomingMessage } from 'node:http'
import { isRecord, isTooDeep, type JsonRecord, parseJson } from '../json.ts'
import { badRequest, LakeError } from '../lake-error.ts'

const MOST_JSON_BYTES = 10 * 1024 * 1024

/** What a handler sees of a request. */
export type LakeRequest = {
  url: URL
  /** Named parts of the path, decoded. */
  params: { readonly [name: string]: string }
  /** A date, `1` or `X`. */
  apiVersion: string
  incoming: IncomingMessage
}

/** The named part of the path; the router guarantees that it is there. */
export function pathParam(request: LakeRequest, name: string): string {
  return request.params[name] ?? ''
}

/** The comma-separated ids of a path. */
export function pathIds(request: LakeRequest, name: string): string[] {
  return pathParam(request, name)
    .split(',')
    .filter((id) => id !== '')
}

/** @throws LakeError 400 when the body is no JSON object, 413 above 10 MB */
export async function readJsonObject(request: LakeRequest): Promise<JsonRecord> {
  const body = await readJson(request)
  if (!isRecord(body)) throw badRequest('The request body must be a JSON object')
  return body
}

/** @throws LakeError 400 when the body is no JSON, 413 above 10 MB */
export async function readJson(request: LakeRequest): Promise<unknown> {
  const bytes = await readBytes(request, MOST_JSON_BYTES)
  const body = parseJson(bytes.toString('utf8'))
  if (body === undefined) throw badRequest('The request body is not valid JSON')
  if (isTooDeep(body)) throw badRequest('The request body is nested too deeply')
  return body
}

/** @throws LakeError 413 when the body is larger than `most` */
export async function readBytes({ incoming }: LakeRequest, most: number): Promise<Buffer> {
  const tooLarge = () =>
    new LakeError(413, 'payloadTooLarge', `A body may have ${most} bytes at most`)
  if (Number(incoming.headers['content-length'] ?? 0) > most) throw tooLarge()
  const chunks: Buffer[] = []
  let size = 0
  // Whoever sends too much shall still hear the answer, so leaving the loop must not cut the line.
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > most) throw tooLarge()
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
