import { request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { startLake } from '../../../studio/lake/start-lake.ts'
import { runLakeUntilItEnds } from '../faults/lake-process.ts'
import { makeFolder, runLake } from '../run-lake.ts'

/** The answer's status to a request with exactly these headers, or the error's code. */
function statusFor(
  port: number,
  headers: Record<string, string>,
  { host = '127.0.0.1', path = '/v1/ping', method = 'GET' } = {},
): Promise<number | string> {
  const { promise, resolve } = Promise.withResolvers<number | string>()
  const sent = request({ host, port, path, method, headers })
  sent.on('response', (response) => resolve(response.resume().statusCode ?? 0))
  sent.on('error', (error) => resolve('code' in error ? String(error.code) : error.message))
  sent.end()
  return promise
}

test('the lake listens to this machine alone', async () => {
  const { lake } = await runLake()
  expect(await statusFor(lake.port, { Host: 'localhost' })).toBe(200)
  // 127.0.0.2 is this machine, too, but another address than the one that is listened on.
  expect(await statusFor(lake.port, { Host: 'localhost' }, { host: '127.0.0.2' })).toBe(
    'ECONNREFUSED',
  )
})

test('another address is refused, with the reason, until a flag says it is meant', async () => {
  const folder = await makeFolder()
  const environment = { LAKE_HOST: '0.0.0.0' }
  const { code, said } = await runLakeUntilItEnds({ folder, environment })
  expect(code).toBe(1)
  expect(said).toContain('no passwords')
  expect(said).toContain('--let-everyone-in')
  const elsewhere = { LAKE_HOST: '203.0.113.7' }
  const args = ['--let-everyone-in']
  const unknown = await runLakeUntilItEnds({ folder, environment: elsewhere, args })
  expect(unknown).toMatchObject({ code: 1, said: expect.stringContaining('Careful:') })
  expect(unknown.said).toContain('LAKE_HOST=203.0.113.7 is no address of this machine.')
})

test('an exposed lake answers to its number, but to no name', async () => {
  const lake = await startLake({ port: 0, folder: await makeFolder(), exposedHost: '0.0.0.0' })
  onTestFinished(() => lake.close())
  const from = (headers: Record<string, string>) =>
    statusFor(lake.port, headers, { host: '127.0.0.2' })
  expect(await from({ Host: `192.0.2.1:${lake.port}` })).toBe(200)
  expect(await from({ Host: 'rebound.example' })).toBe(403)
  expect(await from({ Host: '192.0.2.1', Origin: 'https://evil.example' })).toBe(403)
})

test('foreign names and pages are turned away, however they are written', async () => {
  const { lake } = await runLake()
  for (const host of [
    'localhost/',
    'evil.example',
    'localhost.evil.example',
    'evil.example:3900',
    'localhost@evil.example',
    'evil.example#localhost',
    '127.0.0.1.nip.io',
    '0.0.0.0',
    '192.168.0.1',
    '169.254.169.254',
    'xn--lcalhost-4za',
    '[::2]',
  ]) {
    expect(await statusFor(lake.port, { Host: host }), host).toBeOneOf([400, 403])
  }
  for (const origin of [
    'null',
    'https://evil.example',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'file://',
    'chrome-extension://abc',
  ]) {
    const headers = { Host: 'localhost', Origin: origin }
    expect(await statusFor(lake.port, headers), origin).toBe(403)
    expect(await statusFor(lake.port, headers, { method: 'OPTIONS' }), origin).toBe(403)
  }
  const embedded = {
    Host: 'localhost',
    'Sec-Fetch-Site': 'cross-site',
    'Sec-Fetch-Mode': 'no-cors',
  }
  expect(await statusFor(lake.port, embedded, { path: '/v1/data/query/production?query=*' })).toBe(
    403,
  )
})
