import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../src/database/open-database.ts'
import type { Database } from '../../src/database/tables.ts'
import { compileSite } from '../../src/publishing/compile-site.ts'
import { describeMachine } from '../bench/report.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { startPostgres } from '../fixtures/postgres.ts'
import { breakLake } from './break-lake.ts'
import { crashPostgres } from './crash-postgres.ts'
import { endMailServer } from './end-mail-server.ts'
import type { FaultReport } from './fault-report.ts'
import { fillDisk } from './fill-disk.ts'
import { jumpClock } from './jump-clock.ts'
import { killAtRandom } from './kill-at-random.ts'
import { lockDatabase } from './lock-database.ts'

/**
 * `npm run faults [-- <rounds> [<rows>]]`: breaks Attune for real in every way we know, checks each
 * time that what was promised is there, and writes the table in RESULTS.md. Ends with 1 if anything is
 * broken. With rows, such as `3,4`, only those are run anew, and the others stay as they were.
 */

const rounds = Number(process.argv[2] ?? 50)
const half = Math.ceil(rounds / 2)
const chosen = process.argv[3]?.split(',').map(Number)
const RESULTS = join(import.meta.dirname, 'RESULTS.md')

async function onSqlite(work: (database: Database) => Promise<FaultReport>): Promise<FaultReport> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-faults-'))
  const database = await openDatabase(join(folder, 'reservations.db'))
  try {
    return await work(database)
  } finally {
    await database.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

async function onPostgres(work: (address: string) => Promise<FaultReport>): Promise<FaultReport> {
  const postgres = await startPostgres()
  try {
    return await work(await postgres.createDatabase())
  } finally {
    await postgres.stop()
  }
}

const FAULTS: readonly (readonly [string, () => Promise<FaultReport>])[] = [
  [
    'kill -9 of server with its mail worker, lake, or both; SQLite',
    () => killAtRandom({ rounds: half, servers: 1 }),
  ],
  [
    'kill -9 of either of two servers on one PostgreSQL, lake, or all',
    () =>
      onPostgres((databaseUrl) => killAtRandom({ rounds: rounds - half, servers: 2, databaseUrl })),
  ],
  ['disk full, then room again', fillDisk],
  ['SQLite locked by another process for 8 s', () => lockDatabase(8_000)],
  ['PostgreSQL crashes in mid-transaction', () => crashPostgres(10)],
  [
    'mail server dies at connect, EHLO, MAIL, RCPT, DATA, in the message, after taking it',
    () => onSqlite(endMailServer),
  ],
  ['lake slow, cut off, no JSON, wrong shape, error, silent; 3 s each', () => breakLake(3_000)],
  ['clock jumps by up to a day', () => onSqlite((database) => jumpClock(database, 200))],
]

function toRow(name: string, report: FaultReport): string {
  const { reservations = '–', edits = '–', mails = '–', mailsAgain = 0, pagesRead = '–' } = report
  const { mailsUntold = 0 } = report
  const longest = report.outages?.length ? Math.max(...report.outages) : undefined
  const median = report.outages?.toSorted((a, b) => a - b)[Math.floor(report.outages.length / 2)]
  const seconds = (ms: number | undefined) => (ms === undefined ? '–' : (ms / 1000).toFixed(2))
  const cells = [
    ...[name, report.rounds, reservations, edits, mails, mailsAgain, mailsUntold, pagesRead],
    ...[seconds(median), seconds(longest), new Date().toISOString().slice(0, 10)],
    report.broken.length === 0 ? 'nothing' : report.broken.slice(0, 3).join('; '),
  ]
  return `| ${cells.join(' | ')} |`
}

// Compiling once, before, is no part of anybody's outage.
await compileSite(ROOT, SITE_URL)
const lines = [
  '# Faults, run for real',
  '',
  `\`npm run faults -- ${rounds}\`, ${describeMachine()}`,
  '',
  'After each fault every acknowledged reservation and edit is looked for, the seats are checked as `npm run reservations -- doctor` does, and each mail is compared with what the mail server got. "Again" counts mails that were sent twice though the first time was noted. "Untold" counts those that the mail server had taken when the process was killed, before it could note so: they are sent once more, under the same Message-ID. An outage is a stretch in which readers of one server got no page; the process is started again at once, and starting is part of it. For a locked database it is the slowest page.',
  '',
  '| Fault | Rounds | Reservations acknowledged | Edits acknowledged | Mails | Again | Untold | Pages read | Median outage, s | Longest, s | Run on | Broken |',
  '|---|---|---|---|---|---|---|---|---|---|---|---|',
]
const earlier = (await readFile(RESULTS, 'utf8').catch(() => '')).split('\n')
// What somebody wrote below the table stays.
const below = earlier.slice(earlier.findLastIndex((line) => line.startsWith('| ')) + 1).join('\n')
const rows = new Map(
  FAULTS.map(([name]) => [name, earlier.find((line) => line.startsWith(`| ${name} `))]),
)
let isBroken = false
for (const [at, [name, run]] of FAULTS.entries()) {
  if (chosen && !chosen.includes(at + 1)) continue
  const report = await run().catch(
    (error: unknown): FaultReport => ({ rounds: 0, broken: [`did not end: ${String(error)}`] }),
  )
  isBroken ||= report.broken.length > 0
  const row = toRow(name, report)
  console.log(row)
  rows.set(name, row)
  // After each, so that a run that is broken off leaves what it found.
  const table = [...rows.values()].filter((each) => each !== undefined)
  await writeFile(RESULTS, [...lines, ...table, below].join('\n'))
}
process.exit(isBroken ? 1 : 0)
