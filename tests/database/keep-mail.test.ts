import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { keepMail, outboxFolder } from '../../src/server/keep-mail.ts'
import { readSettings } from '../../src/server/settings.ts'
import { LOCAL_MAIL, until } from '../fixtures/attune.ts'
import {
  BEFORE_START,
  clockAt,
  sampleCohort,
  sampleRequest,
  sampleSettings,
} from './sample-seats.ts'

async function startWithMailDue(after: Promise<void>, longestWaitMs?: number) {
  const dataFolder = await mkdtemp(join(tmpdir(), 'attune-keep-mail-'))
  const database = await openDatabase(join(dataFolder, 'reservations.db'))
  const seats = createSeats({ database, clock: clockAt(BEFORE_START) })
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules([sampleCohort()])
  await seats.reserveSeat(sampleRequest(1))
  const settings = { ...readSettings({}), dataFolder, ...LOCAL_MAIL }
  const keeper = keepMail(settings, {
    ...{ database, log: pino({ level: 'silent' }), after },
    ...(longestWaitMs === undefined ? {} : { longestWaitMs }),
  })
  onTestFinished(async () => {
    await keeper.stop()
    await database.destroy()
    await rm(dataFolder, { recursive: true })
  })
  const statuses = async () =>
    (await database.selectFrom('outbox').select('status').execute()).map(({ status }) => status)
  const written = () => readdir(outboxFolder(dataFolder)).catch(() => [])
  const modeOf = async (name: string) =>
    (await stat(join(outboxFolder(dataFolder), name))).mode & 0o777
  return { keeper, statuses, written, modeOf }
}

it('takes up no mail before the first sweep is over, and delivers what was due then', async () => {
  const sweep = Promise.withResolvers<void>()
  const { statuses, written, modeOf } = await startWithMailDue(sweep.promise)
  expect([await statuses(), await written()]).toEqual([['pending'], []])
  sweep.resolve()
  await until(async () => (await statuses())[0] === 'sent')
  const files = await written()
  expect(files).toHaveLength(2)
  // Whoever reads a mail can use the links inside.
  expect(await Promise.all(files.map(modeOf))).toEqual([0o600, 0o600])
})

it('delivers mail though there is no sweep, as while the lake is away', async () => {
  const { statuses } = await startWithMailDue(new Promise(() => {}), 50)
  await until(async () => (await statuses())[0] === 'sent')
})

it('takes up no mail when it is told to end while it waits', async () => {
  const { keeper, statuses } = await startWithMailDue(new Promise(() => {}))
  await keeper.stop()
  expect(await statuses()).toEqual(['pending'])
})
