import { afterEach, expect } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../../src/database/open-database.ts'
import { readKeyRing } from '../../../src/database/sealed-columns/key-ring.ts'
import type { Database } from '../../../src/database/tables.ts'
import { systemClock } from '../../../src/reservations/clock.ts'
import { createSignInLink } from '../../../src/reservations/staff/sign-in.ts'
import { type AttuneProcesses, startProcesses } from '../../fixtures/attune-processes.ts'

export const TUESDAY = 'cohort-relationships-tuesday'
const THURSDAY = 'cohort-relationships-thursday'
// Not of ASCII alone, so that mails encode it; the surname is in both, in two spellings.
export const PERSON = { name: 'Zoë Quillfeather', email: 'Zoe.Quillfeather+a@Example.test' }
const STAFF = 'staff@attune.example'

export const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

export interface Scene {
  attune: AttuneProcesses
  database: Database
  /** Everything that the server printed. */
  log(): string
  env: Record<string, string>
}

export async function setUp(options: {
  databaseUrl?: string
  smtpUrl?: string
  secret?: string
}): Promise<Scene> {
  let log = ''
  const { secret = '', ...places } = options
  const env = { LOG_LEVEL: 'debug', STAFF_EMAILS: STAFF, DATABASE_ENCRYPTION_KEYS: secret }
  const onOutput = (text: string) => {
    log += text
  }
  const attune = await startProcesses({ ...places, env, onOutput })
  closing.push(() => attune.close())
  const keys = secret ? readKeyRing(secret) : undefined
  const database = await openDatabase(attune.databaseAddress, { keys })
  closing.push(() => database.destroy())
  return { attune, database, log: () => log, env }
}

const urlOf = ({ attune }: Scene) => attune.sites[0]?.url ?? ''

export const post = (scene: Scene, path: string, fields: Record<string, string>, headers = {}) =>
  fetch(urlOf(scene) + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  })

/** Asks for a seat or a place in line, and gives the handle of the answer. */
export async function reserve(scene: Scene, person: typeof PERSON, cohortId: string, path = '') {
  const { consent_hash: consentHash } = await scene.database
    .selectFrom('settings')
    .select('consent_hash')
    .executeTakeFirstOrThrow()
  const response = await fetch(`${urlOf(scene)}/api/reservations/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({
      ...{ cohortId, state: 'NY', residence: 'NY', ...person, consentHash },
      ...{ isAdult: true, attestsLocation: true, consents: true },
    }),
  })
  const answer = await response.text()
  expect(response.status, answer).toBe(201)
  return z.object({ handle: z.string() }).parse(JSON.parse(answer)).handle
}

export const idsOf = async ({ database }: Scene) => {
  const rows = await database
    .selectFrom('reservations')
    .select('id')
    .where('email_key', '=', PERSON.email.toLowerCase())
    .orderBy('created_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** Signs in as staff, looks at the person in every way there is, and gives the cookie. */
export async function lookAsStaff(scene: Scene): Promise<string> {
  const link = await createSignInLink({ database: scene.database, clock: systemClock }, STAFF)
  const signedIn = await post(scene, `/staff/sign-in/${link}/`, {})
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? ''
  const found = await post(scene, '/staff/search/', { text: 'quillfeather' }, { cookie })
  expect(await found.text()).toContain(PERSON.email)
  const csv = await post(scene, `/staff/groups/${TUESDAY}/export/`, {}, { cookie })
  expect(await csv.text()).toContain(PERSON.name)
  const [id = ''] = await idsOf(scene)
  for (const path of [`reservations/${id}/`, `groups/${TUESDAY}/`, 'mail/', 'audit/', 'check/']) {
    const page = await fetch(`${urlOf(scene)}/staff/${path}`, { headers: { cookie } })
    expect(page.status, path).toBe(200)
  }
  const resent = await post(scene, `/staff/reservations/${id}/`, { action: 'resend' }, { cookie })
  expect(resent.status).toBe(303)
  return cookie
}

/** Reserves, confirms, moves there and back, changes the place, asks again, waits elsewhere. */
export async function goThroughEverything(scene: Scene, findToken: () => Promise<string>) {
  const secrets = [await reserve(scene, PERSON, TUESDAY)]
  const token = await findToken()
  secrets.push(token)
  const manage = (fields: Record<string, string>) => post(scene, `/reservations/${token}/`, fields)
  for (const fields of [
    { action: 'confirm' },
    { action: 'move', cohort: THURSDAY },
    { action: 'move', cohort: TUESDAY },
    { action: 'say-where', state: 'NJ' },
  ]) {
    const response = await manage(fields)
    expect(response.headers.get('location'), fields.action).toContain('notice=')
  }
  secrets.push(await reserve(scene, PERSON, TUESDAY))
  await post(scene, '/reservations/', { email: PERSON.email })
  for (const name of ['Ada', 'Eve']) {
    await reserve(scene, { name, email: `${name}@example.test` }, THURSDAY)
  }
  secrets.push(await reserve(scene, PERSON, THURSDAY, 'waiting/'))
  return { token, secrets }
}
