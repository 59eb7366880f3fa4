import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { instantToText } from '../../src/reservations/clock.ts'
import { createLink, revokeLinks } from '../../src/reservations/store/links.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'

const TUESDAY = 'cohort-relationships-tuesday'
const THURSDAY = 'cohort-relationships-thursday'
const WEDNESDAY = 'cohort-dbt-skills-wednesday'

describe('the pages behind a link in a mail', () => {
  let attune: Attune
  let database: Database
  let consentHash: string
  beforeAll(async () => {
    attune = await startAttune()
    database = await openDatabase(join(attune.folder, 'reservations.db'))
    const settings = await database
      .selectFrom('settings')
      .select('consent_hash')
      .executeTakeFirstOrThrow()
    consentHash = settings.consent_hash
  })
  afterAll(async () => {
    await database?.destroy()
    await attune?.close()
  })

  /** Holds a seat over HTTP and gives the path that a mail's link would have. */
  async function hold(
    name: string,
    cohortId = TUESDAY,
  ): Promise<{ path: string; id: string; standing: string }> {
    const email = `${name}@example.test`
    const response = await fetch(`${attune.site.url}/api/reservations/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `key-of-${name}` },
      body: JSON.stringify({
        ...{ cohortId, state: 'NY', residence: 'NY', name, email, consentHash },
        ...{ isAdult: true, attestsLocation: true, consents: true },
      }),
    })
    const answer = await response.text()
    expect(response.status, answer).toBe(201)
    const { handle } = JSON.parse(answer) as { handle: string }
    const { id } = await database
      .selectFrom('reservations')
      .select('id')
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow()
    return { path: await linkTo(id), id, standing: `/reserve/${cohortId}/${handle}/` }
  }

  async function linkTo(reservationId: string): Promise<string> {
    const now = Temporal.Now.instant()
    const token = await createLink(database, {
      reservationId,
      at: instantToText(now),
      expiresAt: instantToText(now.add({ hours: 1000 })),
    })
    return `/reservations/${token}/`
  }

  const read = async (path: string) => {
    const response = await fetch(attune.site.url + path)
    return { response, html: await response.text() }
  }

  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    })

  const statusOf = async (id: string) =>
    await database
      .selectFrom('reservations')
      .select(['status', 'cohort_id', 'state', 'email'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()

  const seatsLeft = async (cohortId: string) => {
    const response = await fetch(`${attune.site.url}/api/cohorts/${cohortId}/`)
    return ((await response.json()) as { seatsLeft: number }).seatsLeft
  }

  it('confirm a held seat by a button; a mail scanner’s GET changes nothing', async () => {
    const { path, id } = await hold('confirmer')
    const { response, html } = await read(path)
    expect(response.status).toBe(200)
    expect(html).toContain('Confirm my seat')
    expect(html).toMatch(/You live in<\/dt>\s*<dd>New York</)
    expect((await statusOf(id)).status).toBe('held')

    const answer = await post(path, { action: 'confirm' })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe(`${path}?notice=confirmed`)
    expect((await statusOf(id)).status).toBe('confirmed')
    const after = await read(`${path}?notice=confirmed`)
    expect(after.html).toContain('Your seat is confirmed')
    expect(after.html).toContain('Your seat is reserved')
    const twice = await post(path, { action: 'confirm' })
    expect(twice.headers.get('location')).toBe(`${path}?notice=already-confirmed`)
  })

  it('are kept by nobody, indexed by nobody, and named to nobody', async () => {
    const { path } = await hold('private')
    const { response, html } = await read(path)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('referrer-policy')).toBe('no-referrer')
    expect(response.headers.get('x-robots-tag')).toBe('noindex')
    expect(response.headers.get('content-security-policy')).toContain(`form-action 'self'`)
    expect(html).toContain('name="robots" content="noindex"')
    expect(html).not.toMatch(/(?:src|href)="https?:\/\/(?!988lifeline)/)
  })

  it('refuse forms that other sites send', async () => {
    const { path, id } = await hold('foreigner')
    const foreign = [
      { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign) {
      expect((await post(path, { action: 'confirm' }, headers)).status).toBe(403)
    }
    expect((await statusOf(id)).status).toBe('held')
  })

  it('ask once before cancelling, then free exactly one seat', async () => {
    const { path, id } = await hold('canceller')
    await post(path, { action: 'confirm' })
    const before = await seatsLeft(TUESDAY)
    const { html } = await read(`${path}?ask=cancel`)
    expect(html).toContain('Give up your seat?')
    expect((await statusOf(id)).status).toBe('confirmed')
    const answer = await post(path, { action: 'cancel' })
    expect(answer.headers.get('location')).toBe(`${path}?notice=cancelled`)
    expect(await seatsLeft(TUESDAY)).toBe(before + 1)
    const twice = await post(path, { action: 'cancel' })
    expect(twice.status).toBe(409)
    expect(await twice.text()).toContain('This reservation was over before')
    expect(await seatsLeft(TUESDAY)).toBe(before + 1)
  })

  it('move a seat to another group of the program', async () => {
    const { path, id, standing } = await hold('mover')
    await post(path, { action: 'confirm' })
    const nothing = await post(path, { action: 'move' })
    expect(nothing.status).toBe(422)
    const html = await nothing.text()
    expect(html).toContain('<title>Error: ')
    expect(html).toContain('There is a problem')
    expect(html).toContain('href="#field-cohort"')
    const answer = await post(path, { action: 'move', cohort: THURSDAY })
    expect(answer.headers.get('location')).toBe(`${path}?notice=moved`)
    expect((await statusOf(id)).cohort_id).toBe(THURSDAY)
    // The page that was kept open since the form tells of the new group, too.
    const { html: kept } = await read(standing)
    expect(kept).toContain('Your seat is confirmed')
    expect(kept).toMatch(/Thursdays, /)
    expect(kept).not.toMatch(/Tuesdays, /)
  })

  it('give the calendar entry of a confirmed seat, and only of one', async () => {
    const { path } = await hold('diarist')
    const early = await fetch(`${attune.site.url}${path}calendar/`, { redirect: 'manual' })
    expect(early.status).toBe(303)
    expect(early.headers.get('location')).toBe(path)
    await post(path, { action: 'confirm' })
    const entry = await fetch(`${attune.site.url}${path}calendar/`)
    expect(entry.headers.get('content-type')).toContain('text/calendar')
    const text = await entry.text()
    expect(text).toContain('BEGIN:VTIMEZONE')
    expect(text).not.toContain(path.split('/')[2])
  })

  it('keep the seat and store nothing when the new state is one the program can’t take', async () => {
    const { path, id } = await hold('traveler')
    const refused = await post(path, { action: 'say-where', state: 'TX' })
    expect(refused.status).toBe(409)
    expect(await refused.text()).toContain('This program is not open in that state')
    expect(await statusOf(id)).toMatchObject({ status: 'held', state: 'NY' })
    const taken = await post(path, { action: 'say-where', state: 'NJ' })
    expect(taken.headers.get('location')).toBe(`${path}?notice=location-changed`)
    expect((await statusOf(id)).state).toBe('NJ')
  })

  it('erase who reserved, and lead nowhere afterwards', async () => {
    const { path, id } = await hold('forgotten')
    const answer = await post(path, { action: 'erase' })
    expect(answer.headers.get('location')).toBe('/reservations/?notice=erased')
    expect((await statusOf(id)).email).toBe('')
    const { response, html } = await read(path)
    expect(response.status).toBe(404)
    expect(html).toContain('This link leads nowhere')
  })

  it('explain a link that no longer works and mail a fresh one', async () => {
    const { path, id } = await hold('late')
    await revokeLinks(database, id, instantToText(Temporal.Now.instant()))
    const { response, html } = await read(path)
    expect(response.status).toBe(410)
    expect(html).toContain('This link no longer works')
    const answer = await post(path, { action: 'renew' })
    expect(answer.headers.get('location')).toBe(`${path}?notice=link-requested`)
    const mails = await database
      .selectFrom('outbox')
      .select('kind')
      .where('reservation_id', '=', id)
      .execute()
    expect(mails.map(({ kind }) => kind)).toContain('fresh-link')
  })

  it('answer the same whether or not an address has a reservation', async () => {
    await hold('known')
    const answers = await Promise.all(
      ['known@example.test', 'unknown@example.test'].map((email) =>
        post('/reservations/', { email }),
      ),
    )
    expect(answers.map((answer) => answer.headers.get('location'))).toEqual([
      '/reservations/?notice=link-requested',
      '/reservations/?notice=link-requested',
    ])
    const wrong = await post('/reservations/', { email: 'nobody' })
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('Enter an e-mail address in the form name@example.com')
  })

  it('lead whoever waited for a group that has begun to the program’s other groups', async () => {
    const { path, id } = await hold('waiting', WEDNESDAY)
    await database
      .updateTable('cohorts')
      .set({ first_session_at: instantToText(Temporal.Now.instant()) })
      .where('id', '=', WEDNESDAY)
      .execute()
    const wait = { status: 'waitlisted', expires_at: null, line_number: 1 } as const
    await database.updateTable('reservations').set(wait).where('id', '=', id).execute()
    const { html } = await read(path)
    expect(html).toContain('The group has begun')
    expect(html).toContain('See the program’s groups again')
    expect(html).not.toContain('Will you be in another state?')
    const asked = await read(`${path}?ask=cancel`)
    expect(asked.html).toContain('Your place in line is given up at once.')
  })

  it('answer bodies that are no form, and actions there are not, without a fault', async () => {
    const { path } = await hold('odd')
    const odd = await fetch(attune.site.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: attune.site.url },
      body: '{',
    })
    expect(odd.status).toBe(422)
    expect((await post(path, { action: 'explode' })).status).toBe(422)
  })
})
