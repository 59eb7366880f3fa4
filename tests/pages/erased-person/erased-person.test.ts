import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { startMailServer } from '../../database/smtp-fixture.ts'
import { until } from '../../fixtures/attune.ts'
import { ROOT } from '../../fixtures/places.ts'
import { startPostgres } from '../../fixtures/postgres.ts'
import { readFolder } from '../../fixtures/read-folder.ts'
import {
  closing,
  goThroughEverything,
  idsOf,
  lookAsStaff,
  PERSON,
  post,
  reserve,
  type Scene,
  setUp,
  TUESDAY,
} from './scene.ts'
import { isIn, search, tokenIn } from './search-traces.ts'

/* Somebody goes through everything that leaves a trace, is erased, and is looked for everywhere. */

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
  await expect.poll(() => search(scene, secrets)).toEqual([])

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
  await expect.poll(() => search(scene, secrets)).toEqual([])
}

it('is in no table, log line, database file or mail file any more (SQLite, mail in files)', async () => {
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
})

it('is in no table, log line or file at any time, where the database is encrypted (SQLite, SMTP)', async () => {
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
})

it('is in no table, log line or file any more, refused mail included (PostgreSQL, SMTP)', async () => {
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
})
