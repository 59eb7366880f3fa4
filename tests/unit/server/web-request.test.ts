import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { readWebRequest, toFormUrl } from '../../../src/server/web-request.ts'

const SITE = 'http://attune.example'

/** A request as Node's server hands it over, its body in two pieces. */
function makeRequest(method: string, headers: Record<string, string>, body: Uint8Array) {
  const message = new IncomingMessage(new Socket())
  message.method = method
  Object.assign(message.headers, headers)
  const middle = Math.floor(body.length / 2)
  for (const part of [body.subarray(0, middle), body.subarray(middle)]) {
    if (part.length > 0) message.push(part)
  }
  message.push(null)
  return message
}

const pathname = fc.oneof(
  fc.webPath(),
  fc
    .array(fc.constantFrom('/', '%', '%2f', '%ff', 'a', '..', '?', '#'), { maxLength: 8 })
    .map((parts) => `/${parts.join('')}`),
)
const header = fc.stringMatching(/^[\x21-\x7e]([\x20-\x7e]{0,20}[\x21-\x7e])?$/)

it('hands on what was sent, byte for byte, or says with which status it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'get'),
      pathname,
      fc.dictionary(fc.stringMatching(/^x-[a-z]{1,8}$/), header, { maxKeys: 3 }),
      fc.uint8Array({ maxLength: 300 }),
      async (method, path, headers, body) => {
        const url = URL.parse(SITE + path)
        if (!url) return
        const read = await readWebRequest(makeRequest(method, headers, body), url)
        if (read.kind === 'refused') {
          const isKnown = ['GET', 'HEAD', 'POST'].includes(method)
          expect(read.status).toBe(isKnown ? 400 : 405)
          if (isKnown) expect(() => decodeURIComponent(url.pathname)).toThrow(URIError)
          return
        }
        const { request } = read
        expect(request.method).toBe(method)
        expect(request.url).toBe(url.href)
        expect(Object.fromEntries(request.headers)).toMatchObject(headers)
        const arrived = new Uint8Array(await request.arrayBuffer())
        expect([...arrived]).toEqual(method === 'POST' ? [...body] : [])
      },
    ),
    { numRuns: 200 },
  )
})

it('refuses what is longer than a form can be, whether or not it says so beforehand', async () => {
  const long = new Uint8Array(64 * 1024 + 1)
  for (const headers of [{}, { 'content-length': String(long.length) }]) {
    const read = await readWebRequest(makeRequest('POST', headers, long), new URL(SITE))
    expect(read).toMatchObject({ kind: 'refused', status: 413 })
  }
})

it.each(['name@attune.example', 'name:word@attune.example', ':@attune.example', '', 'a b', '%'])(
  'makes a request of whatever host is named: %j',
  async (host) => {
    const asked = makeRequest('GET', { host }, new Uint8Array())
    const url = toFormUrl(asked, new URL('/reservations/', SITE), SITE)
    expect(await readWebRequest(asked, url)).toMatchObject({ kind: 'ready' })
  },
)
