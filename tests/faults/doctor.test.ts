import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createContentClient } from '../../src/content/client.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { systemClock } from '../../src/reservations/clock.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { checkDatabase } from '../../src/server/doctor/check-database.ts'
import { checkLake } from '../../src/server/doctor/check-lake.ts'
import { examine } from '../../src/server/doctor/examine.ts'
import { type Report, reportToLine } from '../../src/server/doctor/report.ts'
import { clockAt, sampleCohort, sampleRequest, sampleSettings } from '../database/sample-seats.ts'
import { startMailServer } from '../database/smtp-fixture.ts'
import { ROOT } from '../fixtures/places.ts'
import { runLake } from '../lake/run-lake.ts'

async function setUp() {
  const folder = await mkdtemp(join(tmpdir(), 'attune-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const { lake, client } = await runLake()
  await client.create({ _id: 'note', _type: 'note' })
  const mailServer = await startMailServer()
  onTestFinished(() => mailServer.close())
  const database = await openDatabase(join(folder, 'reservations.db'))
  onTestFinished(() => database.destroy())
  const seats = createSeats({ database })
  const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort({ startDate })])
  await seats.reserveSeat(sampleRequest(1))
  const environment = {
    DATA_DIR: folder,
    LAKE_URL: lake.url,
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'reservations@attune.example',
    STAFF_EMAILS: 'staff@attune.example',
    SITE_URL: 'https://attune.example',
  }
  return { database, environment }
}

const wrong = (reports: readonly Report[]) =>
  reports.filter(({ verdict }) => verdict === 'problem').map(({ part }) => part)

it('finds nothing where all is well, and says one line about each part', async () => {
  const { environment } = await setUp()
  const reports = await examine(environment)
  expect(wrong(reports)).toEqual([])
  expect(new Set(reports.map(({ part }) => part))).toEqual(
    new Set(['configuration', 'database', 'seats', 'lake', 'mail', 'disk', 'clock']),
  )
  for (const report of reports) expect(reportToLine(report)).not.toContain('\n')
})

it('is one command that prints a line for each part, and ends with 1 where something is wrong', async () => {
  const { environment } = await setUp()
  const run = (changes: Record<string, string>) =>
    new Promise<{ code: unknown; lines: string[] }>((resolve) => {
      const options = { cwd: ROOT, env: { ...process.env, ...environment, ...changes } }
      execFile(process.execPath, ['src/server/doctor/main.ts'], options, (error, stdout) =>
        resolve({ code: error?.code ?? 0, lines: stdout.trimEnd().split('\n') }),
      )
    })
  const well = await run({})
  expect(well.code).toBe(0)
  const parts = well.lines.map((line) => /^(?:ok|look) +(\w+) +\S/.exec(line)?.[1])
  expect(parts).toEqual(['configuration', 'database', 'seats', 'lake', 'clock', 'mail', 'disk'])
  const ill = await run({ SMTP_URL: 'smtp://127.0.0.1:1' })
  expect(ill.code).toBe(1)
  expect(ill.lines.filter((line) => line.startsWith('PROBLEM'))).toEqual([
    expect.stringMatching(/^PROBLEM +mail +the mail server does not let us in .*SMTP_URL/),
  ])
})

it('names what is away and what to do, without passwords', async () => {
  const { environment } = await setUp()
  const reports = await examine({
    ...environment,
    DATABASE_URL: 'postgres://attune:geheim@127.0.0.1:1/attune',
    LAKE_URL: 'http://127.0.0.1:1',
    SMTP_URL: 'smtp://attune:geheim@127.0.0.1:1',
    DATA_DIR: '/nowhere/at/all',
  })
  expect(new Set(wrong(reports))).toEqual(new Set(['database', 'lake', 'mail', 'disk']))
  const text = reports.map(reportToLine).join('\n')
  expect(text).toContain('DATABASE_URL')
  expect(text).toContain('LAKE_URL')
  expect(text).toContain('SMTP_URL')
  expect(text).toContain('DATA_DIR')
  expect(text).not.toContain('geheim')
})

it('tells a file that is no database from one that nobody has started with', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-doctor-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const torn = join(folder, 'torn.db')
  await writeFile(torn, 'This is no database. '.repeat(500))
  expect(await checkDatabase(torn, systemClock)).toMatchObject([
    { verdict: 'problem', message: expect.stringContaining('restore it from a backup') },
  ])
  const empty = join(folder, 'empty.db')
  await writeFile(empty, '')
  expect(await checkDatabase(empty, systemClock)).toMatchObject([
    { verdict: 'notice', message: expect.stringContaining('the next start applies them') },
  ])
})

it('names a variable that is wrong, and looks no further', async () => {
  const reports = await examine({ PORT: 'many' })
  expect(reports).toMatchObject([{ part: 'configuration', verdict: 'problem' }])
  expect(reports[0]?.message).toContain('PORT')
})

it('finds a seat whose record says something else, and a clock that is wrong', async () => {
  const { database, environment } = await setUp()
  await database
    .updateTable('reservations')
    .set({ status: 'cancelled', expires_at: null })
    .execute()
  const late = clockAt(Temporal.Now.instant().add({ hours: 1 }).toString())
  const reports = await examine(environment, late)
  expect(wrong(reports)).toEqual(['seats', 'clock'])
  expect(reports.find(({ part }) => part === 'seats')?.message).toContain('its events come to held')
})

/** A lake that answers questions and does as it is told to any other request. */
async function startLakeWhoseClock(tells: RequestListener) {
  const server = createServer((request, response) => {
    if (!request.url?.includes('/query/')) return tells(request, response)
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"result":3}')
  })
  onTestFinished(() => void server.close())
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port')
  return createContentClient({ LAKE_URL: `http://127.0.0.1:${address.port}` })
}

it.each<[string, RequestListener]>([
  ['gives no answer about it', (request) => request.destroy()],
  ['names none', (_request, response) => void response.writeHead(200, { date: '' }).end()],
  ['names one that is none', (_, response) => void response.writeHead(200, { date: 'noon' }).end()],
])(
  'says of a lake that answers, but whose clock can’t be read since it %s, just that',
  async (_, tells) => {
    const client = await startLakeWhoseClock(tells)
    expect(await checkLake(client, systemClock)).toMatchObject([
      { part: 'lake', verdict: 'fine' },
      { part: 'clock', verdict: 'notice', message: expect.stringContaining('nothing to compare') },
    ])
  },
)
