import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { sampleCohort, sampleSettings } from '../database/sample-seats.ts'
import { startPostgres } from '../fixtures/postgres.ts'
import { describeMachine } from './report.ts'

/**
 * `npm run bench:seats`: reservations over HTTP at 100 connections on both engines, as a Markdown
 * table. Groups are asked for more seats than they have, so overselling would show; the control
 * leaves the lock out. The server is a process of its own; this one makes the load, and takes about
 * as much of the machine as the server does.
 */
const CONNECTIONS = 100
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
/** Only the courses whose name has this: `npm run bench:seats -- SQLite`. */
const CHOSEN = process.argv[2] ?? ''
/** The compiler of the server's own process is still at work in the first seconds. */
const WARM_UP_SECONDS = 3

interface Course {
  name: string
  store: 'locked' | 'unlocked'
  groups: number
  capacity: number
  seconds: number
}

/** Enough groups that there are free seats to the end. */
const MANY = { store: 'locked', groups: 4_000, capacity: 8, seconds: SECONDS } as const
const ONE = { store: 'locked', groups: 1, capacity: 8, seconds: 3 } as const
/** The control needs rivals for the same seats. */
const CONTROL = { store: 'unlocked', groups: 4, capacity: 8, seconds: 2 } as const

interface Row {
  name: string
  perSecond: number
  /** Refusals are answers too. */
  answersPerSecond: number
  /** Milliseconds of the server's processor for an answer: what a busy machine changes least. */
  processor: number
  p50: number
  p99: number
  oversold: number
  failed: number
}

async function measure(address: string, course: Course): Promise<Row> {
  const { name, store, groups, capacity, seconds } = course
  const database = await openDatabase(address)
  const seats = createSeats({ database })
  const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  await seats.replaceSettings(sampleSettings())
  const warmUps = store === 'locked' ? 1_000 : 0
  await seats.replaceCohortRules([
    ...Array.from({ length: groups }, (_, index) =>
      sampleCohort({ id: `cohort-${index}`, capacity, startDate }),
    ),
    ...Array.from({ length: warmUps }, (_, index) =>
      sampleCohort({ id: `warm-up-${index}`, capacity: 8, startDate }),
    ),
  ])
  const server = fork(join(import.meta.dirname, 'seats-server.ts'), [address, store])
  const [port] = await once(server, 'message')
  const readProcessor = async () => {
    server.send('processor')
    const [milliseconds] = await once(server, 'message')
    return Number(milliseconds)
  }
  let sent = 0
  const ask = async (duration: number, chooseGroup: (visitor: number) => string) => {
    const statuses: number[] = []
    const result = await autocannon({
      url: `http://127.0.0.1:${port}/api/reservations/`,
      connections: CONNECTIONS,
      duration,
      requests: [
        {
          method: 'POST',
          setupRequest(request) {
            const visitor = sent++
            const body = {
              cohortId: chooseGroup(visitor),
              state: 'NY',
              name: `Visitor ${visitor}`,
              email: `visitor-${visitor}@example.org`,
              isAdult: true,
              attestsLocation: true,
              consents: true,
              consentHash: sampleSettings().consentHash,
            }
            const headers = {
              'content-type': 'application/json',
              'idempotency-key': `key-${visitor}`,
            }
            return { ...request, headers, body: JSON.stringify(body) }
          },
          onResponse(status) {
            statuses.push(status)
          },
        },
      ],
    })
    return { result, statuses }
  }
  if (warmUps > 0) await ask(WARM_UP_SECONDS, (visitor) => `warm-up-${visitor % warmUps}`)
  const first = sent
  const before = await readProcessor()
  const { result, statuses } = await ask(
    seconds,
    (visitor) => `cohort-${Math.floor((visitor - first) / (capacity + 1)) % groups}`,
  )
  const spent = (await readProcessor()) - before
  const ended = once(server, 'exit')
  server.disconnect()
  await ended
  const counts = await database
    .selectFrom('reservations')
    .where('cohort_id', 'like', 'cohort-%')
    .select((select) => ['cohort_id', select.fn.countAll<number>().as('live')])
    .groupBy('cohort_id')
    .execute()
  await database.destroy()
  return {
    name,
    perSecond: Math.round(statuses.filter((status) => status === 201).length / result.duration),
    answersPerSecond: Math.round(statuses.length / result.duration),
    processor: spent / statuses.length,
    p50: result.latency.p50,
    p99: result.latency.p99,
    oversold: counts.reduce((sum, { live }) => sum + Math.max(0, Number(live) - capacity), 0),
    failed: statuses.filter((status) => status >= 500).length + result.errors,
  }
}

const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
const postgres = await startPostgres({ isDurable: true })
try {
  const inFolder = (name: string) => async () => join(folder, name)
  const courses: readonly (readonly [Course, () => Promise<string>])[] = [
    [{ ...MANY, name: 'SQLite, many groups' }, inFolder('many.db')],
    [{ ...ONE, name: 'SQLite, everybody wants one group' }, inFolder('one.db')],
    [{ ...MANY, name: 'PostgreSQL, many groups' }, postgres.createDatabase],
    [{ ...ONE, name: 'PostgreSQL, everybody wants one group' }, postgres.createDatabase],
    [{ ...CONTROL, name: 'PostgreSQL without the lock (control)' }, postgres.createDatabase],
  ]
  const rows: Row[] = []
  for (const [course, createAddress] of courses) {
    if (course.name.includes(CHOSEN)) rows.push(await measure(await createAddress(), course))
  }
  console.log(`\n${CONNECTIONS} connections, ${SECONDS} s. ${describeMachine()}\n`)
  console.log(
    '| | reservations/s | answers/s | server’s CPU ms/answer | p50 ms | p99 ms | seats too many | failed |',
  )
  console.log('|---|---|---|---|---|---|---|---|')
  for (const row of rows) {
    const { name, perSecond, answersPerSecond, processor, p50, p99, oversold, failed } = row
    const cells = [perSecond, answersPerSecond, processor.toFixed(2), p50, p99, oversold, failed]
    console.log(`| ${[name, ...cells].join(' | ')} |`)
  }
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
