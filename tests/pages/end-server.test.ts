import { fork } from 'node:child_process'
import { once } from 'node:events'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startMailServer } from '../database/smtp-fixture.ts'
import {
  readPage,
  type SampleLake,
  startSampleLake,
  startSiteOf,
  until,
  untilPublished,
} from '../fixtures/attune.ts'
import { findFreePort } from '../fixtures/free-port.ts'
import { ROOT, SITE_URL } from '../fixtures/places.ts'
import { readTree } from '../fixtures/read-tree.ts'

const ARTICLE = '/approaches/relational-therapy/'

describe('a server that is told to end', () => {
  let sample: SampleLake
  beforeAll(async () => {
    sample = await startSampleLake()
  })
  afterAll(() => sample.close())

  const start = (smtpUrl?: string) => startSiteOf(sample, { smtpUrl })
  const setTitle = (title: string) =>
    sample.editor.patch('approach-relational-therapy').set({ title }).commit()

  it('in the middle of a publication leaves whole pages, and the next start has the edit', async () => {
    const first = await start()
    await untilPublished(first.url)
    await setTitle('Published and ended')
    await first.close()
    const folder = join(sample.folder, 'published')
    const pages = readTree(folder, '.html')
    expect(pages.size).toBeGreaterThan(5)
    for (const [file, html] of pages) expect(html.trimEnd(), file).toMatch(/<\/html>$/)
    expect(await Array.fromAsync(glob('**/*.tmp', { cwd: folder }))).toEqual([])

    const second = await start()
    await until(async () => {
      const shown = await Promise.all([
        readPage(second.url, ARTICLE),
        readPage(second.url, '/approaches/'),
      ])
      return shown.every((html) => html.includes('Published and ended'))
    })
    await second.close()
  })

  it('while it starts ends at once, and needs no default for the signal: a container’s first process has none', async () => {
    const port = await findFreePort()
    const server = fork(join(ROOT, 'src/server/main.ts'), {
      silent: true,
      env: {
        ...process.env,
        DATA_DIR: sample.folder,
        HOST: '127.0.0.1',
        LAKE_URL: sample.lake.url,
        LOG_LEVEL: 'silent',
        PORT: String(port),
        SITE_URL,
      },
    })
    const ended = once(server, 'exit')
    // Its door is open long before all is loaded.
    await until(() =>
      fetch(`http://127.0.0.1:${port}/`)
        .then(() => true)
        .catch(() => false),
    )
    server.kill('SIGTERM')
    expect(await ended).toEqual([0, null])
  })

  it('in the middle of handing over a mail waits for the mail server, and the next start sends none twice', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>()
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    let handedOver = 0
    const mailServer = await startMailServer({
      onData(stream, _session, done) {
        stream.resume()
        stream.on('end', () => {
          handedOver += 1
          begin()
          void released.then(() => done())
        })
      },
    })
    const first = await start(mailServer.url)
    await untilPublished(first.url)
    const asked = await fetch(`${first.url}/staff/sign-in/`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: 'staff@attune.example' }),
    })
    expect(asked.status).toBe(303)
    await begun
    let isClosed = false
    const closed = first.close().then(() => {
      isClosed = true
    })
    // It takes no more requests, yet has not ended.
    await until(() =>
      fetch(`${first.url}/readyz`).then(
        () => false,
        () => true,
      ),
    )
    expect(isClosed).toBe(false)
    release()
    await closed

    const second = await start(mailServer.url)
    await untilPublished(second.url)
    // A mail asked for after the first comes through alone: the outbox held no other before it.
    await fetch(`${second.url}/staff/sign-in/`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: 'null', 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ email: 'staff@attune.example' }),
    })
    await until(async () => handedOver >= 2)
    await second.close()
    await mailServer.close()
    expect(handedOver).toBe(2)
  })
})
