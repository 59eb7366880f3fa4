import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { readdir, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32, createGzip, deflateSync, gzipSync } from 'node:zlib'
import sharp from 'sharp'
import { expect, onTestFinished, test } from 'vitest'
import { importFile } from '../../../studio/lake/cli/import/import-file.ts'
import { LakeApi } from '../../../studio/lake/cli/lake-api.ts'
import { Progress } from '../../../studio/lake/cli/progress.ts'
import { makeFolder, runLake } from '../run-lake.ts'

const MEGABYTE = 1024 * 1024

async function importInto(url: string, file: string) {
  return importFile(file, {
    api: new LakeApi(url, 'production'),
    operation: 'create',
    progress: new Progress({ isTTY: false, write: () => true }),
  })
}

/** A PNG of few bytes that claims to be enormous. */
function hugePng(width: number, height: number): Buffer {
  const chunk = (type: string, content: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(content.length, 0)
    frame.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(100_000))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** One entry of a tar archive. */
function tarEntry(name: string, content: Buffer, flag = '0'): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(content.length.toString(8).padStart(11, '0'), 124)
  header.write('        ', 148)
  header.write(flag, 156)
  header.write('ustar\u000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148)
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512)
  return Buffer.concat([header, content, padding])
}

test('a small picture that claims to be enormous is refused', async () => {
  const { client } = await runLake()
  await expect(client.assets.upload('image', hugePng(60_000, 60_000))).rejects.toMatchObject({
    statusCode: 400,
  })
  expect(await client.fetch('count(*)')).toBe(0)
})

test('drawings that swell, read files or fetch addresses are refused or come out harmless', async () => {
  const { client, lake } = await runLake()
  const entities = Array.from(
    { length: 12 },
    (_, level) => `<!ENTITY e${level + 1} "${`&e${level};`.repeat(10)}">`,
  ).join('')
  const swelling = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "boom">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><text>&e12;</text></svg>`
  await expect(client.assets.upload('image', Buffer.from(swelling))).rejects.toMatchObject({
    statusCode: 400,
  })
  const large = '<svg xmlns="http://www.w3.org/2000/svg" width="90000" height="90000"></svg>'
  await expect(client.assets.upload('image', Buffer.from(large))).rejects.toMatchObject({
    statusCode: 400,
  })

  const folder = await makeFolder()
  const secret = join(folder, 'secret.png')
  await sharp({ create: { width: 4, height: 4, channels: 3, background: '#f00' } }).toFile(secret)
  const asked: string[] = []
  const { createServer } = await import('node:http')
  const server = createServer(({ url }, response) => {
    asked.push(url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  const nosy = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="8" height="8"><rect width="8" height="8" fill="#fff"/><script>alert(1)</script><image width="8" height="8" xlink:href="file://${secret}"/><image width="8" height="8" href="http://127.0.0.1:${port}/spy.png"/></svg>`
  const { url } = await client.assets.upload('image', Buffer.from(nosy), { filename: 'nosy.svg' })
  const pixels = await fetch(`${url}?fm=png`)
  const { data } = await sharp(Buffer.from(await pixels.arrayBuffer()))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  expect(data.every((value) => value === 255)).toBe(true)
  expect(asked).toEqual([])

  // Looked at as it is, it is a picture that may not run or load anything.
  const served = await fetch(url)
  expect(served.headers.get('content-type')).toBe('image/svg+xml')
  expect(served.headers.get('content-security-policy')).toContain('sandbox')
  expect(served.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(served.headers.get('x-content-type-options')).toBe('nosniff')
  const page = await client.assets.upload('file', Buffer.from('<script>alert(1)</script>'), {
    filename: 'page.html',
    contentType: 'text/html',
  })
  const file = await fetch(page.url)
  expect(file.headers.get('content-type')).toBe('application/octet-stream')
  expect(file.headers.get('content-security-policy')).toContain('sandbox')
  expect(lake.url).toContain('localhost')
})

test.for([
  '/v1/data/mutate/production',
  '/v1/assets/images/production',
  '/v1/assets/files/production',
])('%s refuses more than it takes while it arrives, not afterwards', async (path) => {
  const { lake, client } = await runLake()
  // Without a length given, only counting helps; the lake must answer before we are through.
  const most = path.includes('assets') ? 100 : 10
  const sent = request({ host: '127.0.0.1', port: lake.port, method: 'POST', path })
  const { promise, resolve } = Promise.withResolvers<number | undefined>()
  sent.on('response', (response) => resolve(response.resume().statusCode))
  sent.on('error', () => resolve(undefined))
  const chunk = Buffer.alloc(MEGABYTE, 0x20)
  let megabytes = 0
  let status: number | undefined | 'waiting' = 'waiting'
  void promise.then((code) => {
    status = code
  })
  while (status === 'waiting' && megabytes < 4 * most) {
    megabytes += 1
    if (sent.write(chunk)) await new Promise((resolve) => setImmediate(resolve))
    else await Promise.race([promise, new Promise((resolve) => sent.once('drain', resolve))])
  }
  expect(await promise).toBe(413)
  expect(megabytes).toBeLessThan(4 * most)
  sent.destroy()
  const claimed = request({
    host: '127.0.0.1',
    port: lake.port,
    method: 'POST',
    path,
    headers: { 'Content-Length': String(9e12) },
  })
  const answer = new Promise((resolve) =>
    claimed.on('response', (response) => resolve(response.resume().statusCode)),
  )
  claimed.on('error', () => undefined)
  claimed.flushHeaders()
  expect(await answer).toBe(413)
  claimed.destroy()
  expect(await client.fetch('count(*)')).toBe(0)
})

test.for([
  '/v1/data/mutate/production',
  '/v1/data/import/production',
  '/v1/assets/files/production',
])('%s tells a client that only listens once it has sent everything', async (path) => {
  const { lake } = await runLake()
  // An import breaks off at its first line, the others by their size.
  const megabytes = path.includes('files') ? 120 : 30
  const chunk = Buffer.alloc(MEGABYTE, path.includes('import') ? 'no JSON\n' : ' ')
  const socket = connect(lake.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  const send = async (bytes: Buffer | string) => {
    if (!socket.write(bytes)) await once(socket, 'drain')
  }
  await send(`POST ${path} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n`)
  for (let count = 0; count < megabytes; count += 1) {
    await send(`${chunk.length.toString(16)}\r\n`)
    await send(chunk)
    await send('\r\n')
  }
  await send('0\r\n\r\n')
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(path.includes('import') ? /^HTTP\/1.1 400 / : /^HTTP\/1.1 413 /)
})

test('a file that unpacks to far more than it is gets refused before it fills the disk', async () => {
  const { lake, client } = await runLake()
  const folder = await makeFolder()
  const bomb = join(folder, 'bomb.ndjson.gz')
  const line = Buffer.from(`${' '.repeat(MEGABYTE - 1)}\n`)
  const lines = Readable.from(
    (function* () {
      for (let index = 0; index < 120; index += 1) yield line
    })(),
  )
  await pipeline(lines, createGzip(), createWriteStream(bomb))
  expect(await importInto(lake.url, bomb)).toMatchObject({
    kind: 'refused',
    reason: expect.stringContaining('is refused'),
  })
  expect(await client.fetch('count(*)')).toBe(0)
})

test('names in an archive lead nowhere but into the archive', async () => {
  const { lake, client } = await runLake()
  const folder = await makeFolder()
  const outside = join(folder, 'outside.png')
  await sharp({ create: { width: 4, height: 4, channels: 3, background: '#f00' } }).toFile(outside)
  const archive = join(folder, 'export.tar.gz')
  const pack = (document: unknown) =>
    gzipSync(
      Buffer.concat([
        tarEntry('../../escaped.txt', Buffer.from('out')),
        tarEntry('/tmp/attune-absolute.txt', Buffer.from('out')),
        tarEntry('link', Buffer.alloc(0), '2'),
        tarEntry('x/data.ndjson', Buffer.from(JSON.stringify(document))),
        Buffer.alloc(1024),
      ]),
    )
  for (const address of [`file://${outside}`, 'file://./../outside.png', 'file://./../../x']) {
    const document = { _id: 'a', _type: 't', image: { _sanityAsset: `image@${address}` } }
    await writeFile(archive, pack(document))
    expect(await importInto(lake.url, archive)).toMatchObject({
      kind: 'refused',
      line: 1,
      reason: expect.stringContaining('is not in the archive'),
    })
  }
  await writeFile(archive, pack({ _id: 'a', _type: 't' }))
  expect(await importInto(lake.url, archive)).toMatchObject({ kind: 'imported', documents: 1 })
  expect((await readdir(folder)).toSorted()).toEqual(['export.tar.gz', 'outside.png'])
  expect(await readdir('/tmp')).not.toContain('attune-absolute.txt')
  expect(await client.fetch('count(*)')).toBe(1)
  await writeFile(archive, gzipSync(tarEntry('x/data.ndjson', Buffer.alloc(4096))).subarray(0, 60))
  expect(await importInto(lake.url, archive)).toMatchObject({ kind: 'refused' })
})
