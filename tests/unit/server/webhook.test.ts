import { once } from 'node:events'
import { createServer } from 'node:http'
import { encodeSignatureHeader, SIGNATURE_HEADER_NAME } from '@sanity/webhook'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { readRebuildSettings } from '../../../src/server/static-host/rebuild-settings.ts'
import { createRebuilder, type Rebuilder } from '../../../src/server/static-host/rebuilder.ts'
import { runAfterBuild } from '../../../src/server/static-host/run-after-build.ts'
import { createWebhook } from '../../../src/server/static-host/webhook.ts'

const SECRET = 'a secret that both sides know'
const BODY = JSON.stringify({ _id: 'approach-relational-therapy' })

describe('the webhook that asks for a build', () => {
  let builds: { end: (error?: Error) => void }[]
  let rebuilder: Rebuilder
  let url: string
  let close: () => void
  beforeEach(async () => {
    builds = []
    rebuilder = createRebuilder({
      build: () =>
        new Promise((resolve, reject) => {
          builds.push({ end: (error) => (error ? reject(error) : resolve()) })
        }),
    })
    const server = createServer(createWebhook(SECRET, rebuilder)).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    url = typeof address === 'object' && address ? `http://127.0.0.1:${address.port}/` : ''
    close = () => server.close()
  })
  afterEach(() => close())

  const sign = (body: string, secret = SECRET) => encodeSignatureHeader(body, Date.now(), secret)
  const send = async (body: string, signature?: string) => {
    const headers = signature ? { [SIGNATURE_HEADER_NAME]: signature } : {}
    return (await fetch(url, { method: 'POST', body, headers })).status
  }

  it('listens where it is told to, and where it says when a variable is empty', () => {
    const empty = { WEBHOOK_PORT: '', HOST: '', OUT_DIR: '', AFTER_BUILD: '' }
    const settings = { secret: SECRET, port: 4325, host: 'localhost', outDir: 'dist' }
    expect(readRebuildSettings({ WEBHOOK_SECRET: SECRET, ...empty })).toEqual(settings)
    expect(readRebuildSettings({ WEBHOOK_SECRET: SECRET, WEBHOOK_PORT: '80' }).port).toBe(80)
    expect(() => readRebuildSettings(empty)).toThrow('WEBHOOK_SECRET: is missing')
  })

  it('builds for what Sanity has signed, and for nothing else', async () => {
    expect(await send(BODY)).toBe(401)
    expect(await send(BODY, 'nonsense')).toBe(401)
    expect(await send(BODY, await sign(BODY, 'another secret'))).toBe(401)
    expect(await send(`${BODY} `, await sign(BODY))).toBe(401)
    expect((await fetch(url)).status).toBe(405)
    expect(await send('x'.repeat(300_000), await sign(BODY))).toBe(413)
    expect(builds).toHaveLength(0)
    expect(await send(BODY, await sign(BODY))).toBe(202)
    expect(builds).toHaveLength(1)
  })

  it('tries again after a failure, ever later, since nobody tells of the same change twice', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    const endLast = async (error?: Error) => {
      builds.at(-1)?.end(error)
      await rebuilder.settle()
    }
    rebuilder.ask()
    await endLast(new Error('no lake'))
    await vi.advanceTimersByTimeAsync(59_000)
    expect(builds).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(builds).toHaveLength(2)
    await endLast(new Error('no lake'))
    await vi.advanceTimersByTimeAsync(119_000)
    expect(builds).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(builds).toHaveLength(3)
    await endLast()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(builds).toHaveLength(3)
  })

  it('builds once more for all that comes during a build, so that none is lost', async () => {
    for (let change = 0; change < 5; change += 1) await send(BODY, await sign(BODY))
    expect(builds).toHaveLength(1)
    builds[0]?.end()
    await expect.poll(() => builds.length).toBe(2)
    builds[1]?.end()
    await rebuilder.settle()
    expect(builds).toHaveLength(2)
  })

  it('says how what follows a build ended, and none of the secrets in the command or its words', async () => {
    const command = 'echo geheim >&2 && exit 3'
    await expect(runAfterBuild(command)).rejects.toThrow(/^AFTER_BUILD ended with code 3$/)
    await expect(runAfterBuild('kill -9 $$')).rejects.toThrow(/^AFTER_BUILD ended with SIGKILL$/)
    await expect(runAfterBuild('exit 0')).resolves.toBeUndefined()
  })

  it('says that a build failed until one succeeds', async () => {
    const health = () => fetch(`${url}healthz`)
    await send(BODY, await sign(BODY))
    builds[0]?.end(new Error('title: is missing'))
    await rebuilder.settle()
    expect((await health()).status).toBe(503)
    expect(await (await health()).json()).toEqual({ failure: 'title: is missing' })
    await send(BODY, await sign(BODY))
    builds[1]?.end()
    await rebuilder.settle()
    expect((await health()).status).toBe(200)
  })
})
