import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningSite } from '../../src/server/start-site.ts'
import { startLake } from '../../studio/lake/start-lake.ts'
import {
  type Attune,
  readPage,
  startAttune,
  startSiteOf,
  until,
  untilPublished,
} from '../fixtures/attune.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'

describe('a server in operation', () => {
  let attune: Attune
  let second: RunningSite
  const secondFolder = () => join(attune.folder, 'second')
  beforeAll(async () => {
    attune = await startAttune()
    second = await startSiteOf(attune, {
      dataFolder: secondFolder(),
      metricsPort: 0,
      drainSeconds: 1,
    })
    await untilPublished(second.url)
  })
  afterAll(() => attune.close())

  const setTitle = (title: string) =>
    attune.editor.patch('approach-relational-therapy').set({ title }).commit()
  const readMetrics = (host = '127.0.0.1') =>
    fetch(`http://${host}:${second.metricsPort}/metrics`).then((response) => response.text())

  it('publishes the same pages as another beside it, and shows the same seats', async () => {
    await setTitle('Seen on both servers')
    for (const { url } of [attune.site, second]) {
      await until(async () =>
        (await readPage(url, '/approaches/')).includes('Seen on both servers'),
      )
    }
    const folders = [attune.publishedFolder, join(secondFolder(), 'published')] as const
    await until(async () => {
      const [one, other] = folders.map((folder) => readTree(folder, '.html'))
      return JSON.stringify([...(one ?? [])]) === JSON.stringify([...(other ?? [])])
    })
    const seats = '/api/cohorts/?program=program-relationships-group'
    expect(await readPage(second.url, seats)).toBe(await readPage(attune.site.url, seats))
  })

  it('tells its figures in Prometheus’ form, without a word about anybody', async () => {
    await readPage(second.url, ARTICLE)
    await readPage(second.url, '/reservations/somebodys-token/?name=somebody')
    await until(async () => (await readMetrics()).includes('kind="personal"'))
    const metrics = await readMetrics()
    expect(metrics).toMatch(/^attune_request_seconds_count\{kind="page",status="2xx"\} [1-9]/m)
    expect(metrics).toMatch(/^attune_lake_connected 1$/m)
    expect(metrics).toMatch(/^attune_documents_kept_back 0$/m)
    expect(metrics).toMatch(/^attune_pages_published_total [1-9]/m)
    expect(metrics).toMatch(/^attune_sweep_seconds_count [1-9]/m)
    expect(metrics).not.toContain('somebody')
  })

  it('tells them at the loopback address alone, and nowhere on the site', async () => {
    await expect(readMetrics('127.0.0.2')).rejects.toThrow()
    expect((await fetch(`${second.url}/metrics`)).status).toBe(404)
  })

  it('says that it is about to end, answers what is under way, and then is gone', async () => {
    const ready = () => fetch(`${second.url}/readyz`)
    expect(await (await ready()).json()).toEqual({ status: 'ready' })
    const slow = request(`${second.url}/api/reservations/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': 2 },
    })
    slow.write('{')
    const closed = second.close()
    await until(async () => (await ready()).status === 503)
    expect(await (await ready()).json()).toEqual({ status: 'closing' })
    expect((await fetch(second.url + ARTICLE)).status).toBe(200)
    await until(() =>
      ready().then(
        () => false,
        () => true,
      ),
    )
    const answered = once(slow, 'response')
    slow.end('}')
    const [response] = await answered
    expect(response.statusCode).toBeLessThan(500)
    response.resume()
    await closed
    await expect(ready()).rejects.toThrow()
  })

  it('stays up while the lake is away, says so, and catches up', async () => {
    const before = await readPage(attune.site.url, ARTICLE)
    const { port } = new URL(attune.lake.url)
    await attune.lake.close()
    const lakeIs = (word: string) => async () =>
      (await readPage(attune.site.url, '/healthz')).includes(`"lake":"${word}"`)
    await until(lakeIs('away'))
    expect(await readPage(attune.site.url, ARTICLE)).toBe(before)
    expect((await fetch(`${attune.site.url}/readyz`)).status).toBe(200)
    const lake = await startLake({ port: Number(port), folder: attune.folder })
    attune = {
      ...attune,
      close: async () => {
        await attune.site.close()
        await lake.close()
        await rm(attune.folder, { recursive: true, force: true })
      },
    }
    await setTitle('Written when the lake was back')
    await until(lakeIs('connected'))
    await until(async () =>
      (await readPage(attune.site.url, ARTICLE)).includes('Written when the lake was back'),
    )
  })
})
