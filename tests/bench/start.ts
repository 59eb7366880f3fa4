import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT } from '../fixtures/places.ts'
import { childrenSeconds } from './children-seconds.ts'
import { describeMachine } from './report.ts'

/**
 * `npm run bench:start [-- <rounds>]`: where the time of `npm start` goes, from nothing (no content,
 * no compiled site, no built Studio) and once more with what the first start left. Prints medians.
 */

const rounds = Number(process.argv[2] ?? 3)
const LOOK_EVERY_MS = 25
const GIVE_UP_MS = 120_000
const COMPILED = join(ROOT, '.data', 'live')

interface Place {
  readonly folder: string
  readonly lake: string
  readonly site: string
  readonly studio: string
  /** Compiled sites that were there before. */
  readonly compiledBefore: ReadonlySet<string>
}

/** What is waited for, in the order in which it usually comes. */
const STEPS: readonly (readonly [string, (place: Place) => Promise<boolean>])[] = [
  ['lake answers', ({ lake }) => isGood(`${lake}/v1/ping`)],
  ['sample content is there', async ({ lake }) => (await countGroups(lake)) > 0],
  [
    'site is compiled',
    async ({ compiledBefore }) => (await listCompiled()).difference(compiledBefore).size > 0,
  ],
  ['first page answers', ({ site }) => isGood(`${site}/approaches/relational-therapy/`)],
  [
    'whole site is published',
    async ({ site }) => (await readText(`${site}/healthz`)).includes('"lastSweep":"'),
  ],
  ['Studio answers', ({ studio }) => isGood(studio)],
]

async function readText(url: string): Promise<string> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1_000) })
    const text = await response.text()
    return response.ok ? text : ''
  } catch {
    return ''
  }
}

const isGood = async (url: string) => (await readText(url)) !== ''

async function countGroups(lake: string): Promise<number> {
  const query = encodeURIComponent('count(*[_type == "cohort"])')
  const answer = await readText(`${lake}/v2026-11-01/data/query/production?query=${query}`)
  return Number(/"result":\s*(\d+)/.exec(answer)?.[1] ?? 0)
}

/** Names of the versions that are compiled whole. */
async function listCompiled(): Promise<Set<string>> {
  const names = await readdir(COMPILED).catch(() => [])
  return new Set(names.filter((name) => !name.includes('.')))
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Seconds until each step, and of processor until everything has ended again. */
async function start(place: Place): Promise<Map<string, number>> {
  const { folder, lake, site, studio } = place
  const [seconds, before, began] = [new Map<string, number>(), childrenSeconds(), performance.now()]
  // As npm runs it: npm itself, which would be a few tenths of a second more, doesn't pass on its end.
  const child = spawn(process.execPath, [join(ROOT, 'src/server/local/start.ts')], {
    cwd: ROOT,
    stdio: 'ignore',
    env: {
      ...process.env,
      DATA_DIR: folder,
      LAKE_PORT: new URL(lake).port,
      PORT: new URL(site).port,
      STUDIO_PORT: new URL(studio).port,
      // Pages carry the address: at one that was never used, nothing is compiled yet.
      SITE_URL: site,
    },
  })
  await Promise.all(
    STEPS.map(async ([step, isDone]) => {
      while (!(await isDone(place))) {
        if (child.exitCode !== null) throw new Error(`npm start ended before: ${step}`)
        if (performance.now() - began > GIVE_UP_MS) throw new Error(`Waited too long: ${step}`)
        await wait(LOOK_EVERY_MS)
      }
      seconds.set(step, (performance.now() - began) / 1_000)
    }),
  )
  await stop(child)
  return seconds.set('processor, all processes, until ended', childrenSeconds() - before)
}

async function findPlace(): Promise<Place> {
  const url = async () => `http://localhost:${await findFreePort()}`
  return {
    folder: await mkdtemp(join(tmpdir(), 'attune-bench-start-')),
    ...{ lake: await url(), site: await url(), studio: await url() },
    compiledBefore: await listCompiled(),
  }
}

const median = (values: readonly number[]) =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

const [first, later]: [Map<string, number>[], Map<string, number>[]] = [[], []]
for (let round = 0; round < rounds; round += 1) {
  const place = await findPlace()
  try {
    first.push(await start(place))
    later.push(await start(place))
  } finally {
    await rm(place.folder, { recursive: true, force: true })
    for (const version of (await listCompiled()).difference(place.compiledBefore)) {
      await rm(join(COMPILED, version), { recursive: true, force: true })
    }
  }
}
console.log(`${describeMachine()} Medians of ${rounds}.\n`)
console.log('| `npm start`, seconds until | from nothing | later |\n|---|---|---|')
for (const step of first[0]?.keys() ?? []) {
  const [one, two] = [first, later].map((runs) => median(runs.map((run) => run.get(step) ?? 0)))
  console.log(`| ${step} | ${one?.toFixed(2)} | ${two?.toFixed(2)} |`)
}
