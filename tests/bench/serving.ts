import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readHealth, startSampleLake, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { installPeers, PEER_VERSIONS } from './peers/install-peers.ts'
import { type Load, makeLoad } from './peers/make-load.ts'
import {
  isAnswering,
  pidOf,
  type StaticServer,
  startAstroNode,
  startNginxStatic,
  stopProcess,
} from './peers/static-servers.ts'
import { describeMachine, quantile } from './report.ts'

/**
 * `npm run bench:serving`: the same published folder from Attune's own server, @astrojs/node's and
 * nginx, each a process of its own, by turns. Prints a Markdown table; asserts nothing, since
 * machines differ. Needs `wrk` and `nginx`, Debian's packages of these names.
 */

const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 2)
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const PAGE = '/approaches/relational-therapy/'
/** What today's browsers send. */
const ACCEPTED = { 'accept-encoding': 'gzip, deflate, br, zstd' }

interface Course {
  readonly name: string
  readonly path: string
  /** Whether the reader has the page already. */
  readonly isRepeated?: boolean
}

async function startAttuneProcess(folder: string, lakeUrl: string): Promise<StaticServer> {
  const port = await findFreePort()
  const child = fork(join(ROOT, 'src/server/main.ts'), {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      LAKE_URL: lakeUrl,
      PORT: String(port),
      HOST: '127.0.0.1',
      SITE_URL,
      LOG_LEVEL: 'silent',
    },
    silent: true,
  })
  child.stdout?.resume()
  child.stderr?.pipe(process.stderr)
  const url = `http://127.0.0.1:${port}`
  await isAnswering(`${url}/`)
  await until(async () => (await readHealth(url)).lastSweep !== undefined, 60_000)
  return { name: 'Attune', url, pid: pidOf(child), stop: () => stopProcess(child) }
}

async function headersFor({ url }: StaticServer, { path, isRepeated }: Course) {
  if (!isRepeated) return ACCEPTED
  const response = await fetch(url + path, { headers: ACCEPTED })
  await response.arrayBuffer()
  return { ...ACCEPTED, 'if-none-match': response.headers.get('etag') ?? '' }
}

async function measure(server: StaticServer, course: Course, connections: number): Promise<Load> {
  const headers = await headersFor(server, course)
  const { pid, url } = server
  return makeLoad({ url: url + course.path, headers, connections, pid, seconds: SECONDS })
}

const median = (values: readonly number[]) =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )

const sample = await startSampleLake()
const folder = await mkdtemp(join(tmpdir(), 'attune-serving-'))
const servers: StaticServer[] = []
try {
  const peers = await installPeers()
  const attune = await startAttuneProcess(sample.folder, sample.lake.url)
  servers.push(attune)
  const pages = join(sample.folder, 'published')
  servers.push(await startAstroNode(peers, pages, await findFreePort()))
  servers.push(await startNginxStatic(folder, pages, await findFreePort()))
  const html = await readFile(join(pages, PAGE, 'index.html'), 'utf8')
  const style = /\/_astro\/[\w.-]+\.css/.exec(html)?.[0]
  if (!style) throw new Error('The page names no style sheet')
  const courses: Course[] = [
    { name: `page (${Math.round(html.length / 1024)} KB)`, path: PAGE },
    { name: 'page, If-None-Match', path: PAGE, isRepeated: true },
    { name: 'style sheet', path: style },
  ]
  for (const server of servers) {
    for (const course of courses) await measure(server, course, 16)
  }
  // Attune makes the smallest form of what is asked for often a moment after it is.
  console.log(
    '| request | connections | server | req/s min | median | max | p50 ms | p99 ms | CPU µs/answer | Attune’s req/s : its |',
  )
  console.log(`| ${'--- | '.repeat(10)}`)
  for (const course of courses) {
    for (const connections of [16, 100]) {
      const rounds = new Map<string, Load[]>(servers.map(({ name }) => [name, []]))
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const server of servers) {
          rounds.get(server.name)?.push(await measure(server, course, connections))
        }
      }
      const speeds = (name: string) =>
        (rounds.get(name) ?? []).map(({ perSecond }) => perSecond).toSorted((a, b) => a - b)
      for (const [name, loads] of rounds) {
        const speed = speeds(name)
        const ratio = (median(speeds('Attune')) / median(speed)).toFixed(2)
        const figures = [
          ...[speed.at(0) ?? Number.NaN, median(speed), speed.at(-1) ?? Number.NaN].map(Math.round),
          median(loads.map(({ p50 }) => p50)).toFixed(1),
          median(loads.map(({ p99 }) => p99)).toFixed(1),
          median(loads.map(({ cpu }) => cpu)).toFixed(0),
        ]
        console.log(
          `| ${course.name} | ${connections} | ${name} | ${figures.join(' | ')} | ${ratio} |`,
        )
      }
    }
  }
  console.log(`\n@astrojs/node ${PEER_VERSIONS['@astrojs/node']}. ${describeMachine()}`)
} finally {
  for (const server of servers) await server.stop()
  await sample.close()
  await rm(folder, { recursive: true, force: true })
}
process.exit(0)
