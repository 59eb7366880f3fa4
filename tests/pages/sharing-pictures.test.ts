import { readdir, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, readPage, startAttune, until } from '../fixtures/attune.ts'
import { SITE_URL } from '../fixtures/places.ts'

const ARTICLE = '/approaches/relational-therapy/'

describe('the picture that stands for a page where it is shared', () => {
  let attune: Attune
  const addressOn = async (page: string) => {
    const html = await readPage(attune.site.url, page)
    const address = /property="og:image" content="([^"]+)"/.exec(html)?.[1] ?? ''
    return new URL(address, SITE_URL).pathname
  }
  const load = (path: string) => fetch(attune.site.url + path)
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(() => attune?.close())

  it.each([ARTICLE, '/programs/online-relationships-group/', '/'])(
    'is a PNG of 1200 by 630 for %s, small enough to be fetched by any network',
    async (page) => {
      const response = await load(await addressOn(page))
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('image/png')
      expect(response.headers.get('cache-control')).toContain('immutable')
      const bytes = Buffer.from(await response.arrayBuffer())
      const { format, width, height } = await sharp(bytes).metadata()
      expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 })
      expect(bytes.length).toBeLessThan(300_000)
      // The title is dark on the light ground, above the drawing.
      const top = { left: 60, top: 100, width: 700, height: 130 }
      const cut = await sharp(bytes).removeAlpha().extract(top).png().toBuffer()
      const { channels } = await sharp(cut).stats()
      expect(channels[0]?.min).toBeLessThan(80)
      expect(channels[0]?.max).toBeGreaterThan(220)
    },
  )

  it('is made once for all who ask at the same time', async () => {
    const path = await addressOn('/approaches/group-therapy/')
    const answers = await Promise.all(Array.from({ length: 8 }, () => load(path)))
    const tags = new Set(answers.map(({ headers }) => headers.get('etag')))
    expect(answers.every(({ ok }) => ok)).toBe(true)
    expect(tags.size).toBe(1)
  })

  it('is made again where a power cut has left an empty file', async () => {
    const path = await addressOn('/approaches/group-therapy/')
    const before = (await load(path)).headers.get('etag')
    await truncate(join(attune.publishedFolder, path))
    expect((await load(path)).headers.get('etag')).toBe(before)
  })

  it('is another one, with another address, when the title changes', async () => {
    const before = await addressOn(ARTICLE)
    const old = Buffer.from(await (await load(before)).arrayBuffer())
    await attune.editor.patch('approach-relational-therapy').set({ title: 'Another name' }).commit()
    await until(async () => (await readPage(attune.site.url, ARTICLE)).includes('Another name'))
    const after = await addressOn(ARTICLE)
    expect(after).not.toBe(before)
    expect(Buffer.from(await (await load(after)).arrayBuffer()).equals(old)).toBe(false)
  })

  it('is made for no address that no page names', async () => {
    const folder = join(attune.publishedFolder, 'og')
    const before = await readdir(folder)
    const wrong = (await addressOn(ARTICLE)).replace(/[0-9a-f]{12}\.png$/, '0123456789ab.png')
    for (const path of [wrong, '/og/approach-nowhere-0123456789ab.png', '/og/..%2f404.png']) {
      expect((await load(path)).status, path).toBe(404)
    }
    expect(await readdir(folder)).toEqual(before)
  })
})
