import { Agent, request } from 'node:http'
import fc from 'fast-check'
import { expect, onTestFinished, test, vi } from 'vitest'
import { startLake } from '../../../studio/lake/start-lake.ts'
import { readTree } from '../../fixtures/read-tree.ts'
import { connect, makeFolder } from '../run-lake.ts'
import { type BadRequest, badRequest } from './bad-requests.ts'

const REQUESTS = 10_000
const AT_ONCE = 40

function send(port: number, agent: Agent, bad: BadRequest): Promise<number | string> {
  const { promise, resolve } = Promise.withResolvers<number | string>()
  const headers = { Host: 'localhost', ...bad.headers }
  const options = { host: '127.0.0.1', port, agent, method: bad.method, path: bad.path, headers }
  const sent = request(options, (response) => {
    response.on('end', () => resolve(response.statusCode ?? 0))
    response.resume()
  })
  sent.on('error', (error) => resolve(error.message))
  sent.end(bad.body)
  return promise
}

test('10,000 bad requests are all refused, and leave every byte as it was', async () => {
  const log = vi.spyOn(console, 'error')
  onTestFinished(() => log.mockRestore())
  const folder = await makeFolder()
  const first = await startLake({ port: 0, folder })
  const client = connect(first)
  await client.create({ _id: 'kept', _type: 'note', text: 'kept' })
  await client.assets.upload('file', Buffer.from('kept'), { filename: 'kept.txt' })
  await first.close()
  const before = readTree(folder, '')
  expect(before.keys()).toContain('lake.db')

  const lake = await startLake({ port: 0, folder })
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE })
  const waiting = fc.sample(badRequest, { numRuns: REQUESTS, seed: Date.now() })
  const notRefused: unknown[] = []
  const work = async () => {
    for (let bad = waiting.pop(); bad; bad = waiting.pop()) {
      const status = await send(lake.port, agent, bad)
      const isRefused = typeof status === 'number' && status >= 400 && status < 500
      if (!isRefused) notRefused.push({ status, ...bad })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  agent.destroy()
  expect(notRefused.slice(0, 5)).toEqual([])
  expect(log.mock.calls).toEqual([])
  await lake.close()
  expect(readTree(folder, '')).toEqual(before)
})
