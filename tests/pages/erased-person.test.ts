import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterEach, expect, it } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '../../src/database/open-database.ts'
import { readKeyRing } from '../../src/database/sealed-columns/key-ring.ts'
import type { Database } from '../../src/database/tables.ts'
import { systemClock } from '../../src/reservations/clock.ts'
import { createSignInLink } from '../../src/reservations/staff/sign-in.ts'
import { startMailServer } from '../database/smtp-fixture.ts'
import { until } from '../fixtures/attune.ts'
import { type AttuneProcesses, startProcesses } from '../fixtures/attune-processes.ts'
import { ROOT } from '../fixtures/places.ts'
import { startPostgres } from '../fixtures/postgres.ts'

/* Somebody goes through everything that leaves a trace, is erased, and is looked for everywhere. */

const TUESDAY = 'cohort-relationships-tuesday'
const THURSDAY = 'cohort-relationships-thursday'
// Not of ASCII alone, so that mails encode it; the surname is in both, in two spellings.
const PERSON = { name: 'Zoë Quillfeather', email: 'Zoe.Quillfeather+a@Example.test' }
const STAFF = 'staff@attune.example'
const LIMIT = 120_000

const closing: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Scene {
  attune: AttuneProcesses
  database: Database
  /** Everything that the server printed. */
  log(): string
  env: Record<string, string>
}

async function setUp(options: {
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

const post = (scene: Scene, path: string, fields: Record<string, string>, headers = {}) =>
  fetch(urlOf(scene) + path, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'null', 'sec-fetch-site': 'same-origin', ...headers },
    body: new URLSearchParams(fields),
  })

/** Asks for a seat or a place in line, and gives the handle of the answer. */
async function reserve(scene: Scene, person: typeof PERSON, cohortId: string, path = '') {
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

const idsOf = async ({ database }: Scene) => {
  const rows = await database
    .selectFrom('reservations')
    .select('id')
    .where('email_key', '=', PERSON.email.toLowerCase())
    .orderBy('created_at')
    .execute()
  return rows.map(({ id }) => id)
}

/** Signs in as staff, looks at the person in every way there is, and gives the cookie. */
async function lookAsStaff(scene: Scene): Promise<string> {
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
async function goThroughEverything(scene: Scene, findToken: () => Promise<string>) {
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

/** Everything in every table, those of the engine's own aside. */
async function readTables(database: Database): Promise<[name: string, content: string][]> {
  const tables = await database.introspection.getTables()
  return await Promise.all(
    tables.map(async ({ name }): Promise<[string, string]> => {
      const { rows } = await sql`select * from ${sql.table(name)}`.execute(
        database.withoutPlugins(),
      )
      return [`table ${name}`, JSON.stringify(rows)]
    }),
  )
}

function readFolder(folder: string): [name: string, content: string][] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((path): [string, string][] => {
      try {
        return [[path, readFileSync(path, 'latin1')]]
      } catch (error) {
        // The server may have removed or renamed it since the folder was listed.
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
        throw error
      }
    })
}

const tokenIn = (mail = '') => /\/reservations\/([\w-]{43})\//.exec(mail)?.[1] ?? ''

/** Whether the surname or one of the secrets is there, plainly or in the encodings of mail. */
function isIn(content: string, secrets: readonly string[]): boolean {
  const inBase64 = ['Quillfeather', 'quillfeather'].flatMap((text) =>
    // Whole groups of three bytes are the same wherever the text begins.
    [0, 1, 2].map((skipped) => {
      const rest = text.slice(skipped)
      return Buffer.from(rest.slice(0, rest.length - (rest.length % 3))).toString('base64')
    }),
  )
  const unfolded = content.replace(/=?\r?\n/g, '')
  return [content, unfolded].some(
    (text) =>
      /quillfeather/i.test(text) || [...inBase64, ...secrets].some((part) => text.includes(part)),
  )
}

/** The names of everything in which the person can be found. */
async function search(scene: Scene, secrets: readonly string[]): Promise<string[]> {
  const places: [string, string][] = [
    ...(await readTables(scene.database)),
    ['log', scene.log()],
    ...readFolder(scene.attune.folder),
  ]
  return places.filter(([, content]) => isIn(content, secrets)).map(([name]) => name)
}

/** Erases one reservation as its holder, one as staff, and finds nothing; then by time alone. */
async function eraseAndSearch(scene: Scene, token: string, secrets: string[]): Promise<void> {
  const cookie = await lookAsStaff(scene)
  const present = await search(scene, secrets)
  expect(present).toEqual(expect.arrayContaining(['table reservations', 'table idempotency_keys']))
  expect(present).not.toContain('log')
  const [, waiting = ''] = await idsOf(scene)

  const erased = await post(scene, `/reservations/${token}/`, { action: 'erase' })
  expect(erased.status).toBe(303)
  const path = `/staff/reservations/${waiting}/`
  const byStaff = await post(scene, path, { action: 'erase' }, { cookie })
  expect(byStaff.status).toBe(303)
  await expect.poll(() => search(scene, secrets), { timeout: 15_000 }).toEqual([])

  secrets.push(await reserve(scene, PERSON, TUESDAY))
  expect(await search(scene, secrets)).toContain('table reservations')
  await scene.database
    .updateTable('cohorts')
    .set({ last_session_at: '2020-01-01T00:00:00.000Z' })
    .where('id', '=', TUESDAY)
    .execute()
  const said = execFileSync(process.execPath, ['src/server/reservations/cli.ts', 'purge'], {
    cwd: ROOT,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...scene.env,
      ...(scene.attune.databaseAddress.startsWith('postgres')
        ? { DATABASE_URL: scene.attune.databaseAddress }
        : { DATA_DIR: join(scene.attune.databaseAddress, '..') }),
    },
  })
  expect(said).toMatch(/^[1-9]\d* reservations were erased/)
  await expect.poll(() => search(scene, secrets), { timeout: 15_000 }).toEqual([])
}

it(
  'is in no table, log line, database file or mail file any more (SQLite, mail in files)',
  async () => {
    const scene = await setUp({})
    const folder = join(scene.attune.folder, 'site-0', 'outbox')
    const findToken = async () => {
      let token = ''
      await until(async () => {
        const mails = readFolder(folder).map(([, content]) => content)
        token = mails.map(tokenIn).find(Boolean) ?? ''
        return token !== ''
      })
      return token
    }
    const { token, secrets } = await goThroughEverything(scene, findToken)
    await until(async () => {
      const rows = await scene.database.selectFrom('outbox').select('status').execute()
      return rows.every(({ status }) => status === 'sent')
    })
    const mails = readFolder(folder).filter(([, content]) => isIn(content, []))
    expect(mails.length).toBeGreaterThan(8)
    await eraseAndSearch(scene, token, secrets)
  },
  LIMIT,
)

it(
  'is in no table, log line or file at any time, where the database is encrypted (SQLite, SMTP)',
  async () => {
    const mailServer = await startMailServer()
    closing.push(() => mailServer.close())
    const secret = Buffer.alloc(32, 5).toString('base64')
    const scene = await setUp({ smtpUrl: mailServer.url, secret })
    const findToken = async () => {
      await until(async () => mailServer.received.length > 0)
      return tokenIn(mailServer.received[0]?.mail.text)
    }
    const { secrets } = await goThroughEverything(scene, findToken)
    await lookAsStaff(scene)
    const everybody = await scene.database.selectFrom('reservations').selectAll().execute()
    expect(everybody.map(({ name }) => name)).toContain(PERSON.name)
    expect(await search(scene, secrets)).toEqual([])
  },
  LIMIT,
)

it(
  'is in no table, log line or file any more, refused mail included (PostgreSQL, SMTP)',
  async () => {
    let isRefusing = false
    const mailServer = await startMailServer({
      onRcptTo({ address }, _session, done) {
        // As servers do, with the address in the words.
        const refusal = Object.assign(new Error(`<${address}> is unknown here`), {
          responseCode: 550,
        })
        done(isRefusing && /quillfeather/i.test(address) ? refusal : undefined)
      },
    })
    closing.push(() => mailServer.close())
    const postgres = await startPostgres()
    closing.push(() => postgres.stop())
    const databaseUrl = await postgres.createDatabase()
    const scene = await setUp({ databaseUrl, smtpUrl: mailServer.url })
    const findToken = async () => {
      await until(async () => mailServer.received.length > 0)
      isRefusing = true
      return tokenIn(mailServer.received[0]?.mail.text)
    }
    const { token, secrets } = await goThroughEverything(scene, findToken)
    await until(async () => scene.log().includes('mail could not be delivered'))
    await eraseAndSearch(scene, token, secrets)
  },
  LIMIT,
)
