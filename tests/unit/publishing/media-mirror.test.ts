import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createContentClient } from '../../../src/content/client.ts'
import { createMediaMirror } from '../../../src/publishing/media-mirror.ts'

const HOUR = 3_600_000
const PORTRAIT = '/media/0a1b-800x800-jpg/w480.webp'
const CROPPED = '/media/0a1b-800x800-jpg/r0.0.400.400-w400.webp'
const CLAY = '/media/2c3d-1600x900-png/w800.webp'
const GONE = '/media/4e5f-10x10-png/w10.webp'

describe('pictures on the site', () => {
  let folder: string
  let server: Server
  let asked: string[]
  let now: number
  const open = () => {
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : undefined
    const client = createContentClient({ LAKE_URL: `http://127.0.0.1:${port}` })
    return createMediaMirror(client, folder, () => now)
  }
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'attune-media-'))
    asked = []
    now = Date.now()
    server = createServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(request.url?.includes('4e5f') ? 404 : 200).end('a picture')
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
  })
  afterEach(async () => {
    server.close()
    await rm(folder, { recursive: true })
  })
  const isThere = (path: string) => existsSync(join(folder, path))
  async function write(file: string, text: string): Promise<void> {
    await mkdir(dirname(join(folder, file)), { recursive: true })
    await writeFile(join(folder, file), text)
  }

  it('are copied from the lake, each once, and one that it doesn’t have is named', async () => {
    const mirror = open()
    await mirror.copy([PORTRAIT, CLAY])
    await mirror.copy([PORTRAIT])
    expect(asked).toHaveLength(2)
    expect([PORTRAIT, CLAY].map(isThere)).toEqual([true, true])
    await expect(mirror.copy([GONE])).rejects.toThrow(`The picture ${GONE} could not be copied`)
    expect(isThere(GONE)).toBe(false)
  })

  it('are copied again where a power cut has left an empty file', async () => {
    await write(PORTRAIT, '')
    await open().copy([PORTRAIT])
    expect(readFileSync(join(folder, PORTRAIT), 'utf8')).toBe('a picture')
  })

  it('go some hours after no page shows them any more, with their folder', async () => {
    const mirror = open()
    await mirror.copy([PORTRAIT, CROPPED, CLAY])
    for (let hour = 1; hour <= 3; hour += 1) {
      now += HOUR
      await mirror.copy([CLAY])
      expect(await mirror.removeUnshown()).toEqual([])
    }
    now += HOUR
    await mirror.copy([CLAY])
    expect((await mirror.removeUnshown()).toSorted()).toEqual([CROPPED, PORTRAIT].toSorted())
    expect([PORTRAIT, CROPPED, CLAY].map(isThere)).toEqual([false, false, true])
    expect(isThere(dirname(PORTRAIT))).toBe(false)
    await mirror.copy([PORTRAIT])
    expect(isThere(PORTRAIT)).toBe(true)
  })

  it('stay as long as a page that is not rendered any more names them', async () => {
    await open().copy([PORTRAIT, CLAY])
    await write('people/someone/index.html', `<img src="${PORTRAIT}">`)
    await write('rss.xml', `<img src="https://attune.example${CLAY}">`)
    const mirror = open()
    now += 4 * HOUR
    expect(await mirror.removeUnshown()).toEqual([])
    await rm(join(folder, 'people'), { recursive: true })
    await rm(join(folder, 'rss.xml'))
    expect(await mirror.removeUnshown()).toEqual([])
    now += HOUR
    expect(await mirror.removeUnshown()).toHaveLength(2)
  })

  it('of before a start stay until every page has had its turn', async () => {
    await open().copy([PORTRAIT])
    now += 100 * HOUR
    const mirror = open()
    now += 2 * HOUR
    expect(await mirror.removeUnshown()).toEqual([])
    now += 2 * HOUR
    expect(await mirror.removeUnshown()).toEqual([PORTRAIT])
  })

  it('that a page asks for while they are about to go are there when it has asked', async () => {
    await open().copy([PORTRAIT])
    const mirror = open()
    now += 4 * HOUR
    const removing = mirror.removeUnshown()
    await mirror.copy([PORTRAIT])
    await removing
    expect(isThere(PORTRAIT)).toBe(true)
  })
})
