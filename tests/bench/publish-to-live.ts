import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { compileSite } from '../../src/publishing/compile-site.ts'
import { importSample } from '../../studio/sample/import-sample.ts'
import { readHealth, readPage, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { SITE_URL } from '../fixtures/places.ts'
import { describeMachine, quantile } from './report.ts'

/**
 * `npm run bench -- [articles…]`: milliseconds from the moment an editor's publication is
 * sent to the lake until a reader's GET shows the new text, with lake and site in processes of their
 * own, alone and while 50 readers load pages. Prints a Markdown table; asserts nothing, since
 * machines differ.
 */

const ROOT = join(import.meta.dirname, '..', '..')
const EDITS = 40
/** Edits before those that count: code is compiled and files are in memory by then. */
const WARM_UP = 10
const READERS = 50
const READER_PAUSE_MS = 200
/** Editors don't publish by the metronome: edits fall before, into and after sweeps. */
const LONGEST_PAUSE_MS = 1_500

interface Stack {
  readonly siteUrl: string
  readonly editor: SanityClient
  readonly site: ChildProcess
  /** Seconds from the site's first start until every page was published. */
  readonly firstSweep: number
  close(): Promise<void>
}

async function startStack(articles: number): Promise<Stack> {
  const folder = await mkdtemp(join(tmpdir(), 'attune-bench-'))
  const [lakePort, sitePort] = [await findFreePort(), await findFreePort()]
  const env = {
    ...process.env,
    DATA_DIR: folder,
    LAKE_PORT: String(lakePort),
    PORT: String(sitePort),
    // One address for all runs: the compiled pages carry it, and are compiled once.
    SITE_URL,
    LOG_LEVEL: 'silent',
  }
  // Compiled beforehand: what is measured is publishing.
  await compileSite(ROOT, SITE_URL)
  const lake = fork(join(ROOT, 'studio/lake/main.ts'), { env, silent: true })
  await isAnswering(`http://localhost:${lakePort}/v1/ping`)
  const editor = createClient({
    projectId: 'local',
    dataset: 'production',
    apiVersion: '2026-11-01',
    apiHost: `http://localhost:${lakePort}`,
    useProjectHostname: false,
    useCdn: false,
    perspective: 'raw',
  })
  await importSample(editor, Temporal.Now.instant())
  await importGeneratedArticles(editor, articles)
  const begun = performance.now()
  const site = fork(join(ROOT, 'src/server/main.ts'), { env, silent: true })
  site.stdout?.resume()
  site.stderr?.pipe(process.stderr)
  const siteUrl = `http://localhost:${sitePort}`
  await isAnswering(siteUrl)
  await until(async () => (await readHealth(siteUrl)).lastSweep !== undefined, 600_000)
  const firstSweep = (performance.now() - begun) / 1_000
  return {
    siteUrl,
    editor,
    site,
    firstSweep,
    async close() {
      for (const child of [site, lake]) {
        child.kill('SIGTERM')
        await once(child, 'exit')
      }
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function isAnswering(url: string): Promise<void> {
  return until(
    () =>
      fetch(url).then(
        (response) => response.ok,
        () => false,
      ),
    600_000,
  )
}

/** Readers who load a page, look at it for a moment, and load another. */
function startReaders(siteUrl: string, articles: number): () => Promise<number> {
  let isOver = false
  let failures = 0
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let page = reader; !isOver; page += READERS) {
      const response = await fetch(`${siteUrl}/approaches/generated-${(page % articles) + 1}/`)
      await response.text()
      if (!response.ok) failures += 1
      await pause(READER_PAUSE_MS)
    }
  })
  return async () => {
    isOver = true
    await Promise.all(readers)
    return failures
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function measureEdit({ editor, siteUrl }: Stack, edit: number, article: number) {
  const definition = `What a reader sees after edit ${edit}.`
  const begun = performance.now()
  await editor.patch(`approach-generated-${article}`).set({ definition }).commit()
  const path = `/approaches/generated-${article}/`
  while (!(await readPage(siteUrl, path)).includes(definition)) await pause(1)
  return performance.now() - begun
}

async function measureEdits(stack: Stack, articles: number, edits = EDITS): Promise<number[]> {
  const taken: number[] = []
  for (let edit = 0; edit < edits; edit += 1) {
    const article = 1 + ((edit * 7919) % articles)
    taken.push(await measureEdit(stack, edit + Math.random(), article))
    await pause(Math.random() * LONGEST_PAUSE_MS)
  }
  return taken.sort((a, b) => a - b)
}

/** Megabytes that a process holds, and the most it ever held; as Linux counts them. */
async function readMemory({ pid }: ChildProcess): Promise<{ now: number; most: number }> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const read = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024
  return { now: read('VmRSS'), most: read('VmHWM') }
}

function row(what: string, sorted: readonly number[]): string {
  const cells = [0, 0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(1))
  return `| ${what} | ${cells.join(' | ')} | ${sorted.length} |`
}

const describeMemory = (when: string, { now, most }: { now: number; most: number }) =>
  `${now.toFixed(0)} MB ${when} (at most ${most.toFixed(0)} until then)`

const notes: string[] = []
const sizes = process.argv.slice(2).map(Number)
console.log('| publish to live, ms | min | median | p95 | max | edits |\n|---|---|---|---|---|---|')
for (const articles of sizes.length > 0 ? sizes : [1_000, 10_000]) {
  const stack = await startStack(articles)
  const memoryLines = [describeMemory('after the first sweep', await readMemory(stack.site))]
  await measureEdits(stack, articles, WARM_UP)
  console.log(row(`${articles} articles`, await measureEdits(stack, articles)))
  const stopReaders = startReaders(stack.siteUrl, articles)
  console.log(row(`${articles} articles, ${READERS} readers`, await measureEdits(stack, articles)))
  const failures = await stopReaders()
  memoryLines.push(describeMemory('at the end', await readMemory(stack.site)))
  notes.push(
    `${articles} articles: everything published ${stack.firstSweep.toFixed(1)} s after the first start; ${memoryLines.join(', ')}.`,
  )
  if (failures > 0) console.log(`${failures} pages could not be read`)
  await stack.close()
}
console.log(`\n${notes.join('\n')}\n\n${describeMachine()}`)
process.exit(0)
