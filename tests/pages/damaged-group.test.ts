import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { instantToText, systemClock } from '../../src/reservations/clock.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { createSignInLink } from '../../src/reservations/staff/sign-in.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import { damage } from '../database/sample-seats.ts'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'

const GROUP = 'cohort-relationships-tuesday'
const OTHER = 'cohort-relationships-thursday'
const PROGRAM = 'program-relationships-group'

describe('a group that is stored damaged', () => {
  let attune: Attune
  let database: Database
  let handle = ''
  let managePath = ''
  beforeAll(async () => {
    attune = await startAttune()
    database = await openDatabase(join(attune.folder, 'reservations.db'))
    const seats = createSeats({ database })
    const { consent_hash: consentHash } = await database
      .selectFrom('settings')
      .select('consent_hash')
      .executeTakeFirstOrThrow()
    const outcome = await seats.reserveSeat({
      ...{ cohortId: GROUP, state: 'NY', residence: 'NY', consentHash },
      ...{ name: 'Held Before', email: 'before@example.test', idempotencyKey: 'key-of-before' },
    })
    if (outcome.kind !== 'held') throw new Error(outcome.kind)
    handle = outcome.seat.handle
    const { id } = await database.selectFrom('reservations').select('id').executeTakeFirstOrThrow()
    const at = instantToText(systemClock.now())
    const expiresAt = instantToText(systemClock.now().add({ hours: 1 }))
    managePath = `/reservations/${await createLink(database, { reservationId: id, at, expiresAt })}/`
    await damage({ database }, GROUP)
  })
  afterAll(async () => {
    await database?.destroy()
    await attune?.close()
  })

  const send = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(attune.site.url + path, { redirect: 'manual', ...init })
    return { status: response.status, text: await response.text(), headers: response.headers }
  }
  const post = (path: string, fields: Record<string, string>, cookie = '') =>
    send(path, {
      method: 'POST',
      headers: { cookie, origin: 'null', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams(fields),
    })

  it('is left out of its program’s seats, and answered by name that it can’t be told', async () => {
    const listed = await send(`/api/cohorts/?program=${PROGRAM}`)
    expect(listed.status).toBe(200)
    const { cohorts } = JSON.parse(listed.text) as { cohorts: { id: string }[] }
    expect(cohorts.map(({ id }) => id)).toEqual([OTHER])
    const asked = await send(`/api/cohorts/${GROUP}/`)
    expect(asked.status).toBe(503)
    expect(JSON.parse(asked.text)).toMatchObject({ type: '/problems/cohort-unreadable' })
  })

  it('is shown among the groups as one that can’t be reserved', async () => {
    const { status, text } = await send('/reserve/')
    expect(status).toBe(200)
    expect(text.match(/Can’t be reserved at the moment/g)).toHaveLength(1)
    expect(text).toContain(`/reserve/${OTHER}/`)
    expect(text).not.toContain(`/reserve/${GROUP}/`)
  })

  it('says so on its own form, before and after it is sent', async () => {
    const answers = [
      await send(`/reserve/${GROUP}/`),
      await post(`/reserve/${GROUP}/`, { step: 'where', state: 'NY', residence: 'NY' }),
    ]
    for (const { status, text } of answers) {
      expect(status).toBe(503)
      expect(text).toContain('This group can’t be reserved at the moment')
      expect(text).toContain('See the program’s other groups')
    }
  })

  it('still says how a hold fares, and that a reservation is kept', async () => {
    const held = await send(`/reserve/${GROUP}/${handle}/`)
    expect(held.status).toBe(200)
    expect(held.text).toContain('your seat is held')
    expect(held.text).toContain('When the group meets can’t be shown at the moment')
    const managed = await send(managePath)
    expect(managed.status).toBe(503)
    expect(managed.text).toContain('Your reservation can’t be shown at the moment')
    const cancelled = await post(managePath, { action: 'cancel' })
    expect(cancelled.status).toBe(503)
    expect(cancelled.text).toContain('Your reservation stays as it was.')
  })

  it('is named to staff above the others, with what to do, and shows who is in it', async () => {
    const token = await createSignInLink({ database, clock: systemClock }, 'staff@attune.example')
    const signedIn = await post(`/staff/sign-in/${token}/`, {})
    const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
    const read = (path: string) => send(path, { headers: { cookie } })
    const groups = await read('/staff/')
    expect(groups.status).toBe(200)
    expect(groups.text).toMatch(/can’t be read<.*cohort-relationships-tuesday<.*<table/s)
    expect(groups.text).toContain('npm run doctor')
    expect(groups.text).toContain(`/staff/groups/${OTHER}/`)

    const path = `/staff/groups/${GROUP}/`
    const group = await read(path)
    expect(group.status).toBe(200)
    expect(group.text).toContain('before@example.test')
    expect(group.text).not.toContain('Call the group off')
    const refused = await post(path, { action: 'call-off' }, cookie)
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('What is stored of the group can’t be read.')
    const person = /\/staff\/reservations\/[\w-]+\//.exec(group.text)?.[0] ?? ''
    const shown = await read(person)
    expect(shown.status).toBe(200)
    expect(shown.text).toContain(`${GROUP}, which can’t be read`)
  })

  it('is mended by the next sweep even where the settings are damaged too', async () => {
    const readSettings = () => database.selectFrom('settings').selectAll().executeTakeFirstOrThrow()
    const settings = await readSettings()
    await database.updateTable('settings').set({ crisis_lines: '[' }).execute()
    await attune.editor.patch(GROUP).set({ capacity: 9 }).commit()
    await until(async () => (await send(`/reserve/${GROUP}/`)).status === 200)
    expect(await readSettings()).toEqual(settings)
  })
})
