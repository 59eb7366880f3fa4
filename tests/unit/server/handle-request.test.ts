import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import pino from 'pino'
import { afterEach, describe, expect, it } from 'vitest'
import { type Answers, createRequestHandler } from '../../../src/server/handle-request.ts'
import { readBody } from '../../../src/server/read-body.ts'
import { contentSecurityPolicy } from '../../../src/server/security-headers.ts'

const logged: string[] = []
const log = pino({ level: 'error' }, { write: (line) => void logged.push(line) })
let close: () => void = () => {}
afterEach(() => {
  close()
  logged.length = 0
})

/** A server whose every answer is `answer`, reached by its readers at `siteUrl`. */
async function serve(siteUrl: string, answer: Answers['page']): Promise<string> {
  const answers = { health: answer, api: answer, preview: answer, page: answer, personal: answer }
  const handler = createRequestHandler({ ...answers, document: () => {} }, log, { siteUrl })
  const server = createServer(handler).listen(0, '127.0.0.1')
  close = () => server.close()
  await once(server, 'listening')
  const address = server.address()
  return typeof address === 'object' && address ? `http://127.0.0.1:${address.port}` : ''
}

describe('every request', () => {
  it.each(['/', '/healthz', '/api/cohorts/', '/reserve/x/'])(
    'is answered with word to come by https alone, where readers come by https: %s',
    async (path) => {
      const url = await serve('https://attune.example', (_, response) => void response.end())
      const { headers } = await fetch(url + path)
      expect(headers.get('strict-transport-security')).toBe('max-age=63072000')
    },
  )

  it('is answered without such word where readers come by http', async () => {
    const url = await serve('http://localhost:4321', (_, response) => void response.end())
    expect((await fetch(url)).headers.get('strict-transport-security')).toBeNull()
  })

  it('that fails is answered with a sentence, and never with the reason', async () => {
    const url = await serve('https://attune.example', () => {
      throw new Error('secret reason')
    })
    const response = await fetch(url)
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const title = 'Something went wrong on our side'
    expect(await response.json()).toEqual({ type: 'about:blank', title, status: 500 })
    expect(response.headers.get('strict-transport-security')).toBe('max-age=63072000')
    expect(logged.join()).toContain('secret reason')
  })

  it('of a browser that fails is answered with a page that stands by itself', async () => {
    const url = await serve('https://attune.example', () => {
      throw new Error('secret reason')
    })
    const response = await fetch(url, { headers: { accept: 'text/html,*/*;q=0.8' } })
    expect(response.status).toBe(500)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const html = await response.text()
    expect(response.headers.get('content-security-policy')).toBe(contentSecurityPolicy(html))
    expect(html).toContain('<h1>Something went wrong on our side</h1>')
    expect(html).not.toContain('secret reason')
  })

  it('that breaks off in the middle is no fault of ours, and none is written down', async () => {
    const { promise, resolve } = Promise.withResolvers<void>()
    const url = await serve('http://localhost:4321', async (request) => {
      await readBody(request, 10_000).finally(() => setImmediate(resolve))
    })
    const socket = connect(Number(new URL(url).port), '127.0.0.1')
    socket.write('POST /api/x/ HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc', () =>
      socket.resetAndDestroy(),
    )
    await promise
    expect(logged).toEqual([])
  })
})
