import { join } from 'node:path'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { systemClock } from '../../src/reservations/clock.ts'
import { createSignInLink } from '../../src/reservations/staff/sign-in.ts'
import { openReservations } from '../e2e/visitors/visits.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { enterPreview, leaveSecret, previewAddress, STUDIO } from '../fixtures/preview.ts'
import { PERSONAL_PAGES, READERS_PAGES, STAFF_PAGES, TUESDAY } from './page-types.ts'
import { openWatchedPage } from './watched-page.ts'

const EVERYWHERE = {
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

describe('what the site sends with its answers', () => {
  let attune: Attune
  let browser: Browser
  beforeAll(async () => {
    attune = await startAttune({
      studioOrigin: STUDIO,
      // The island then does its work too, under the same policy.
      guard: { rateLimits: 10_000, proofOfWork: 'always' },
    })
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(attune.site.url + path, { redirect: 'manual', headers })

  const policyOf = (response: Response) =>
    new Map(
      (response.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ')
        return [name, sources.join(' ')]
      }),
    )

  it.each([
    ...READERS_PAGES,
    ...PERSONAL_PAGES,
    '/healthz',
    '/api/cohorts/',
    '/api/nowhere/',
    '/api/documents/approach-relational-therapy/',
    '/api/preview/enable',
    '/api/preview/open?invitation=forged',
    '/staff/',
    '/dev/mail/',
    '/favicon.svg',
    '/approaches',
    '/%E0%A4%A',
    '/.env',
  ])('isolates the page and forbids guessing its type: %s', async (path) => {
    const { headers } = await get(path)
    for (const [name, value] of Object.entries(EVERYWHERE)) {
      expect(headers.get(name), name).toBe(value)
    }
    expect(headers.get('referrer-policy')).toMatch(
      /^(?:strict-origin-when-cross-origin|no-referrer)$/,
    )
    expect(headers.get('permissions-policy')).toContain('camera=()')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
  })

  it.each([...READERS_PAGES, ...PERSONAL_PAGES, '/dev/mail/'])(
    'allows a page its own files and code alone, and nobody to frame it: %s',
    async (path) => {
      const policy = policyOf(await get(path))
      expect(policy.get('default-src')).toBe("'none'")
      expect(policy.get('base-uri')).toBe("'none'")
      expect(policy.get('form-action')).toBe("'self'")
      expect(policy.get('frame-ancestors')).toBe("'none'")
      expect(policy.get('require-trusted-types-for')).toBe("'script'")
      expect(policy.get('trusted-types')).toBe("'none'")
      for (const sources of policy.values()) expect(sources).not.toMatch(/unsafe|\*|https?:/)
    },
  )

  it('lets the Studio alone frame a page, and only in a preview', async () => {
    const cookie = await enterPreview(attune)
    const preview = policyOf(await get('/', { cookie }))
    expect(preview.get('frame-ancestors')).toBe(STUDIO)
    expect(preview.get('default-src')).toBe("'none'")
    for (const sources of preview.values()) expect(sources).not.toContain('unsafe')
    expect(policyOf(await get('/')).get('frame-ancestors')).toBe("'none'")
  })

  it.each([...PERSONAL_PAGES, ...STAFF_PAGES])(
    'lets nobody keep or find what is made for one person: %s',
    async (path) => {
      const { headers } = await get(path)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-robots-tag')).toContain('noindex')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
    },
  )

  it.each(READERS_PAGES)(
    'names ahead what a page is drawn with, all of which is used and fetched once: %s',
    async (path) => {
      const link = (await get(path)).headers.get('link') ?? ''
      const named = [...link.matchAll(/<([^>]+)>; rel=preload; as=(style|font)/g)]
      expect(named.map(([, , as]) => as)).toEqual(['style', 'font', 'font'])
      const context = await browser.newContext()
      const page = await context.newPage()
      const fetched: string[] = []
      page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
      await page.goto(attune.site.url + path, { waitUntil: 'networkidle' })
      for (const [, file = ''] of named) {
        expect(
          fetched.filter((other) => other === file),
          file,
        ).toHaveLength(1)
      }
      // No other style sheet and no other font, and both fonts on show.
      expect(fetched.filter((file) => /\.(?:css|woff2)$/.test(file))).toHaveLength(named.length)
      const loaded = await page.evaluate(() =>
        [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family),
      )
      // Those that stand in until then are the system's own.
      const shown = new Set(loaded.filter((family) => family.includes('Variable')))
      expect(shown.size).toBe(2)
      await context.close()
    },
  )

  it('refuses nothing that a page of ours does, whatever its type', async () => {
    const { page, refused } = await openWatchedPage(browser)
    for (const path of [...READERS_PAGES, ...PERSONAL_PAGES, '/dev/mail/']) {
      await page.goto(attune.site.url + path, { waitUntil: 'networkidle' })
      for (const button of await page.locator('header button:visible').all()) await button.click()
      expect(refused, path).toEqual([])
    }
    await page.context().close()
  })

  it('would report what a page may not do, so that the tests around it mean something', async () => {
    const { page, refused } = await openWatchedPage(browser)
    await page.goto(attune.site.url)
    await page.evaluate(() => {
      const picture = document.createElement('img')
      picture.src = 'https://elsewhere.example/a.png'
      document.body.append(picture)
      try {
        document.body.innerHTML = '<b>markup from text</b>'
      } catch {
        // Refused, as it should be.
      }
    })
    await expect.poll(() => refused.join()).toMatch(/img-src.*elsewhere/)
    expect(refused.join()).toMatch(/require-trusted-types-for/)
    expect(await page.locator('main').count()).toBe(1)
    await page.context().close()
  })

  it('refuses nothing on the way to a seat, nor on the pages that manage it', async () => {
    const { page, refused } = await openWatchedPage(browser)
    await page.goto(`${attune.site.url}/programs/online-relationships-group/`)
    const states = page.getByLabel('Which state will you be in during sessions?')
    await page
      .getByText(/\d seats? left|Seats free|Full: join/)
      .first()
      .waitFor()
    await states.selectOption('TX')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: /not open/ }).waitFor()
    await page.goto(`${attune.site.url}/programs/online-relationships-group/`)
    await page
      .getByText(/\d seats? left|Seats free|Full: join/)
      .first()
      .waitFor()
    await states.selectOption('NY')
    await page.getByLabel('Which state do you live in?').selectOption('NY')
    await page.getByRole('radio', { name: /Tuesdays/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page.getByText('There is a problem').waitFor()
    await page.getByLabel('Name', { exact: true }).fill('Watched')
    await page.getByLabel('E-mail address').fill('watched@example.test')
    await page.getByLabel('I am 18 or older').check()
    await page.getByLabel(/I will be in .* during sessions/).check()
    await page.getByLabel('I have read the text above and agree').check()
    const statuses: number[] = []
    page.on('response', (response) => {
      if (response.url().endsWith('/api/reservations/')) statuses.push(response.status())
    })
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page
      .getByRole('heading', { name: /Check your mail/ })
      .first()
      .waitFor()
    expect(statuses).toEqual([428, 201])
    const reservations = await openReservations(attune)
    const link = await reservations.linkOf('watched@example.test')
    await reservations.close()
    for (const part of ['', '?ask=cancel', '?ask=erase', '?notice=confirmed']) {
      await page.goto(attune.site.url + link + part, { waitUntil: 'networkidle' })
      expect(refused, part).toEqual([])
    }
    await page.goto(`${attune.site.url}${TUESDAY}`)
    await page.context().close()
  })

  it('refuses nothing on the pages of staff', async () => {
    const database = await openDatabase(join(attune.folder, 'reservations.db'))
    const context = { database, clock: systemClock }
    const token = await createSignInLink(context, 'staff@attune.example')
    await database.destroy()
    const { page, refused } = await openWatchedPage(browser)
    await page.goto(`${attune.site.url}/staff/sign-in/${token}/`)
    await page.locator('main').getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('button', { name: 'Sign out' }).waitFor()
    for (const path of STAFF_PAGES) {
      await page.goto(attune.site.url + path, { waitUntil: 'networkidle' })
      expect(refused, path).toEqual([])
    }
    await page.context().close()
  })

  it('refuses nothing in a preview, and morphs the page when a draft changes', async () => {
    const { page, refused } = await openWatchedPage(browser)
    const path = '/approaches/relational-therapy/'
    await page.goto(previewAddress(attune.site.url, await leaveSecret(attune), path))
    await page.locator('[data-preview="bar"]').waitFor()
    const published = await attune.editor.getDocument('approach-relational-therapy')
    if (!published) throw new Error('The sample has no such article')
    const draft = { ...published, _id: `drafts.${published._id}`, title: 'A title in the making' }
    await attune.editor.createOrReplace(draft)
    await page.locator('h1', { hasText: 'A title in the making' }).waitFor()
    expect(refused).toEqual([])
    await page.context().close()
  })
})
