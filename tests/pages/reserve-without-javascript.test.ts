import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'

const TUESDAY = '/reserve/cohort-relationships-tuesday/'
const THURSDAY = '/reserve/cohort-relationships-thursday/'

describe('reserving by plain forms', () => {
  let attune: Attune
  beforeAll(async () => {
    attune = await startAttune()
  })
  afterAll(() => attune?.close())

  const post = (path: string, fields: Record<string, string>) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })

  const seatsLeft = async (id: string) => {
    const response = await fetch(`${attune.site.url}/api/cohorts/${id}/`)
    return ((await response.json()) as { seatsLeft: number }).seatsLeft
  }

  /** The values of the hidden fields of a page's form. */
  const hidden = (html: string) =>
    Object.fromEntries(
      [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )

  async function openDetails(path: string, where = { state: 'NY', residence: 'NY' }) {
    const response = await post(path, { step: 'where', ...where })
    expect(response.status).toBe(200)
    return hidden(await response.text())
  }

  const answersOf = (name: string) => ({
    ...{ name, email: `${name}@example.test` },
    ...{ isAdult: 'yes', attestsLocation: 'yes', consents: 'yes' },
  })

  it('asks where the visitor will be before anything else', async () => {
    const response = await fetch(attune.site.url + TUESDAY)
    const html = await response.text()
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(html).toContain('Which state will you be in during sessions?')
    expect(html).not.toContain('E-mail address')
    const empty = await post(TUESDAY, { step: 'where' })
    expect(empty.status).toBe(422)
    const again = await empty.text()
    expect(again).toContain('<title>Error: ')
    expect(again).toContain('href="#field-state"')
  })

  it('leads someone the program can’t take to one that can, and keeps nothing', async () => {
    const response = await post(TUESDAY, { step: 'where', state: 'TX', residence: 'NY' })
    const html = await response.text()
    expect(response.status).toBe(200)
    expect(html).toContain('This group is not open in your state')
    expect(html).toContain('/programs/online-dbt-skills-group/')
    expect(html).toMatch(/another program: <a [^>]+>\s*Online DBT skills group/)
    expect(html).toContain('Your answer has not been stored.')
  })

  it('says that it goes by where someone lives too, where that is the reason', async () => {
    const response = await post(TUESDAY, { step: 'where', state: 'NY', residence: 'TX' })
    const html = await response.text()
    expect(html).toContain(
      'people who live in Florida, New Jersey or New York and will be there during sessions',
    )
    expect(html).toContain('it is not open in Texas')
  })

  it('reserves one seat however often the form is sent', async () => {
    const before = await seatsLeft('cohort-relationships-tuesday')
    const fields = { ...(await openDetails(TUESDAY)), ...answersOf('once') }
    const first = await post(TUESDAY, fields)
    expect(first.status).toBe(303)
    const path = first.headers.get('location') ?? ''
    expect(path).toMatch(/^\/reserve\/cohort-relationships-tuesday\/[\w-]{43}\/$/)
    expect((await post(TUESDAY, fields)).headers.get('location')).toBe(path)
    expect(await seatsLeft('cohort-relationships-tuesday')).toBe(before - 1)
    const html = await (await fetch(attune.site.url + path)).text()
    expect(html).toContain('Look in your mail: your seat is held')
    expect(html).toMatch(/spam folder, or <a [^>]+>\s*ask for a fresh link\s*<\/a>\./)
    expect(html).toMatch(/(?:29|30) minutes left/)
    expect(html).not.toContain('once@example.test')
    const other = await post(TUESDAY, { ...fields, name: 'Somebody else' })
    expect(await other.text()).toContain('We have your form already')
  })

  it('names what is missing beside each field and keeps what was typed', async () => {
    const fields = await openDetails(TUESDAY)
    const response = await post(TUESDAY, { ...fields, name: 'Typed "name"', email: 'nowhere' })
    const html = await response.text()
    expect(response.status).toBe(422)
    expect(html).toContain('There is a problem')
    for (const field of ['email', 'isAdult', 'attestsLocation', 'consents']) {
      expect(html).toContain(`href="#field-${field}"`)
      expect(html).toContain(`id="field-${field}-error"`)
    }
    expect(html).toContain('value="Typed &quot;name&quot;"')
    expect(hidden(html)['key']).toBe(fields['key'])
  })

  it('offers the waiting list when the last seat went meanwhile, and a place in line', async () => {
    const forms = await Promise.all(
      ['a', 'b', 'c'].map(async (name) => ({
        ...(await openDetails(THURSDAY)),
        ...answersOf(`full-${name}`),
      })),
    )
    const statuses = await Promise.all(
      forms.map(async (fields) => ({ fields, response: await post(THURSDAY, fields) })),
    )
    const late = statuses.filter(({ response }) => response.status === 409)
    expect(late).toHaveLength(1)
    const [{ fields, response } = { fields: {}, response: new Response() }] = late
    const html = await response.text()
    expect(html).toContain('The group has just become full')
    const place = await post(THURSDAY, { ...fields, ...hidden(html) })
    expect(place.status).toBe(303)
    const path = place.headers.get('location') ?? ''
    const line = await (await fetch(attune.site.url + path)).text()
    expect(line).toContain('You are number 1 in line')
    const next = await (await fetch(attune.site.url + THURSDAY)).text()
    expect(next).toContain('Full: join the waiting list')
  })

  it('takes over the form of a program’s page, posting no answer into an address', async () => {
    const page = await (
      await fetch(`${attune.site.url}/programs/online-relationships-group/`)
    ).text()
    expect(page).toMatch(/<form [^>]*action="\/reserve\/" method="post"/)
    const sent = await post('/reserve/', { cohort: 'cohort-relationships-tuesday', state: 'NY' })
    expect(sent.status).toBe(307)
    expect(sent.headers.get('location')).toBe(TUESDAY)
    const nothing = await post('/reserve/', { state: 'NY' })
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('There is a problem')
  })

  it('promises nothing of a group that takes no more people', async () => {
    const held = await post(TUESDAY, { ...(await openDetails(TUESDAY)), ...answersOf('closed') })
    const path = held.headers.get('location') ?? ''
    const database = await openDatabase(join(attune.folder, 'reservations.db'))
    const change = async (status: 'waitlisted' | 'expired', enrolment: 'open' | 'closed') => {
      await database
        .updateTable('reservations')
        .set({ status, expires_at: null, line_number: status === 'waitlisted' ? 1 : null })
        .where('email_key', '=', 'closed@example.test')
        .execute()
      const id = 'cohort-relationships-tuesday'
      await database.updateTable('cohorts').set({ enrolment }).where('id', '=', id).execute()
      return await (await fetch(attune.site.url + path)).text()
    }
    try {
      expect(await change('waitlisted', 'open')).toContain('When a seat becomes free')
      expect(await change('waitlisted', 'closed')).toContain('no seat is offered to you')
      expect(await change('expired', 'closed')).not.toContain('You are welcome to reserve again')
      expect(await change('expired', 'open')).toContain('You are welcome to reserve again')
    } finally {
      await database.destroy()
    }
  })

  it('knows nothing of groups that were never there', async () => {
    const response = await fetch(`${attune.site.url}/reserve/nowhere/`)
    expect(response.status).toBe(404)
  })
})
