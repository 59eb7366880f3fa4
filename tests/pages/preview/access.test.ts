import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune, until } from '../../fixtures/attune.ts'
import { enterPreview, leaveSecret, previewAddress, STUDIO } from '../../fixtures/preview.ts'
import { readTree } from '../../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'
const ID = 'approach-relational-therapy'
const SECRET_TEXT = 'Zugunruhe before anyone may know'

describe('who sees drafts', () => {
  let attune: Attune
  let cookie: string
  beforeAll(async () => {
    attune = await startAttune()
    const original = await attune.editor.getDocument(ID)
    await attune.editor.create({
      ...original,
      _id: `drafts.${ID}`,
      _type: 'approach',
      title: SECRET_TEXT,
      publishedAt: '2999-01-01T00:00:00Z',
    })
    cookie = await enterPreview(attune)
  })
  afterAll(() => attune.close())

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(attune.site.url + path, { headers, redirect: 'manual' })
  const post = (path: string, body: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      headers,
      body: new URLSearchParams(body),
      redirect: 'manual',
    })

  it('an editor does, at the address of the page, even before its hour', async () => {
    const page = await get(ARTICLE, { cookie })
    expect(page.status).toBe(200)
    expect(await page.text()).toContain(SECRET_TEXT)
  })

  it('a reader gets the static page, and so does whoever brings no valid cookie', async () => {
    const bytes = await (await get(ARTICLE)).text()
    expect(bytes).not.toContain(SECRET_TEXT)
    const [name = '', token = ''] = cookie.split('=')
    const [text = '', signature = ''] = token.split('.')
    const expired = Buffer.from(text, 'base64url')
      .toString('utf8')
      .replace(/"expiresAt":\d+/, '"expiresAt":1')
    const forgeries = [
      `${name}=`,
      `${name}=${text}`,
      `${name}=${text}.${signature.slice(1)}`,
      `${name}=${Buffer.from(expired).toString('base64url')}.${signature}`,
      `__Host-${cookie}`,
      'sanity-preview-perspective=drafts',
    ]
    for (const forgery of forgeries) {
      const page = await get(ARTICLE, { cookie: forgery })
      expect(await page.text(), forgery).toBe(bytes)
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
  })

  it('nobody else can keep or find a preview, and only the Studio can frame it', async () => {
    const { headers } = await get(ARTICLE, { cookie })
    expect(headers.get('cache-control')).toBe('private, no-store')
    expect(headers.get('vary')).toBe('Cookie')
    expect(headers.get('x-robots-tag')).toContain('noindex')
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain(`frame-ancestors ${STUDIO}`)
    expect(policy).not.toContain('unsafe')
    expect(headers.get('etag')).toBeNull()
    const again = await get(ARTICLE, { cookie, 'if-none-match': '*' })
    expect(again.status).toBe(200)
  })

  it('gives a cookie for a secret of the lake, and leads only to the site itself', async () => {
    const secret = await leaveSecret(attune)
    for (const [path, location] of [
      [`${ARTICLE}?sanity-preview-perspective=drafts`, ARTICLE],
      ['//evil.example/', '/'],
      ['https://evil.example/a', '/a'],
    ] as const) {
      const response = await fetch(previewAddress(attune.site.url, secret, path), {
        redirect: 'manual',
      })
      expect([response.status, response.headers.get('location')], path).toEqual([303, location])
      expect(response.headers.getSetCookie()[0]).toContain('HttpOnly; SameSite=Lax')
    }
  })

  it('refuses a secret that is unknown or missing, and sets no cookie', async () => {
    for (const secret of ['unknown', '']) {
      const response = await fetch(previewAddress(attune.site.url, secret, ARTICLE), {
        redirect: 'manual',
      })
      expect([response.status, response.headers.getSetCookie()], secret).toEqual([401, []])
      expect(await response.text()).toContain('could not be opened')
    }
  })

  it('keeps its key to itself', async () => {
    const { mode } = await stat(join(attune.folder, 'preview-key'))
    expect(mode & 0o777).toBe(0o600)
  })

  it('a colleague does, by a link that an editor’s Studio asks for, without being able to edit', async () => {
    const body = { secret: await leaveSecret(attune), path: ARTICLE }
    const made = await post('/api/preview/links', body, { origin: STUDIO })
    expect(made.headers.get('access-control-allow-origin')).toBe(STUDIO)
    const { path, expiresAt } = (await made.json()) as { path: string; expiresAt: string }
    const hours = (Date.parse(expiresAt) - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(24)
    const opened = await get(path)
    expect(opened.headers.get('location')).toBe(ARTICLE)
    const guest = opened.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    const page = await get(ARTICLE, { cookie: guest })
    const html = await page.text()
    expect(html).toContain(SECRET_TEXT)
    expect(html).toContain('Leave preview')
    expect(html).not.toContain('data-sanity')
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('no link is made for whoever has no secret, or asks from another site', async () => {
    const secret = await leaveSecret(attune)
    const path = ARTICLE
    const origin = { origin: STUDIO }
    expect((await post('/api/preview/links', { secret: 'unknown', path }, origin)).status).toBe(403)
    const elsewhere = { origin: 'https://evil.example' }
    expect((await post('/api/preview/links', { secret, path }, elsewhere)).status).toBe(403)
    const opened = await get('/api/preview/open?invitation=forged.token')
    expect([opened.status, opened.headers.getSetCookie()]).toEqual([401, []])
  })

  it('is left with one request, which no other site can make', async () => {
    const foreign = { cookie, 'sec-fetch-site': 'cross-site' }
    expect((await post('/api/preview/disable', { path: ARTICLE }, foreign)).status).toBe(403)
    const own = { cookie, 'sec-fetch-site': 'same-origin' }
    const left = await post('/api/preview/disable', { path: ARTICLE }, own)
    expect([left.status, left.headers.get('location')]).toEqual([303, ARTICLE])
    expect(left.headers.getSetCookie()[0]).toMatch(/^attune-preview=; .*Max-Age=0/)
    expect((await get('/api/preview/disable', { cookie })).status).toBe(405)
  })

  it('shows what is published when the Studio asks for that', async () => {
    const own = { cookie, 'sec-fetch-site': 'same-origin' }
    const changed = await post('/api/preview/perspective', { perspective: 'published' }, own)
    const published = changed.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(await (await get(ARTICLE, { cookie: published })).text()).not.toContain(SECRET_TEXT)
    expect((await post('/api/preview/perspective', { perspective: 'drafts' })).status).toBe(403)
  })

  it('tells of changes to whoever may see them, with ids and no content', async () => {
    expect((await get('/api/preview/changes')).status).toBe(401)
    const stop = new AbortController()
    const stream = await fetch(`${attune.site.url}/api/preview/changes`, {
      headers: { cookie },
      signal: stop.signal,
    })
    let told = ''
    const reading = (async () => {
      const text = stream.body?.pipeThrough(new TextDecoderStream()).getReader()
      for (let read = await text?.read(); read && !read.done; read = await text?.read()) {
        told += read.value
      }
    })().catch(() => undefined)
    // What may have been written since the page was rendered is told first, once the server listens.
    await until(async () => told.includes('event: change\ndata: []'))
    await attune.editor.patch(`drafts.${ID}`).inc({ illustrationSeed: 1 }).commit()
    await until(async () => told.includes(`drafts.${ID}`))
    expect(told).not.toContain('Zugunruhe')
    stop.abort()
    await reading
  })

  it('leaves no draft text in anything that is published', async () => {
    await get(ARTICLE, { cookie })
    await get('/', { cookie })
    const disclaimer = 'A sentence that shows the site was published again.'
    await attune.editor.patch('siteSettings').set({ disclaimer }).commit()
    await until(async () => (await (await get('/')).text()).includes(disclaimer))
    const published = readTree(attune.publishedFolder, '')
    expect(published.size).toBeGreaterThan(10)
    for (const [file, bytes] of published) expect(bytes, file).not.toContain('Zugunruhe')
    for (const path of [
      '/rss.xml',
      '/sitemap-index.xml',
      '/sitemap-0.xml',
      '/llms.txt',
      '/search/',
    ]) {
      expect(await (await get(path)).text(), path).not.toContain('Zugunruhe')
    }
  })
})
