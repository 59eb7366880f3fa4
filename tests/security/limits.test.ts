import { join } from 'node:path'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { createAttempts } from '../../src/server/guard/attempts.ts'
import { createGuard } from '../../src/server/guard/guard.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'
import { TUESDAY } from './page-types.ts'

const PREVIEW_SECRET = 'a secret of this installation, long enough'
const settings = { rateLimits: 1, proofOfWork: 'auto' } as const
const COHORT = 'cohort-relationships-tuesday'

describe('a site that is open to everybody', () => {
  let attune: Attune
  let database: Database
  let stamp: string
  beforeAll(async () => {
    attune = await startAttune({
      guard: settings,
      trustProxy: 1,
      previewSecret: PREVIEW_SECRET,
    })
    database = await openDatabase(join(attune.folder, 'reservations.db'))
    // As if the form had been opened a minute ago.
    stamp = createGuard({
      attempts: createAttempts(database),
      settings,
      key: PREVIEW_SECRET,
      log: { warn: () => {} },
      now: () => Date.now() - 60_000,
    }).stamp()
  })
  afterAll(async () => {
    await database?.destroy()
    await attune?.close()
  })

  const OWN = { origin: 'null', 'sec-fetch-site': 'same-origin' }

  const postForm = (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
  ) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { ...OWN, ...headers },
      body: new URLSearchParams(fields),
    })

  const wish = (email: string) => ({
    ...{ cohortId: COHORT, state: 'NY', residence: 'NY', name: 'Somebody', email },
    ...{ isAdult: true, attestsLocation: true, consents: true, consentHash: '0'.repeat(64) },
  })

  const postJson = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${attune.site.url}/api/reservations/`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': crypto.randomUUID(),
        ...headers,
      },
      body: JSON.stringify(body),
    })

  const from = (address: string) => ({ 'x-forwarded-for': `198.51.100.1, ${address}` })
  const countReservations = async () =>
    (await database.selectFrom('reservations').select('id').execute()).length

  it('asks work of whoever shows no page, and takes the answer once', async () => {
    const refused = await postJson(wish('worker@example.test'), from('203.0.113.1'))
    expect(refused.status).toBe(428)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    const { challenge } = z
      .object({ challenge: z.custom<Parameters<typeof solveChallenge>[0]['challenge']>() })
      .parse(await refused.json())
    const solution = await solveChallenge({ challenge, deriveKey })
    const proof = Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
    const headers = { ...from('203.0.113.1'), 'proof-of-work': proof }
    // It came as far as the seat rules: the text agreed to is not the one that is published.
    expect(await (await postJson(wish('worker@example.test'), headers)).json()).toMatchObject({
      type: '/problems/consent-outdated',
    })
    expect((await postJson(wish('worker@example.test'), headers)).status).toBe(428)
  })

  it('gives a page’s island the stamp by which it passes without work', async () => {
    const seats = await fetch(`${attune.site.url}/api/cohorts/?program=program-relationships`)
    expect(seats.headers.get('form-stamp')).toMatch(/^[\w-]+\.[\w-]+$/)
    const headers = { ...from('203.0.113.2'), 'form-stamp': stamp }
    expect((await postJson(wish('island@example.test'), headers)).status).toBe(409)
  })

  it('bounds what one network address may try, says for how long, and bothers no other', async () => {
    const headers = { ...from('203.0.113.3'), 'form-stamp': stamp }
    for (let index = 0; index < 20; index++) {
      expect((await postJson(wish(`house-${index}@example.test`), headers)).status).toBe(409)
    }
    const refused = await postJson(wish('house@example.test'), headers)
    expect(refused.status).toBe(429)
    expect(refused.headers.get('content-type')).toBe('application/problem+json')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refused.json()).toMatchObject({ type: '/problems/rate-limited', status: 429 })
    // What it wrote left of the proxy's word doesn't help.
    const posing = { ...headers, 'x-forwarded-for': '192.0.2.9, 203.0.113.3' }
    expect((await postJson(wish('house@example.test'), posing)).status).toBe(429)
    const other = { ...headers, ...from('203.0.113.4') }
    expect((await postJson(wish('other@example.test'), other)).status).toBe(409)
  })

  it('tells whoever has no JavaScript kindly, and keeps what they typed', async () => {
    const send = () =>
      postForm('/reservations/', { email: 'often@example.test', stamp }, from('203.0.113.5'))
    for (let index = 0; index < 5; index++) expect((await send()).status).toBe(303)
    const refused = await send()
    const html = await refused.text()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(refused.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(html).toContain('That was tried too often')
    expect(html).toContain('value="often@example.test"')
    expect(html).toContain('action="/reservations/"')
  })

  it('asks once more when a form comes faster than people write, and takes it then', async () => {
    const fields = { step: 'details', state: 'NY', residence: 'NY', name: 'Quick "One"' }
    const refused = await postForm(TUESDAY, fields, from('203.0.113.6'))
    const html = await refused.text()
    expect(refused.status).toBe(422)
    expect(html).toContain('Please send it once more')
    expect(html).toContain('value="Quick &quot;One&quot;"')
    const fresh = /name="stamp" value="([^"]+)"/.exec(html)?.[1]
    expect(fresh).toBeTruthy()
    const taken = await postForm(TUESDAY, { ...fields, stamp }, from('203.0.113.6'))
    expect(await taken.text()).toContain('Enter your e-mail address')
  })

  it('takes nothing from a program that fills in the field that people don’t see', async () => {
    const before = await countReservations()
    const headers = { ...from('203.0.113.7'), 'form-stamp': stamp }
    const website = 'https://spam.example'
    const json = await postJson({ ...wish('trap@example.test'), website }, headers)
    expect(json.status).toBe(422)
    expect(await json.json()).toMatchObject({ type: '/problems/looks-automated' })
    const form = await postForm('/reservations/', { email: 'trap@example.test', stamp, website })
    expect(form.status).toBe(422)
    expect(await countReservations()).toBe(before)
  })

  it('counts a try whatever its type and its address look like', async () => {
    const json = { ...from('203.0.113.9'), 'content-type': 'Application/JSON' }
    expect((await postJson(wish('shouting@example.test'), json)).status).toBe(428)
    for (const path of ['/staff/%73ign-in/', '/staff/%2573ign-in/', '/staff//sign-in/']) {
      // An address that the limits don't know leads to no form either.
      const sent = await postForm(path, { email: 'staff@example.test' }, from('203.0.113.9'))
      expect([path, sent.status]).toEqual([path, 404])
    }
  })

  it('sends nobody to its own page for refusals without a reason', async () => {
    expect((await fetch(`${attune.site.url}/reservations/refused/`)).status).toBe(404)
  })

  it('bounds how often the preview’s doors are tried', async () => {
    const open = () =>
      fetch(`${attune.site.url}/api/preview/open?invitation=x`, { headers: from('203.0.113.8') })
    for (let index = 0; index < 240; index++) expect((await open()).status).toBe(401)
    const refused = await open()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })

  it('stores no address of anybody who tried', async () => {
    const rows = await database.selectFrom('attempts').selectAll().execute()
    expect(rows.length).toBeGreaterThan(20)
    expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|198\.51|example|@/)
  })
})
