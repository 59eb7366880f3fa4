import type { IncomingMessage, ServerResponse } from 'node:http'
import { chooseEncoding, type Encoding } from './choose-encoding.ts'
import { chooseRange } from './choose-range.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import type { ServedFile } from './served-file.ts'

function etagOf(file: ServedFile, encoding: Encoding): string {
  if (encoding === 'identity') return `"${file.hash}"`
  const form = encoding === 'br' && file.isSqueezed ? 'br-11' : encoding
  return `"${file.hash}-${form}"`
}

/** Whether the browser already has the file, in whatever form (RFC 9110, section 13.1.2). */
function isKnown(header: string | undefined, file: ServedFile): boolean {
  return (header ?? '').split(',').some((item) => {
    const tag = item.trim().replace(/^W\//, '')
    return tag === '*' || tag === `"${file.hash}"` || tag.startsWith(`"${file.hash}-`)
  })
}

/** Whether a part may be sent: not when the browser's other parts are of an older version. */
function allowsRange(request: IncomingMessage, etag: string): boolean {
  const condition = request.headers['if-range']
  return condition === undefined || condition === etag
}

/** Answers with the file, in the form and extent that the request asks for. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: ServedFile,
  status: 200 | 404 = 200,
): void {
  const whole = file.forms.get('identity') ?? new Uint8Array()
  const isPartial = status === 200 && request.method === 'GET'
  const range = isPartial ? chooseRange(request.headers.range, whole.length) : undefined
  const encoding =
    range === undefined
      ? chooseEncoding(request.headers['accept-encoding'], file.forms.keys())
      : 'identity'
  const etag = etagOf(file, encoding)
  const headers = { ...SECURITY_HEADERS, ...file.headers, etag }
  if (status === 200 && isKnown(request.headers['if-none-match'], file)) {
    response.writeHead(304, headers).end()
    return
  }
  if (range === 'unsatisfiable') {
    const contentRange = `bytes */${whole.length}`
    response.writeHead(416, { ...SECURITY_HEADERS, 'content-range': contentRange }).end()
    return
  }
  if (range && allowsRange(request, etag)) {
    const part = whole.subarray(range.first, range.last + 1)
    response.writeHead(206, {
      ...headers,
      'content-range': `bytes ${range.first}-${range.last}/${whole.length}`,
      'content-length': part.length,
    })
    response.end(part)
    return
  }
  const body = file.forms.get(encoding) ?? whole
  response.writeHead(status, {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': body.length,
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
