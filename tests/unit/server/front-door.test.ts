import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createFileCache } from '../../../src/server/file-cache.ts'
import { createFrontDoor, type FrontDoor } from '../../../src/server/front-door.ts'

let folder: string
let door: FrontDoor
let url: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'attune-door-'))
  await mkdir(join(folder, 'about'))
  await writeFile(join(folder, 'about', 'index.html'), '<h1>As an earlier run left it</h1>')
  await writeFile(join(folder, '404.html'), '<h1>Nothing here</h1>')
})
afterAll(() => rm(folder, { recursive: true }))
beforeEach(async () => {
  door = createFrontDoor({ folder, files: createFileCache(), isSecure: true })
  const server: Server = createServer(door.answer)
  await once(server.listen(0, '127.0.0.1'), 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const address = server.address()
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})

const everything: RequestListener = async (request, response) => {
  const body = (await Array.fromAsync(request)).join('')
  response.writeHead(200).end(`${request.method} ${request.url} ${body}`)
}

describe('while the process is being loaded', () => {
  it('serves pages of an earlier run, with the headers that pages have', async () => {
    const page = await fetch(`${url}/about/`)
    expect(page.status).toBe(200)
    expect(await page.text()).toContain('As an earlier run left it')
    expect(page.headers.get('strict-transport-security')).toContain('max-age=')
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await fetch(`${url}/about/`, { method: 'HEAD' })).status).toBe(200)
  })

  it('says at /readyz that it is starting', async () => {
    const answer = await fetch(`${url}/readyz`)
    expect([answer.status, await answer.json()]).toEqual([503, { status: 'starting' }])
  })

  const waiting: [string, string, RequestInit & { body?: string }][] = [
    ['a personal page', '/reservations/some-token/', {}],
    ['the API, with what was sent', '/api/reservations/', { method: 'POST', body: 'whole' }],
    ['a page that is no file, which may have moved', '/gone/', {}],
    ['a page without its slash', '/about', {}],
    ['health', '/healthz', {}],
    ['an editor with a pass', '/about/', { headers: { cookie: 'a=b; attune-preview=c' } }],
    [
      'an editor with a pass, by https',
      '/about/',
      { headers: { cookie: '__Host-attune-preview=c' } },
    ],
  ]
  it.each(waiting)(
    'lets wait whoever asks for %s, and answers when the door is open',
    async (_what, path, init) => {
      const answer = fetch(url + path, init)
      let isAnswered = false
      void answer.then(() => {
        isAnswered = true
      })
      // One that came later has been answered: nothing but the door keeps the first waiting.
      await (await fetch(`${url}/about/`)).text()
      expect(isAnswered).toBe(false)
      door.open(everything)
      const { method = 'GET', body = '' } = init
      expect(await (await answer).text()).toBe(`${method} ${path} ${body}`)
    },
  )

  it('leaves every request to the rest once the door is open', async () => {
    door.open(everything)
    expect(await (await fetch(`${url}/about/`)).text()).toBe('GET /about/ ')
  })
})
