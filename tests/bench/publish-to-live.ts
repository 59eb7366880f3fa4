import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { importSample } from '../../studio/sample/import-sample.ts'
import { readPage, until } from '../fixtures/attune.ts'
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
  const site = fork(join(ROOT, 'src/server/main.ts'), { env, silent: true })
  site.stdout?.resume()
  site.stderr?.pipe(process.stderr)
  const siteUrl = `http://localhost:${sitePort}`
  await isAnswering(`${siteUrl}/approaches/generated-${articles}/`)
  return {
    siteUrl,
    editor,
    site,
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

function row(what: string, sorted: readonly number[]): string {
  const cells = [0, 0.5, 0.95, 1].map((share) => quantile(sorted, share).toFixed(1))
  return `| ${what} | ${cells.join(' | ')} | ${sorted.length} |`
}

const sizes = process.argv.slice(2).map(Number)
console.log('| publish to live, ms | min | median | p95 | max | edits |\n|---|---|---|---|---|---|')
for (const articles of sizes.length > 0 ? sizes : [1_000, 10_000]) {
  const stack = await startStack(articles)
  await measureEdits(stack, articles, WARM_UP)
  console.log(row(`${articles} articles`, await measureEdits(stack, articles)))
  const stopReaders = startReaders(stack.siteUrl, articles)
  console.log(row(`${articles} articles, ${READERS} readers`, await measureEdits(stack, articles)))
  const failures = await stopReaders()
  if (failures > 0) console.log(`${failures} pages could not be read`)
  await stack.close()
}
console.log(`\n${describeMachine()}`)
process.exit(0)
