import { isTooDeep, parseJson } from '../json.ts'
import { badRequest, LakeError } from '../lake-error.ts'
import type { LakeRequest } from './lake-request.ts'

const MOST_BYTES = 256 * 1024 * 1024

/**
 * Reads a body of one JSON value a line as it arrives.
 * @throws LakeError 400 naming the line that is no JSON, 413 above 256 MB
 */
export async function readJsonLines({ incoming }: LakeRequest): Promise<unknown[]> {
  const decoder = new TextDecoder()
  const values: unknown[] = []
  let size = 0
  let line = 0
  // Pieces of the line that has not ended: joined at each chunk, a long one would be copied over and over.
  let rest: string[] = []
  const take = (text: string): void => {
    line += 1
    if (text.trim() === '') return
    const value = parseJson(text)
    if (value === undefined) throw badRequest(`Line ${line} of the request body is not valid JSON`)
    if (isTooDeep(value)) throw badRequest(`Line ${line} of the request body is nested too deeply`)
    values.push(value)
  }
  for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size > MOST_BYTES) {
      throw new LakeError(413, 'payloadTooLarge', `An import may have ${MOST_BYTES} bytes at most`)
    }
    const [end = '', ...starts] = decoder.decode(bytes, { stream: true }).split('\n')
    rest.push(end)
    for (const start of starts) {
      take(rest.join(''))
      rest = [start]
    }
  }
  take(rest.join('') + decoder.decode())
  return values
}
