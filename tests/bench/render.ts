import { execFileSync, fork, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@sanity/client'
import { compileSite } from '../../src/publishing/compile-site.ts'
import { importSample } from '../../studio/sample/import-sample.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { generateArticle, importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { installPeers, PEER_VERSIONS } from './peers/install-peers.ts'
import { countCpuSeconds } from './peers/make-load.ts'
import { writeStacks } from './peers/render-stacks.ts'
import { refuseOtherParts } from './peers/same-parts.ts'
import { isAnswering, pidOf, stopProcess } from './peers/static-servers.ts'
import { describeMachine, quantile } from './report.ts'

/**
 * `npm run bench:render -- [articles [stacks…]]`: seconds, processor time and peak memory until every
 * article's page is a file, each stack in a process of its own, by turns, from the same generated
 * articles. Attune's pages are whole (header, footer, drawings, structured data, lists of articles);
 * the others' are the text alone, and refused unless they hold the same elements as the bare
 * script's. BENCH_ROUNDS says how often. Each run is told as it ends, the Markdown table at the end;
 * no figure is asserted, since machines differ.
 */

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 3)
const articles = Number(process.argv[2] ?? 1_000)
const chosen = process.argv.slice(3)
/**
 * GNU time tells the processor's time and the most memory that any process of the command had;
 * Debian's package `time`.
 */
const TIME = '/usr/bin/time'

interface Stack {
  readonly id: string
  readonly name: string
  readonly command: readonly [string, ...string[]]
  readonly cwd: string
  /** Where the pages lie afterwards. */
  readonly out: string
  /** Left by a run, and gone before the next: every run is cold. */
  readonly leftovers?: readonly string[]
}

interface Run {
  readonly seconds: number
  /** Processor's seconds of the stack's processes. */
  readonly cpu: number
  /** The same of the lake, which answers only Attune. */
  readonly lakeCpu: number
  readonly megabytes: number
  /** Bytes an article's page. */
  readonly bytes: number
}

/** Where an article's page of this number lies, in whatever folder a stack puts it. */
const pagesIn = (out: string) => Array.fromAsync(glob('**/generated-*/index.html', { cwd: out }))

async function run(stack: Stack, env: NodeJS.ProcessEnv): Promise<Run> {
  for (const folder of [stack.out, ...(stack.leftovers ?? [])]) {
    await rm(folder, { recursive: true, force: true })
  }
  const lakeBefore = await countCpuSeconds(pidOf(lake))
  const begun = performance.now()
  const measured = ['-f', 'peak %M cpu %U %S']
  const command = existsSync(TIME) ? [TIME, ...measured, ...stack.command] : stack.command
  const [file = '', ...args] = command
  const child = spawn(file, args, {
    cwd: stack.cwd,
    env: { ...env, OUT_DIR: stack.out },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += String(chunk)
  })
  const [code] = await once(child, 'close')
  const seconds = (performance.now() - begun) / 1_000
  const lakeCpu = (await countCpuSeconds(pidOf(lake))) - lakeBefore
  if (code !== 0) throw new Error(`${stack.name} failed:\n${said}`)
  const pages = await pagesIn(stack.out)
  if (pages.length !== articles) {
    throw new Error(`${stack.name} wrote ${pages.length} pages, not ${articles}`)
  }
  let bytes = 0
  for (const page of pages) bytes += (await readFile(join(stack.out, page))).byteLength
  const [, peak, user, system] = /peak (\d+) cpu ([\d.]+) ([\d.]+)/.exec(said) ?? []
  return {
    seconds,
    cpu: Number(user) + Number(system),
    lakeCpu,
    megabytes: Number(peak) / 1_024,
    bytes: bytes / pages.length,
  }
}

async function listStacks(peers: string, folder: string): Promise<Stack[]> {
  const modules = join(peers, 'node_modules')
  const { execPath } = process
  const at = (name: string) => ({ cwd: join(peers, name) })
  // Below the repository: compiled code must find its node_modules.
  const out = join(ROOT, '.data', 'bench-render')
  const publishAll = join(import.meta.dirname, 'peers/publish-all.ts')
  return [
    {
      id: 'bare',
      name: 'bare Node script',
      ...at('bare'),
      command: [execPath, 'build.mjs'],
      out: join(folder, 'bare'),
    },
    {
      id: 'sweep',
      name: 'Attune, resident publisher (compiled before)',
      cwd: ROOT,
      command: [execPath, publishAll, await compileSite(ROOT, SITE_URL), folder],
      out: join(folder, 'published'),
    },
    {
      id: 'build',
      name: 'Attune, `npm run build` (search index included, sharing pictures kept from the build before)',
      cwd: ROOT,
      command: [execPath, 'node_modules/astro/bin/astro.mjs', 'build', '--outDir', out],
      out,
    },
    {
      id: 'eleventy',
      name: `Eleventy ${PEER_VERSIONS['@11ty/eleventy']}`,
      ...at('eleventy'),
      command: [
        execPath,
        join(modules, '@11ty/eleventy/cmd.cjs'),
        `--output=${join(peers, 'eleventy', 'out')}`,
      ],
      out: join(peers, 'eleventy', 'out'),
    },
    {
      id: 'hugo',
      name: `Hugo ${hugoVersion()}`,
      ...at('hugo'),
      command: ['hugo', '--destination', join(folder, 'hugo')],
      out: join(folder, 'hugo'),
    },
    {
      id: 'next',
      name: `Next ${PEER_VERSIONS.next}, static export`,
      ...at('next'),
      command: [execPath, join(modules, 'next/dist/bin/next'), 'build'],
      out: join(peers, 'next/out'),
      leftovers: [join(peers, 'next/.next')],
    },
  ]
}

function hugoVersion(): string {
  const said = execFileSync('hugo', ['version'], { encoding: 'utf8' })
  return /v([\d.]+)/.exec(said)?.[1] ?? ''
}

const isOurs = ({ id }: Stack) => id === 'sweep' || id === 'build'

async function onePageOf({ name, out }: Stack): Promise<string> {
  const page = (await pagesIn(out)).find((path) => path.includes('generated-1/'))
  if (page === undefined) throw new Error(`${name} has no page of the first article`)
  return page
}

const describeRun = ({ seconds, cpu, lakeCpu, megabytes, bytes }: Run) =>
  `${seconds.toFixed(2)} s, processor ${cpu.toFixed(2)} s (lake ${lakeCpu.toFixed(2)} s), at most ${megabytes.toFixed(0)} MB, ${bytes.toFixed(0)} bytes a page`

const medianOf = (values: readonly number[]) =>
  quantile(
    values.toSorted((one, other) => one - other),
    0.5,
  )

function printTable(runs: ReadonlyMap<Stack, readonly Run[]>): void {
  const [first = []] = runs.values()
  const bound = medianOf(first.map(({ seconds }) => seconds))
  console.log(
    `\n| ${articles} articles | s min | median | max | to the first | processor s | of the lake | peak MB | KB a page |`,
  )
  console.log(`|${' --- |'.repeat(9)}`)
  for (const [{ name }, measured] of runs) {
    const seconds = measured.map((one) => one.seconds).toSorted((one, other) => one - other)
    const median = quantile(seconds, 0.5)
    const cells = [
      ...[quantile(seconds, 0), median, quantile(seconds, 1), median / bound],
      medianOf(measured.map(({ cpu }) => cpu)),
      medianOf(measured.map(({ lakeCpu }) => lakeCpu)),
    ].map((figure) => figure.toFixed(2))
    const peak = Math.max(...measured.map(({ megabytes }) => megabytes)).toFixed(0)
    const bytes = (medianOf(measured.map((one) => one.bytes)) / 1_000).toFixed(1)
    console.log(`| ${name} | ${cells.join(' | ')} | ${peak} | ${bytes} |`)
  }
  console.log(`\n${ROUNDS} rounds. ${describeMachine()}`)
}

const folder = await mkdtemp(join(tmpdir(), 'attune-render-'))
const lakePort = await findFreePort()
const lakeUrl = `http://localhost:${lakePort}`
const lake = fork(join(ROOT, 'studio/lake/main.ts'), {
  env: { ...process.env, DATA_DIR: folder, LAKE_PORT: String(lakePort) },
  silent: true,
})
const text = JSON.stringify(Array.from({ length: articles }, (_, at) => generateArticle(at + 1)))
const api = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text)
})
const apiPort = await findFreePort()
api.listen(apiPort, '127.0.0.1')
try {
  await isAnswering(`${lakeUrl}/v1/ping`)
  const editor = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    apiHost: lakeUrl,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
  await importSample(editor, Temporal.Now.instant())
  await importGeneratedArticles(editor, articles)
  const peers = await installPeers()
  await writeStacks(peers, articles)
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    SITE_URL,
    LAKE_URL: lakeUrl,
    ARTICLES_URL: `http://127.0.0.1:${apiPort}/`,
    ASTRO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
  }
  const all = await listStacks(peers, folder)
  const stacks = all.filter(({ id }) => chosen.length === 0 || chosen.includes(id))
  const runs = new Map<Stack, Run[]>(stacks.map((stack) => [stack, []]))
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const stack of stacks) {
      const measured = await run(stack, env)
      console.log(`round ${round}, ${stack.id}: ${describeRun(measured)}`)
      runs.get(stack)?.push(measured)
      if (!isOurs(stack))
        await refuseOtherParts(stack.name, join(stack.out, await onePageOf(stack)))
    }
  }
  printTable(runs)
} finally {
  api.close()
  await stopProcess(lake)
  await rm(folder, { recursive: true, force: true })
  await rm(join(ROOT, '.data', 'bench-render'), { recursive: true, force: true })
}
process.exit(0)
