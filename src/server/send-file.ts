import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding } from './choose-encoding.ts'
import { type ByteRange, chooseRange } from './choose-range.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { type FileForm, isRemoved, type ServedFile } from './served-file.ts'

/** Whether the browser already has the file, in whatever form (RFC 9110, section 13.1.2). */
function isKnown(header: string | undefined, file: ServedFile): boolean {
  if (header === undefined) return false
  return header.split(',').some((item) => {
    const tag = item.trim().replace(/^W\//, '')
    return tag === '*' || tag === `"${file.hash}"` || tag.startsWith(`"${file.hash}-`)
  })
}

/**
 * Whether a part may be sent: not when the browser's other parts are of an older version, for which
 * the part may not even be there any more (RFC 9110, section 13.1.5).
 */
function allowsRange(request: IncomingMessage, file: ServedFile): boolean {
  const condition = request.headers['if-range']
  return condition === undefined || condition === file.etag('identity')
}

async function findForm(file: ServedFile, encoding: FileForm['encoding']) {
  try {
    return await file.form(encoding)
  } catch (error) {
    if (isRemoved(error)) return undefined
    throw error
  }
}

function sendWhole(
  request: IncomingMessage,
  response: ServerResponse,
  { headerList, body }: FileForm,
  status: number,
): void {
  response.writeHead(status, headerList)
  response.end(request.method === 'HEAD' ? undefined : body)
}

function sendPart(
  response: ServerResponse,
  { headers, etag, body }: FileForm,
  { first, last }: ByteRange,
): void {
  const part = body.subarray(first, last + 1)
  response.writeHead(206, {
    ...headers,
    etag,
    'content-range': `bytes ${first}-${last}/${body.length}`,
    'content-length': part.length,
  })
  response.end(part)
}

/**
 * Answers with the whole file, or that the browser has it, if the form that the request asks for is
 * in memory. False, with nothing sent, if it is not.
 */
export function sendHeld(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile,
): boolean {
  const encoding = chooseEncoding(request.headers['accept-encoding'], file.encodings)
  if (isKnown(request.headers['if-none-match'], file)) {
    response.writeHead(304, file.unchangedHeaderList(encoding)).end()
    return true
  }
  const form = file.held(encoding)
  if (form) sendWhole(request, response, form, 200)
  return form !== undefined
}

/**
 * Answers with the file, in the form and extent that the request asks for. False, with nothing
 * sent, when the file is gone by now.
 */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile,
  status: 200 | 404 = 200,
): Promise<boolean> {
  const mayBePart = status === 200 && request.method === 'GET' && allowsRange(request, file)
  const range = mayBePart ? chooseRange(request.headers.range, file.length) : undefined
  const encoding =
    range === undefined
      ? chooseEncoding(request.headers['accept-encoding'], file.encodings)
      : 'identity'
  const etag = file.etag(encoding)
  if (status === 200 && isKnown(request.headers['if-none-match'], file)) {
    response.writeHead(304, file.unchangedHeaderList(encoding)).end()
    return true
  }
  if (range === 'unsatisfiable') {
    const contentRange = `bytes */${file.length}`
    response.writeHead(416, { ...SECURITY_HEADERS, 'content-range': contentRange }).end()
    return true
  }
  const form = await findForm(file, encoding)
  if (!form) return false
  // The part was worked out for this version; a newer one is sent whole.
  const isSameVersion = form.etag === etag
  if (range && isSameVersion) sendPart(response, form, range)
  else sendWhole(request, response, form, status)
  return true
}
