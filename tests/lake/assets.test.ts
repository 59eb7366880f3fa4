import sharp from 'sharp'
import { expect, test } from 'vitest'
import { runLake } from './run-lake.ts'

async function makePicture(): Promise<Buffer> {
  const background = { r: 200, g: 80, b: 40 }
  return sharp({ create: { width: 80, height: 40, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

async function sizeOf(url: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, { headers })
  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toContain('immutable')
  const { width, height, format } = await sharp(
    Buffer.from(await response.arrayBuffer()),
  ).metadata()
  return { width, height, format }
}

test('an uploaded picture is described, and the same bytes are one asset', async () => {
  const { client } = await runLake()
  const picture = await makePicture()
  const asset = await client.assets.upload('image', picture, { filename: 'a.jpg' })
  expect(asset._id).toMatch(/^image-[a-f0-9]{40}-80x40-jpg$/)
  expect(asset.metadata.dimensions).toMatchObject({ width: 80, height: 40, aspectRatio: 2 })
  expect(asset.metadata.lqip).toMatch(/^data:image\/jpeg;base64,/)
  const again = await client.assets.upload('image', picture, { filename: 'b.jpg' })
  expect(again).toEqual(asset)
  expect(await client.fetch('count(*[_type == "sanity.imageAsset"])')).toBe(1)
})

test('an image address resizes, crops and converts', async () => {
  const { client } = await runLake()
  const { url } = await client.assets.upload('image', await makePicture())
  expect(await sizeOf(url)).toEqual({ width: 80, height: 40, format: 'jpeg' })
  expect(await sizeOf(`${url}?w=20`)).toMatchObject({ width: 20, height: 10 })
  expect(await sizeOf(`${url}?w=20&h=20&fit=crop`)).toMatchObject({ width: 20, height: 20 })
  expect(await sizeOf(`${url}?w=400&fit=max`)).toMatchObject({ width: 80, height: 40 })
  expect(await sizeOf(`${url}?rect=0,0,40,40&w=10`)).toMatchObject({ width: 10, height: 10 })
  expect(await sizeOf(`${url}?fm=png`)).toMatchObject({ format: 'png' })
  expect(await sizeOf(`${url}?auto=format&w=8`, { Accept: 'image/webp' })).toMatchObject({
    format: 'webp',
  })
  expect(await sizeOf(`${url}?auto=format&w=8`, { Accept: 'image/*' })).toMatchObject({
    format: 'jpeg',
  })
})

test('wrong transforms and unknown images are refused', async () => {
  const { client, lake } = await runLake()
  const { url } = await client.assets.upload('image', await makePicture())
  for (const query of [
    'w=-1',
    'w=99999',
    'fit=what',
    'fm=exe',
    'q=x',
    'rect=1,2',
    'rect=0,0,900,900',
  ]) {
    expect((await fetch(`${url}?${query}`)).status, query).toBe(400)
  }
  const elsewhere = `${lake.url}/images/local/production/..%2F..%2Flake.db`
  expect((await fetch(elsewhere)).status).toBe(404)
  await expect(client.assets.upload('image', Buffer.from('no picture'))).rejects.toMatchObject({
    statusCode: 400,
  })
})

test('files keep their bytes', async () => {
  const { client } = await runLake()
  const asset = await client.assets.upload('file', Buffer.from('hello'), { filename: 'a.txt' })
  const response = await fetch(`${asset.url}?dl`)
  expect(await response.text()).toBe('hello')
  expect(response.headers.get('content-disposition')).toContain('attachment')
})
