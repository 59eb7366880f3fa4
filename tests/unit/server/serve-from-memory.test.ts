import { once } from 'node:events'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFileCache, type FileCache } from '../../../src/server/file-cache.ts'
import { createMemoryServer } from '../../../src/server/serve-from-memory.ts'

let folder: string
let page: string
let files: FileCache
let url: string
let close: () => Promise<void>

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-memory-'))
  await mkdir(join(folder, 'about'))
  page = join(folder, 'about', 'index.html')
  await writeFile(page, `<p>${'relation '.repeat(200)}</p>`)
  files = createFileCache({ sentAlways: { 'x-always': 'yes' } })
  const serveFromMemory = createMemoryServer(folder, files)
  const server = createServer((request, response) => {
    if (!serveFromMemory(request, response)) response.writeHead(501).end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/about/`
  close = async () => {
    server.closeAllConnections()
    server.close()
    await rm(folder, { recursive: true })
  }
})
afterEach(() => close())

/** As the static server does for the first who asks for it. */
async function bringToMemory(encoding: 'br' | 'identity'): Promise<void> {
  await (await files.read(page, false))?.form(encoding)
}

async function statusOf(init: RequestInit = {}): Promise<number> {
  const answer = await fetch(url, {
    ...init,
    headers: { 'accept-encoding': 'br', ...init.headers },
  })
  await answer.arrayBuffer()
  return answer.status
}

describe('serving from memory', () => {
  it('leaves to others what is not in memory, or not in the form that is asked for', async () => {
    expect(await statusOf()).toBe(501)
    await bringToMemory('identity')
    expect(await statusOf()).toBe(501)
    expect(await statusOf({ headers: { 'accept-encoding': 'identity' } })).toBe(200)
    await bringToMemory('br')
    expect(await statusOf()).toBe(200)
  })

  it.each<[string, RequestInit]>([
    ['who sends something', { method: 'POST', body: 'text' }],
    ['who wants a part', { headers: { range: 'bytes=0-9' } }],
    ['an editor who may hold a pass', { headers: { cookie: 'attune-preview=c' } }],
  ])('leaves %s to others', async (_who, init) => {
    await bringToMemory('br')
    expect(await statusOf(init)).toBe(501)
    expect(await statusOf()).toBe(200)
  })

  it('sends what is sent with every file, also to who has the file already', async () => {
    await bringToMemory('br')
    const first = await fetch(url, { headers: { 'accept-encoding': 'br' } })
    const headers = { 'accept-encoding': 'br', 'if-none-match': first.headers.get('etag') ?? '' }
    const second = await fetch(url, { headers })
    expect([first.status, second.status]).toEqual([200, 304])
    for (const name of ['x-always', 'etag', 'vary', 'content-security-policy', 'cache-control']) {
      expect(first.headers.get(name)).toBeTruthy()
      expect(second.headers.get(name)).toBe(first.headers.get(name))
    }
  })

  it('counts each answer as a use, also of those who ask together', async () => {
    await bringToMemory('br')
    const { hits } = files.counts()
    await Promise.all(Array.from({ length: 20 }, () => statusOf()))
    expect(files.counts().hits).toBe(hits + 20)
  })

  it('never sends what is no longer on disk', async () => {
    await bringToMemory('br')
    expect(await statusOf()).toBe(200)
    await writeFile(`${page}.tmp`, `<p>${'news '.repeat(400)}</p>`)
    await rename(`${page}.tmp`, page)
    expect(await statusOf()).toBe(501)
    await bringToMemory('br')
    expect(await statusOf()).toBe(200)
    await rm(page)
    expect(await statusOf()).toBe(501)
  })
})
