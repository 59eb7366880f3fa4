import { execFileSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { backUp } from '../../src/database/back-up.ts'
import { openDatabase } from '../../src/database/open-database.ts'
import { systemClock } from '../../src/reservations/clock.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { checkDatabase } from '../../src/server/doctor/check-database.ts'
import { sampleCohort, sampleRequest, sampleSettings } from '../database/sample-seats.ts'
import { findBinaries, startPostgres } from '../fixtures/postgres.ts'
import { pause, startPeople } from '../fixtures/traffic/traffic.ts'
import { runCommand } from '../lake/cli/run-command.ts'
import { connect, makeFolder, runLake } from '../lake/run-lake.ts'

/** Takes a backup while visitors reserve; returns who had been told "held" before it began. */
async function reserveMeanwhile(address: string, takeBackup: () => Promise<void>) {
  const database = await openDatabase(address)
  try {
    const seats = createSeats({ database })
    const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
    await seats.replaceSettings(sampleSettings())
    await seats.replaceCohortRules([sampleCohort({ capacity: 1000, startDate })])
    const held: string[] = []
    const stop = startPeople(
      6,
      async (person, turn) => {
        const request = sampleRequest(person * 1000 + turn)
        if ((await seats.reserveSeat(request)).kind === 'held') held.push(request.email)
      },
      () => 20,
    )
    while (held.length < 20) await pause(5)
    const before = [...held]
    try {
      await takeBackup()
      // However quick it was, nobody had stopped reserving.
      while (held.length === before.length) await pause(5)
    } finally {
      await stop()
    }
    return before
  } finally {
    await database.destroy()
  }
}

async function verifyRestored(address: string, promised: readonly string[]) {
  const reports = await checkDatabase(address, systemClock)
  expect(reports.map(({ verdict }) => verdict)).toEqual(['fine', 'fine'])
  const database = await openDatabase(address)
  const rows = await database.selectFrom('reservations').select('email').execute()
  await database.destroy()
  const restored = new Set(rows.map(({ email }) => email))
  expect(promised.filter((email) => !restored.has(email))).toEqual([])
}

it('restores SQLite from a copy that was taken while visitors reserved', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'attune-backup-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const [live, copy] = [join(folder, 'live.db'), join(folder, 'copy.db')]
  const promised = await reserveMeanwhile(live, () => backUp(live, copy))
  await rm(live)
  await verifyRestored(copy, promised)
  await expect(backUp(copy, copy)).rejects.toThrow('is there already')
})

it('restores PostgreSQL from a dump that was taken while visitors reserved', async () => {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  // Their own folder: what lies on the PATH may be links to some of them only.
  const binaries = dirname(realpathSync(join(findBinaries() ?? '', 'postgres')))
  const [live, other] = [await postgres.createDatabase(), await postgres.createDatabase()]
  let dump = Buffer.alloc(0)
  const promised = await reserveMeanwhile(live, async () => {
    dump = execFileSync(join(binaries, 'pg_dump'), ['--format=custom', live])
  })
  execFileSync(join(binaries, 'pg_restore'), ['--no-owner', '--dbname', other], { input: dump })
  await verifyRestored(other, promised)
})

it('restores content elsewhere from an export that was taken while editors wrote', async () => {
  const { lake, client } = await runLake()
  const stop = startPeople(
    4,
    async (person, turn) => {
      await client.createOrReplace({ _id: `note-${person}`, _type: 'note', turn })
    },
    () => 10,
  )
  const stored = () =>
    client.fetch<{ _id: string; turn: number }[]>('*[_type == "note"]{_id, turn}')
  while ((await stored()).length < 4) await pause(5)
  const before = await stored()
  const folder = await makeFolder()
  expect(await runCommand('main', ['export', 'content.tar.gz'], { lake, folder })).toMatchObject({
    code: 0,
  })
  await stop()
  const elsewhere = await runLake()
  expect(
    await runCommand('main', ['import', 'content.tar.gz'], { lake: elsewhere.lake, folder }),
  ).toMatchObject({ code: 0 })
  const restored = await connect(elsewhere.lake).fetch<{ _id: string; turn: number }[]>(
    '*[_type == "note"]{_id, turn}',
  )
  for (const { _id, turn } of before) {
    expect(restored.find((each) => each._id === _id)?.turn).toBeGreaterThanOrEqual(turn)
  }
})
