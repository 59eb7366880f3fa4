import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  readPage,
  type SampleLake,
  startSampleLake,
  until,
  untilPublished,
} from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'
const KILLS = 4

describe('a server that is started, killed at any moment and started again', () => {
  let sample: SampleLake
  let server: ChildProcess
  let url: string
  beforeAll(async () => {
    sample = await startSampleLake()
  })
  afterAll(async () => {
    server.kill('SIGKILL')
    await sample.close()
  })

  let pagesAnswered = 0
  const answersPage = () =>
    fetch(url + ARTICLE).then(
      ({ ok }) => {
        pagesAnswered += 1
        return ok
      },
      () => false,
    )

  /** Resolves when the article's page is answered. */
  async function start(lakeUrl: string, variables: Record<string, string> = {}): Promise<void> {
    pagesAnswered = 0
    const port = await findFreePort()
    url = `http://127.0.0.1:${port}`
    server = fork(join(ROOT, 'src/server/main.ts'), {
      silent: true,
      env: {
        ...process.env,
        DATA_DIR: sample.folder,
        HOST: '127.0.0.1',
        LAKE_URL: lakeUrl,
        LOG_LEVEL: 'silent',
        PORT: String(port),
        SITE_URL,
        ...variables,
      },
    })
    await until(answersPage)
  }

  async function kill(): Promise<void> {
    const ended = once(server, 'exit')
    server.kill('SIGKILL')
    await ended
  }

  const setTitle = (title: string) =>
    sample.editor.patch('approach-relational-therapy').set({ title }).commit()
  const folder = () => join(sample.folder, 'published')

  it('asks for readers when every page is there, not as soon as some are', async () => {
    await start(sample.lake.url)
    await until(async () => (await fetch(`${url}/readyz`)).ok)
    const sitemap = await readPage(url, '/sitemap-pages.xml')
    const paths = [...sitemap.matchAll(/<loc>([^<]+)/g)].map(([, at = '']) => new URL(at).pathname)
    expect(paths).toContain('/glossary/')
    for (const path of paths) expect((await fetch(url + path)).status, path).toBe(200)
    await kill()
  })

  it('leaves whole pages whose assets are there, and the next start publishes what was missed', async () => {
    for (let round = 1; round <= KILLS; round += 1) {
      await start(sample.lake.url)
      for (let edit = 1; edit <= 3; edit += 1) await setTitle(`Round ${round}, edit ${edit}`)
      // Anywhere in publishing or sweeping, another moment each round.
      await new Promise((resolve) => setTimeout(resolve, round * 23))
      await kill()
      for (const [path, html] of readTree(folder(), '.html')) {
        expect(html.trimEnd().endsWith('</html>'), path).toBe(true)
        for (const [, asset = ''] of html.matchAll(/(?:href|src)="(\/_astro\/[^"]+)"/g)) {
          await access(join(folder(), asset))
        }
      }
    }
    await start(sample.lake.url)
    await until(async () =>
      (await readPage(url, '/approaches/')).includes(`Round ${KILLS}, edit 3`),
    )
    await untilPublished(url)
    await kill()
  })

  it('serves the last good state at once, though the lake is away, and counts it', async () => {
    const nowhere = `http://127.0.0.1:${await findFreePort()}`
    const metricsPort = await findFreePort()
    await start(nowhere, { METRICS_PORT: String(metricsPort) })
    const figure = `attune_request_seconds_count{kind="page",status="2xx"} ${pagesAnswered}\n`
    await until(() =>
      readPage(`http://127.0.0.1:${metricsPort}`, '/metrics').then(
        (figures) => figures.includes(figure),
        () => false,
      ),
    )
    expect(await readPage(url, ARTICLE)).toContain(`<h1>Round ${KILLS}, edit 3</h1>`)
    expect(await readPage(url, '/healthz')).toContain('"lake":"away"')
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
  })
})
