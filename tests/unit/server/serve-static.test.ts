import { once } from 'node:events'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer, type IncomingHttpHeaders, type RequestListener, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createFileCache } from '../../../src/server/file-cache.ts'
import { createMemoryServer } from '../../../src/server/serve-from-memory.ts'
import { createStaticServer } from '../../../src/server/serve-static.ts'

const page = `<!doctype html><title>Page</title><p>${'relation '.repeat(200)}</p>`
let folder: string
let port: number

interface Answer {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** Asks twice: where anything answers from memory, it has what was asked for by then. */
async function ask(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<Answer> {
  await askOnce(path, headers, method)
  return await askOnce(path, headers, method)
}

/** As it comes over the wire: `fetch` would decompress it. */
function askOnce(path: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, path, headers, method, agent: false }, async (response) => {
      const body = Buffer.concat(await Array.fromAsync(response))
      resolve({ status: response.statusCode, headers: response.headers, body })
    })
      .once('error', reject)
      .end()
  })
}

async function publish(path: string, content: string): Promise<void> {
  await writeFile(`${join(folder, path)}.tmp`, content)
  await rename(`${join(folder, path)}.tmp`, join(folder, path))
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-static-'))
  await mkdir(join(folder, 'article'))
  await mkdir(join(folder, '_astro'))
  await publish('article/index.html', page)
  await publish('_astro/style.abc.css', 'p{color:teal}'.repeat(100))
  await publish('404.html', '<!doctype html><title>Not found</title>')
})
afterAll(() => rm(folder, { recursive: true }))

/** Resolves with what ends it. */
async function serve(answer: RequestListener): Promise<() => Promise<void>> {
  const server = createServer(answer).listen(0)
  await once(server, 'listening')
  const address = server.address()
  port = typeof address === 'object' && address ? address.port : 0
  return async () => {
    server.close()
    await once(server, 'close')
  }
}

function createServers() {
  const files = createFileCache()
  const serveFromMemory = createMemoryServer(folder, files)
  const serveStatic = createStaticServer(folder, new Map([['/before/', '/article/']]), files)
  const alone: RequestListener = (message, response) =>
    serveStatic(message, response, new URL(message.url ?? '/', 'http://localhost'))
  const behindMemory: RequestListener = (message, response) => {
    if (!serveFromMemory(message, response)) alone(message, response)
  }
  return { alone, behindMemory }
}

describe.each(['alone', 'behindMemory'] as const)('the static server, %s,', (name) => {
  let close: () => Promise<void>
  beforeAll(async () => {
    await publish('article/index.html', page)
    close = await serve(createServers()[name])
  })
  afterAll(() => close())

  it.each([
    ['br', brotliDecompressSync],
    ['zstd', zstdDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('sends the page in %s', async (encoding, decompress) => {
    const answer = await ask('/article/', { 'accept-encoding': encoding })
    expect(answer.headers['content-encoding']).toBe(encoding)
    expect(answer.headers.vary).toBe('accept-encoding')
    expect(answer.body.length).toBe(Number(answer.headers['content-length']))
    expect(decompress(answer.body).toString()).toBe(page)
  })

  it('gives each form an ETag of its own, and answers 304 to any of them', async () => {
    const tags = new Set<string>()
    for (const encoding of ['br', 'zstd', 'gzip', 'identity']) {
      const { etag = '' } = (await ask('/article/', { 'accept-encoding': encoding })).headers
      tags.add(etag)
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
        const again = await ask('/article/', { 'if-none-match': known, 'accept-encoding': 'br' })
        expect(again.status).toBe(304)
        expect(again.body.length).toBe(0)
      }
    }
    expect(tags.size).toBe(4)
    expect((await ask('/article/', { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('lets browsers ask each time, CDNs answer for a moment, and both keep hashed files', async () => {
    const { headers } = await ask('/article/')
    expect(headers['cache-control']).toBe('public, max-age=0, must-revalidate')
    expect(headers['cdn-cache-control']).toContain('stale-while-revalidate')
    const style = await ask('/_astro/style.abc.css')
    expect(style.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('answers HEAD with the headers alone', async () => {
    const whole = await ask('/article/')
    const head = await ask('/article/', {}, 'HEAD')
    expect(head.body.length).toBe(0)
    expect(head.headers['content-length']).toBe(String(whole.body.length))
  })

  it('sends the part that is asked for', async () => {
    const part = await ask('/article/', { range: 'bytes=2-8', 'accept-encoding': 'br' })
    expect(part.status).toBe(206)
    expect(part.headers['content-range']).toBe(`bytes 2-8/${page.length}`)
    expect(part.body.toString()).toBe(page.slice(2, 9))
    const outside = await ask('/article/', { range: `bytes=${page.length}-` })
    expect(outside.status).toBe(416)
    expect(outside.headers['content-range']).toBe(`bytes */${page.length}`)
  })

  it('sends all of it when the part is of an older version', async () => {
    const gone = { range: `bytes=${page.length}-`, 'if-range': '"older"' }
    expect((await ask('/article/', gone)).status).toBe(200)
    const answer = await ask('/article/', { range: 'bytes=0-1', 'if-range': '"older"' })
    expect(answer.status).toBe(200)
    expect(answer.body.toString()).toBe(page)
  })

  it('adds the missing slash, and keeps the question', async () => {
    const answer = await ask('/article?from=mail')
    expect(answer.status).toBe(308)
    expect(answer.headers.location).toBe('/article/?from=mail')
  })

  it('leads from an old address for no longer than the page itself is kept: it may get it back', async () => {
    const [moved, { headers }] = [await ask('/before/'), await ask('/article/')]
    expect(moved.status).toBe(301)
    expect(moved.headers.location).toBe('/article/')
    for (const name of ['cache-control', 'cdn-cache-control']) {
      expect(moved.headers[name]).toBe(headers[name])
    }
  })

  it('refuses other methods and says which there are', async () => {
    const answer = await ask('/article/', {}, 'POST')
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
  })

  it('shows the page for missing ones where nothing is', async () => {
    for (const path of ['/nowhere/', '/nowhere', '/_astro/gone.css', '/%E0%A4%A', '/..%2Fsecret']) {
      const answer = await ask(path)
      expect(answer.status).toBe(404)
      expect(answer.body.toString()).toContain('Not found')
    }
  })

  it('shows a replaced file at once, and none once it is gone', async () => {
    await mkdir(join(folder, 'fleeting'), { recursive: true })
    for (const text of ['first', 'other']) {
      await publish('fleeting/index.html', text)
      expect((await ask('/fleeting/')).body.toString()).toBe(text)
    }
    await rm(join(folder, 'fleeting'), { recursive: true })
    expect((await ask('/fleeting/')).status).toBe(404)
  })
})
