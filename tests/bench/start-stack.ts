import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient, type SanityClient } from '@sanity/client'
import { compileSite } from '../../src/publishing/compile-site.ts'
import { importSample } from '../../studio/sample/import-sample.ts'
import { readHealth, until } from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { importGeneratedArticles } from '../fixtures/generated-articles.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'

const PATIENCE_MS = 600_000
const END_WITHIN_MS = 30_000

/** Lake and site in processes of their own, with the sample content and generated articles. */
export interface Stack {
  readonly siteUrl: string
  readonly editor: SanityClient
  readonly lake: ChildProcess
  readonly site: ChildProcess
  /** Seconds from the site's first start until every page was published. */
  readonly firstSweep: number
  close(): Promise<void>
}

interface StackOptions {
  readonly articles: number
  /** Lake and site have been started and answer; not all is published yet. */
  readonly onStarted?: (processes: Pick<Stack, 'lake' | 'site'>) => Promise<void>
}

export async function startStack({ articles, onStarted }: StackOptions): Promise<Stack> {
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
  const start = async (file: string, askAt: string) => {
    // Either can be looked into while it runs.
    const execArgv = ['--inspect-port=0']
    const child = fork(join(ROOT, file), { env, execArgv, silent: true })
    child.stdout?.resume()
    child.stderr?.pipe(process.stderr)
    await isAnswering(askAt)
    return child
  }
  const startLake = () => start('studio/lake/main.ts', `http://localhost:${lakePort}/v1/ping`)
  // Compiled beforehand: what is measured is publishing.
  await compileSite(ROOT, SITE_URL)
  const filling = await startLake()
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
  // As on any later day: without the work of taking in thousands of articles at once.
  await end(filling)
  const lake = await startLake()
  const begun = performance.now()
  const siteUrl = `http://localhost:${sitePort}`
  const site = await start('src/server/main.ts', `${siteUrl}/healthz`)
  await onStarted?.({ lake, site })
  await until(async () => (await readHealth(siteUrl)).lastSweep !== undefined, PATIENCE_MS)
  const firstSweep = (performance.now() - begun) / 1_000
  return {
    ...{ siteUrl, editor, lake, site, firstSweep },
    async close() {
      await end(site)
      await end(lake)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function end(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  // A bench that ends keeps no machine busy, whatever holds the process up.
  const patience = setTimeout(() => child.kill('SIGKILL'), END_WITHIN_MS)
  await gone
  clearTimeout(patience)
}

function isAnswering(url: string): Promise<void> {
  return until(
    () =>
      // Any answer will do: a site without a page yet says that it is not well.
      fetch(url).then(
        () => true,
        () => false,
      ),
    PATIENCE_MS,
  )
}
