import { fork } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { readHealth, startSampleLake, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { installPeers, PEER_VERSIONS } from './peers/install-peers.ts'
import {
  isAnswering,
  type StaticServer,
  startAstroNode,
  startNginxStatic,
  stopProcess,
} from './peers/static-servers.ts'
import { describeMachine, quantile } from './report.ts'

/**
 * `npm run bench:serving`: the same published folder from Attune's own server, @astrojs/node's and
 * nginx, each a process of its own, by turns. Prints a Markdown table; asserts nothing, since
 * machines differ. This process makes the load, and takes part of the machine.
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

interface Round {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
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
  return { name: 'Attune', url, stop: () => stopProcess(child) }
}

async function headersFor({ url }: StaticServer, { path, isRepeated }: Course) {
  if (!isRepeated) return ACCEPTED
  const response = await fetch(url + path, { headers: ACCEPTED })
  await response.arrayBuffer()
  return { ...ACCEPTED, 'if-none-match': response.headers.get('etag') ?? '' }
}

async function measure(server: StaticServer, course: Course, connections: number): Promise<Round> {
  const headers = await headersFor(server, course)
  const result = await autocannon({
    url: server.url + course.path,
    connections,
    duration: SECONDS,
    headers,
  })
  // Autocannon counts a 304 among what is not 2xx.
  const wrong = course.isRepeated ? result['2xx'] : result.non2xx
  if (result.errors + wrong > 0) throw new Error(`${server.name} failed at ${course.name}`)
  return {
    perSecond: result.requests.average,
    p50: result.latency.p50,
    p99: result.latency.p99,
  }
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
    '| request | connections | server | req/s median | p50 ms | p99 ms | Attune’s req/s : its |',
  )
  console.log('| --- | --- | --- | --- | --- | --- | --- |')
  for (const course of courses) {
    for (const connections of [16, 100]) {
      const rounds = new Map<string, Round[]>(servers.map(({ name }) => [name, []]))
      for (let round = 0; round < ROUNDS; round += 1) {
        for (const server of servers) {
          rounds.get(server.name)?.push(await measure(server, course, connections))
        }
      }
      const speed = (name: string) => median((rounds.get(name) ?? []).map((r) => r.perSecond))
      for (const [name, measured] of rounds) {
        const [p50, p99] = [measured.map((r) => r.p50), measured.map((r) => r.p99)].map(median)
        const ratio = (speed('Attune') / speed(name)).toFixed(2)
        console.log(
          `| ${course.name} | ${connections} | ${name} | ${Math.round(speed(name))} | ${p50} | ${p99} | ${ratio} |`,
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
