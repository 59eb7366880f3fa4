import { once } from 'node:events'
import { request } from 'node:http'
import { connect as connectSocket } from 'node:net'
import { expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { startLake } from '../../studio/lake/start-lake.ts'
import { connect, makeFolder, runLake } from './run-lake.ts'

async function statusFor(port: number, headers: Record<string, string>): Promise<number> {
  const sent = request({ host: '127.0.0.1', port, path: '/v1/ping', headers })
  sent.end()
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  sent.on('response', (response) => resolve(response.resume().statusCode ?? 0))
  sent.on('error', reject)
  return promise
}

test('only requests addressed to this machine, by pages of this machine, are served', async () => {
  const { lake } = await runLake()
  expect(await statusFor(lake.port, { Host: 'localhost' })).toBe(200)
  expect(await statusFor(lake.port, { Host: 's1.localhost:3900' })).toBe(200)
  expect(await statusFor(lake.port, { Host: 'evil.example' })).toBe(403)
  expect(await statusFor(lake.port, { Host: 'localhost.evil.example' })).toBe(403)
  expect(await statusFor(lake.port, { Host: 'localhost', Origin: 'http://localhost:3333' })).toBe(
    200,
  )
  expect(await statusFor(lake.port, { Host: 'localhost', Origin: 'https://evil.example' })).toBe(
    403,
  )
})

test('a preflight allows what it asks for', async () => {
  const { lake } = await runLake()
  const response = await fetch(`${lake.url}/v1/data/mutate/production`, {
    method: 'OPTIONS',
    headers: { Origin: 'http://localhost:3333', 'Access-Control-Request-Headers': 'x-wish' },
  })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('http://localhost:3333')
  expect(response.headers.get('access-control-allow-headers')).toBe('x-wish')
  expect(response.headers.get('access-control-allow-credentials')).toBe('true')
})

test('unknown addresses are a 404 and oversized bodies a 413', async () => {
  const { lake } = await runLake()
  expect((await fetch(`${lake.url}/v1/nothing`)).status).toBe(404)
  expect((await fetch(`${lake.url}/%`)).status).toBe(404)
  const body = ' '.repeat(11 * 1024 * 1024)
  const url = `${lake.url}/v1/data/mutate/production`
  const answer = await fetch(url, { method: 'POST', body }).then(
    (response) => response.status,
    () => 413, // the connection may be cut before the whole body is sent
  )
  expect(answer).toBe(413)
  expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200)
})

test('tabs see each other come and go', async () => {
  const { lake } = await runLake()
  const address = `ws://localhost:${lake.port}/v1/socket/production`
  const [watcher, other] = [new WebSocket(address), new WebSocket(address)]
  const heard: string[] = []
  watcher.on('message', (message) => heard.push(String(message)))
  await Promise.all([once(watcher, 'open'), once(other, 'open')])
  watcher.send(JSON.stringify({ id: 1, method: 'presence_subscribe' }))
  await expect.poll(() => heard.length).toBe(1)
  const params = { data: { sessionId: 's1', locations: [] } }
  other.send(JSON.stringify({ id: 1, method: 'presence_announce', params }))
  await expect.poll(() => heard.join()).toContain('"type":"state"')
  other.close()
  await expect.poll(() => heard.join()).toContain('"type":"disconnect"')
  watcher.close()
})

test('a caller that breaks off a refused web socket does not end the lake', async () => {
  const { lake } = await runLake()
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const socket = connectSocket(lake.port, '127.0.0.1')
    socket.on('error', () => undefined)
    await once(socket, 'connect')
    socket.write(
      'GET /nothing HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
    )
    if (attempt % 2 === 0) await once(socket, 'data')
    socket.resetAndDestroy()
    await once(socket, 'close')
  }
  expect((await fetch(`${lake.url}/v1/ping`)).status).toBe(200)
})

test('closing does not wait for open streams', async () => {
  const lake = await startLake({ port: 0, folder: await makeFolder() })
  const response = await fetch(`${lake.url}/v1/data/listen/production?query=*`)
  const socket = new WebSocket(`ws://localhost:${lake.port}/v1/socket/production`)
  socket.on('error', () => undefined)
  await once(socket, 'open')
  await lake.close()
  await expect(response.text()).rejects.toThrow()
})

test('the Studio finds one user who may do everything', async () => {
  const { lake, client } = await runLake()
  const me = await client.users.getById('me')
  expect(me).toMatchObject({ role: 'administrator' })
  expect(await client.projects.getById('local')).toMatchObject({ id: 'local' })
  expect(await client.datasets.list()).toMatchObject([{ name: 'production' }])
  const entries = [{ key: 'k', value: { a: 1 } }]
  await client.request({ method: 'PUT', url: '/users/me/keyvalue', body: entries })
  expect(await connect(lake).request({ url: '/users/me/keyvalue/k,unknown' })).toEqual(entries)
})
