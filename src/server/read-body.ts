import type { IncomingHttpHeaders } from 'node:http'
import type { Readable } from 'node:stream'

/**
 * A request's body; undefined when it is larger than `maxBytes`, or says that it will be. Rejects when
 * it breaks off.
 */
export async function readBody(
  request: Pick<Readable, 'iterator'> & { readonly headers?: IncomingHttpHeaders },
  maxBytes: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers?.['content-length'] ?? 0) > maxBytes) return undefined
  const chunks: Buffer[] = []
  let size = 0
  // Whoever sends too much shall hear so: leaving the loop must not cut the line.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
