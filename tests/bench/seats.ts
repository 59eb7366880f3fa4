import { fork } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { openDatabase } from '../../src/database/open-database.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { sampleCohort, sampleSettings } from '../database/sample-seats.ts'
import { startPostgres } from '../fixtures/postgres.ts'

/**
 * `npm run bench:seats`: reservations over HTTP at 100 connections on both engines, as a Markdown
 * table. Each group is asked for more seats than it has, so overselling would show; the control
 * leaves the lock out. Measured in a process of its own, so that the load does not slow the server.
 */
const CONNECTIONS = 100
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 8)
const GROUPS = 2_000
const CAPACITY = 8

interface Row {
  name: string
  perSecond: number
  p50: number
  p99: number
  oversold: number
  failed: number
}

async function measure(name: string, address: string, store: 'locked' | 'unlocked'): Promise<Row> {
  const database = await openDatabase(address)
  const seats = createSeats({ database })
  const startDate = Temporal.Now.plainDateISO().add({ days: 30 }).toString()
  // The control needs rivals for the same seats, the measurement room for everybody.
  const groups = store === 'locked' ? GROUPS : 4
  await seats.replaceSettings(sampleSettings())
  await seats.replaceCohortRules(
    Array.from({ length: groups }, (_, index) =>
      sampleCohort({ id: `cohort-${index}`, capacity: CAPACITY, startDate }),
    ),
  )
  const server = fork(join(import.meta.dirname, 'seats-server.ts'), [address, store])
  const port = await new Promise<number>((resolve) =>
    server.once('message', (message) => resolve(Number(message))),
  )
  let sent = 0
  const held: number[] = []
  const result = await autocannon({
    url: `http://127.0.0.1:${port}/api/reservations/`,
    connections: CONNECTIONS,
    duration: store === 'locked' ? SECONDS : 2,
    requests: [
      {
        method: 'POST',
        setupRequest(request) {
          const visitor = sent++
          const body = {
            cohortId: `cohort-${Math.floor(visitor / (CAPACITY + 1)) % groups}`,
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
          held.push(status)
        },
      },
    ],
  })
  server.kill()
  const reserved = held.filter((status) => status === 201).length
  const counts = await database
    .selectFrom('reservations')
    .select((select) => ['cohort_id', select.fn.countAll<number>().as('live')])
    .groupBy('cohort_id')
    .execute()
  await database.destroy()
  const oversold = counts.reduce((sum, { live }) => sum + Math.max(0, Number(live) - CAPACITY), 0)
  return {
    name,
    perSecond: Math.round(reserved / result.duration),
    p50: result.latency.p50,
    p99: result.latency.p99,
    oversold,
    failed: held.filter((status) => status >= 500).length + result.errors,
  }
}

const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
const postgres = await startPostgres({ isDurable: true })
try {
  const rows = [
    await measure('SQLite', join(folder, 'seats.db'), 'locked'),
    await measure('PostgreSQL', await postgres.createDatabase(), 'locked'),
    await measure('PostgreSQL without the lock', await postgres.createDatabase(), 'unlocked'),
  ]
  console.log(`\n${CONNECTIONS} connections, ${SECONDS} s, groups of ${CAPACITY} seats\n`)
  console.log('| | reservations/s | p50 ms | p99 ms | seats too many | failed |')
  console.log('|---|---|---|---|---|---|')
  for (const { name, perSecond, p50, p99, oversold, failed } of rows) {
    console.log(`| ${name} | ${perSecond} | ${p50} | ${p99} | ${oversold} | ${failed} |`)
  }
} finally {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
}
