import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Updateable } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database, ReservationsTable } from '../../src/database/tables.ts'
import { instantToText, systemClock } from '../../src/reservations/clock.ts'
import { createSignInLink } from '../../src/reservations/staff/sign-in.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import { type Attune, startAttune } from '../fixtures/attune.ts'

const GROUP = '/staff/groups/cohort-relationships-tuesday/'

describe('the pages of staff', () => {
  let attune: Attune
  let database: Database
  let cookie = ''
  beforeAll(async () => {
    attune = await startAttune()
    database = await openDatabase(join(attune.folder, 'reservations.db'))
  })
  afterAll(async () => {
    await database?.destroy()
    await attune?.close()
  })

  const read = (path: string, headers: Record<string, string> = { cookie }) =>
    fetch(attune.site.url + path, { redirect: 'manual', headers })
  const post = (path: string, fields: Record<string, string>, headers = {}) =>
    fetch(attune.site.url + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
      body: new URLSearchParams(fields),
    })

  it('lead whoever isn’t signed in to the sign-in, and say nothing', async () => {
    for (const path of [
      '',
      'search/',
      'mail/',
      'check/',
      'audit/',
      GROUP.slice(7),
      'reservations/x/',
    ]) {
      const response = await read(`/staff/${path}`, {})
      expect(response.status, path).toBe(303)
      expect(response.headers.get('location')).toBe('/staff/sign-in/')
    }
    const exported = await post(`${GROUP}export/`, {})
    expect(exported.headers.get('location')).toBe('/staff/sign-in/')
  })

  it('mail a link to staff alone, with the same answer for everyone', async () => {
    for (const email of ['staff@attune.example', 'stranger@example.test']) {
      const response = await post('/staff/sign-in/', { email })
      expect(response.headers.get('location')).toBe('/staff/sign-in/?notice=sent')
    }
    const mails = await database
      .selectFrom('outbox')
      .select('recipient')
      .where('kind', '=', 'staff-sign-in')
      .execute()
    expect(mails).toEqual([{ recipient: 'staff@attune.example' }])
  })

  it('sign in by a button, once, with a cookie for these pages alone', async () => {
    const context = { database, clock: systemClock }
    const path = `/staff/sign-in/${await createSignInLink(context, 'staff@attune.example')}/`
    expect(await (await read(path)).text()).toContain('Press the button to go on.')
    const response = await post(path, {})
    const set = response.headers.get('set-cookie') ?? ''
    expect(set).toContain('HttpOnly; SameSite=Strict')
    expect(set).toContain('Path=/staff/')
    cookie = set.split(';')[0] ?? ''
    expect((await post(path, {})).status).toBe(410)
    const groups = await read('/staff/')
    expect(groups.status).toBe(200)
    expect(groups.headers.get('cache-control')).toBe('no-store')
    expect(await groups.text()).toContain('Online relationships group')
  })

  it('say when a group starts, also where its first date is skipped', async () => {
    const group = database.updateTable('cohorts').where('id', '=', 'cohort-relationships-tuesday')
    const { time_zone, start_date, first_session_at } = await database
      .selectFrom('cohorts')
      .select(['time_zone', 'start_date', 'first_session_at'])
      .where('id', '=', 'cohort-relationships-tuesday')
      .executeTakeFirstOrThrow()
    const first = Temporal.Instant.from(first_session_at).toZonedDateTimeISO(time_zone)
    const second = first.add({ weeks: 1 })
    await group.set({ first_session_at: instantToText(second.toInstant()) }).execute()
    const page = await (await read('/staff/')).text()
    await group.set({ first_session_at }).execute()
    expect(page).toContain(`<td>${second.toPlainDate()}</td>`)
    expect(page).not.toContain(`<td>${start_date}</td>`)
  })

  it('add a seat by the same rules, find it, cancel it with a reason, and log it all', async () => {
    const person = { name: 'Hand Added', email: 'hand@example.test' }
    const nothing = await post(GROUP, {})
    expect(nothing.status).toBe(422)
    expect(await nothing.text()).toContain('There is a problem')
    const odd = await post(GROUP, {
      ...person,
      name: 'Hand\u0001Added',
      state: 'NY',
      residence: 'NY',
    })
    expect(odd.status).toBe(422)
    expect(await odd.text()).toContain('Enter the name in at most 120 letters')
    const texan = await post(GROUP, { ...person, state: 'TX', residence: 'TX' })
    expect(await texan.text()).toContain('can’t take people in that state')
    const added = await post(GROUP, { ...person, state: 'NY', residence: 'NY' })
    expect(added.headers.get('location')).toBe(`${GROUP}?notice=added`)

    expect(await (await read(GROUP)).text()).toContain('hand@example.test')
    const found = await (await post('/staff/search/', { text: 'hand added' })).text()
    const path = /\/staff\/reservations\/[\w-]+\//.exec(found)?.[0] ?? ''
    const csv = await post(`${GROUP}export/`, {})
    expect(csv.headers.get('content-type')).toContain('text/csv')
    expect(await csv.text()).toContain('hand@example.test')

    const unreasoned = await post(path, { action: 'cancel' })
    expect(unreasoned.status).toBe(422)
    const foreign = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' }
    const cancel = { action: 'cancel', reason: 'asked-by-attendee' }
    expect((await post(path, cancel, foreign)).status).toBe(403)
    const cancelled = await post(path, cancel)
    expect(cancelled.headers.get('location')).toBe(`${path}?notice=cancelled`)
    expect(await (await read(path)).text()).toContain('Standing: cancelled')
    expect((await post(path, cancel)).status).toBe(409)
    const audit = await (await read('/staff/audit/')).text()
    for (const action of ['added-by-staff', 'searched', 'exported', 'cancelled', 'viewed-group']) {
      expect(audit).toContain(action)
    }
  })

  /** A seat added by hand: the path of its page, and its id. */
  async function addByHand(name: string) {
    const email = `${name}@example.test`
    const fields = { name, email, state: 'NY', residence: 'NY' }
    expect((await post(GROUP, fields)).headers.get('location')).toBe(`${GROUP}?notice=added`)
    const { id } = await database
      .selectFrom('reservations')
      .select('id')
      .where('email_key', '=', email)
      .executeTakeFirstOrThrow()
    return { id, path: `/staff/reservations/${id}/` }
  }

  const rowOf = (id: string) =>
    database.selectFrom('reservations').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

  it('say that more was found than is shown, and lead to it', async () => {
    const { id } = await addByHand('multiplied')
    const row = await rowOf(id)
    const copies = Array.from({ length: 50 }, (_, copy) => ({
      ...row,
      id: randomUUID(),
      email_key: `copy-${copy}-${row.email_key}`,
      reminded_at: undefined,
      erased_at: undefined,
    }))
    await database.insertInto('reservations').values(copies).execute()
    const first = await (await post('/staff/search/', { text: 'multiplied' })).text()
    expect(first).toContain('The newest 50 reservations, and there are more')
    const after = /name="after" value="([^"]+)"/.exec(first)?.[1] ?? ''
    const rest = await (await post('/staff/search/', { text: 'multiplied', after })).text()
    expect(rest).toContain('1 reservation more')
    expect(rest).not.toContain('Show older ones')
    for (const copy of copies) {
      await database.deleteFrom('reservations').where('id', '=', copy.id).execute()
    }
  })

  it('move someone to another group, with a reason, and tell them', async () => {
    const { id, path } = await addByHand('mover')
    const canMove = async (changes: Updateable<ReservationsTable>) => {
      await database.updateTable('reservations').set(changes).where('id', '=', id).execute()
      return (await (await read(path)).text()).includes('To which group')
    }
    expect(await canMove({ status: 'waitlisted', line_number: 1 })).toBe(false)
    expect(await canMove({ status: 'confirmed', line_number: null })).toBe(true)
    const nowhere = await post(path, { action: 'move', reason: 'asked-by-attendee' })
    expect(nowhere.status).toBe(422)
    const asked = await nowhere.text()
    expect(asked).toContain('Choose a group')
    expect(asked.match(/<option value="asked-by-attendee" selected>/g)).toHaveLength(1)
    const cohort = 'cohort-relationships-thursday'
    const unreasoned = await post(path, { action: 'move', cohort })
    expect(unreasoned.status).toBe(422)
    expect(await unreasoned.text()).toContain(`<option value="${cohort}" selected>`)
    expect((await rowOf(id)).cohort_id).toBe('cohort-relationships-tuesday')
    const moved = await post(path, { action: 'move', cohort, reason: 'asked-by-attendee' })
    expect(moved.headers.get('location')).toBe(`${path}?notice=moved`)
    expect((await rowOf(id)).cohort_id).toBe(cohort)
    expect(await (await read(path)).text()).toMatch(/moved, pending|moved, sen[dt]/)
  })

  it('send a fresh link, and make the earlier ones stop working', async () => {
    const { id, path } = await addByHand('resent')
    const at = instantToText(systemClock.now())
    const expiresAt = instantToText(systemClock.now().add({ hours: 1000 }))
    const token = await createLink(database, { reservationId: id, at, expiresAt })
    expect((await read(`/reservations/${token}/`, {})).status).toBe(200)
    const resent = await post(path, { action: 'resend', isRevoking: 'on' })
    expect(resent.headers.get('location')).toBe(`${path}?notice=resent`)
    expect((await read(`/reservations/${token}/`, {})).status).toBe(410)
    expect(await (await read(path)).text()).toContain('fresh-link')
  })

  it('ask before erasing, then know nobody by that name and still count the seat', async () => {
    const { id, path } = await addByHand('erasable')
    expect(await (await read(`${path}?ask=erase`)).text()).toContain('Yes, erase who it is')
    expect((await rowOf(id)).email).toBe('erasable@example.test')
    const erased = await post(path, { action: 'erase' })
    expect(erased.headers.get('location')).toBe(`${path}?notice=erased`)
    expect(await (await read(path)).text()).toContain('Erased reservation')
    expect(await rowOf(id)).toMatchObject({ name: '', email: '', status: 'cancelled' })
    const found = await (await post('/staff/search/', { text: 'erasable@' })).text()
    expect(found).not.toContain(path)
  })

  it('try mail that was given up again', async () => {
    const { id } = await addByHand('unreachable')
    const dead = () =>
      database
        .updateTable('outbox')
        .set({ status: 'dead', attempts: 8, last_error: 'SMTP_550', lease_id: null })
        .where('reservation_id', '=', id)
        .returning('id')
        .executeTakeFirstOrThrow()
    const { id: mail } = await dead()
    const listed = await (await read('/staff/mail/')).text()
    expect(listed).toContain('SMTP_550')
    expect(listed).toContain(mail)
    expect(listed).toContain(`href="/staff/reservations/${id}/"`)
    const retried = await post('/staff/mail/', { mail })
    expect(retried.headers.get('location')).toBe('/staff/mail/?notice=retried')
    expect((await post('/staff/mail/', { mail: 'nothing' })).status).toBe(409)
    const row = await database
      .selectFrom('outbox')
      .selectAll()
      .where('id', '=', mail)
      .executeTakeFirstOrThrow()
    expect(row.status).not.toBe('dead')
  })

  it('show mail and findings, and end with signing out', async () => {
    expect((await read('/staff/mail/')).status).toBe(200)
    expect((await read('/staff/check/')).status).toBe(200)
    expect((await read('/staff/groups/nowhere/')).status).toBe(404)
    await post('/staff/sign-out/', {})
    expect((await read('/staff/')).status).toBe(303)
  })
})
