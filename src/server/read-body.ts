import type { IncomingMessage } from 'node:http'

/** A request's body; undefined when it is larger than `maxBytes`. */
export async function readBody(
  request: Pick<IncomingMessage, typeof Symbol.asyncIterator>,
  maxBytes: number,
): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > maxBytes) return undefined
    chunks.push(bytes)
  }
  return Buffer.concat(chunks)
}
