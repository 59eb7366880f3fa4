import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

async function makePicture(options: { isClear?: boolean; copyright?: string } = {}) {
  const { isClear = false, copyright = String(Math.random()) } = options
  const background = isClear ? { r: 200, g: 80, b: 40, alpha: 0.5 } : '#c85028'
  const picture = sharp({
    create: { width: 80, height: 40, channels: isClear ? 4 : 3, background },
  })
  return (isClear ? picture.png() : picture.jpeg())
    .withExif({ IFD0: { Copyright: copyright } })
    .toBuffer()
}

test('an uploaded picture is described', async () => {
  const { client } = await openContentLake()
  const picture = await makePicture()
  const asset = await client.assets.upload('image', picture, {
    filename: 'sunset.jpg',
    title: 'Sunset',
    description: 'Over the lake',
    creditLine: 'A person',
    label: 'evening',
    source: { id: 'abc', name: 'somewhere', url: 'https://example.com/abc' },
  })
  expect(asset._id).toMatch(/^image-[a-f0-9]{40}-80x40-jpg$/)
  expect(asset).toMatchObject({
    _type: 'sanity.imageAsset',
    extension: 'jpg',
    mimeType: 'image/jpeg',
    originalFilename: 'sunset.jpg',
    size: picture.length,
    title: 'Sunset',
    description: 'Over the lake',
    creditLine: 'A person',
    label: 'evening',
    source: { id: 'abc', name: 'somewhere', url: 'https://example.com/abc' },
  })
  expect(asset.assetId).toBe(asset._id.split('-')[1])
  expect(asset.sha1hash).toBe(asset.assetId)
  expect(asset.url.endsWith(String(asset.path))).toBe(true)
  const { metadata } = asset
  expect(metadata.dimensions).toMatchObject({ width: 80, height: 40, aspectRatio: 2 })
  expect(metadata).toMatchObject({ hasAlpha: false, isOpaque: true })
  expect(metadata.lqip).toMatch(/^data:image\/jpeg;base64,/)
  expect(metadata.palette?.dominant?.background).toMatch(/^#[a-f0-9]{6}$/)
  await client.delete(asset._id)
})

test('the same bytes are one asset, whatever they are called', async () => {
  const { client } = await openContentLake()
  const picture = await makePicture()
  const first = await client.assets.upload('image', picture, { filename: 'a.jpg' })
  const second = await client.assets.upload('image', picture, { filename: 'b.jpg' })
  expect(second._id).toBe(first._id)
  expect(second.url).toBe(first.url)
  const query = 'count(*[_type == "sanity.imageAsset" && _id == $id])'
  expect(await client.fetch(query, { id: first._id })).toBe(1)
  await client.delete(first._id)
})

test('hashes, EXIF and location are found out where asked, and nothing where not', async () => {
  const { client } = await openContentLake()
  const gps = {
    GPSLatitudeRef: 'S',
    GPSLatitude: '33/1 52/1 30/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '151/1 12/1 0/1',
  }
  const picture = await sharp(await makePicture())
    .withExif({ IFD0: { Make: 'Attune', Copyright: String(Math.random()) }, IFD3: gps })
    .toBuffer()
  const extract: ('blurhash' | 'thumbhash' | 'exif' | 'location')[] = [
    'blurhash',
    'thumbhash',
    'exif',
    'location',
  ]
  const full = await client.assets.upload('image', picture, { extract })
  expect(full.metadata.blurHash).toMatch(/^[\w#$%*+,\-.:;=?@[\]^{|}~]{20,}$/)
  expect(full.metadata).toHaveProperty('thumbHash')
  expect(full.metadata.exif).toMatchObject({ Make: 'Attune' })
  const { location } = Object(full.metadata)
  expect(location).toMatchObject({ _type: 'geopoint' })
  const { lat, lng } = location
  expect([lat, lng].map((degrees) => Math.round(degrees * 1000))).toEqual([-33875, 151_200])
  expect(full.metadata).not.toHaveProperty('lqip')
  const bare = await client.assets.upload('image', await makePicture(), { extract: [] })
  for (const name of ['lqip', 'palette', 'blurHash', 'exif']) {
    expect(bare.metadata).not.toHaveProperty(name)
  }
  expect(bare.metadata.dimensions).toMatchObject({ width: 80 })
  for (const { _id } of [full, bare]) await client.delete(_id)
})

test('a turned photograph is measured as it is shown, and transparency is told', async () => {
  const { client } = await openContentLake()
  const turned = await sharp(await makePicture())
    .withMetadata({ orientation: 6 })
    .toBuffer()
  const portrait = await client.assets.upload('image', turned)
  expect(portrait.metadata.dimensions).toMatchObject({ width: 40, height: 80 })
  const clear = await client.assets.upload('image', await makePicture({ isClear: true }))
  expect(clear.metadata).toMatchObject({ hasAlpha: true, isOpaque: false })
  expect(clear.metadata.lqip).toMatch(/^data:image\/png;base64,/)
  for (const { _id } of [portrait, clear]) await client.delete(_id)
})

test('drawings and animations are images, too', async () => {
  const { client } = await openContentLake()
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"><!--${Math.random()}--><rect width="30" height="20"/></svg>`
  const drawing = await client.assets.upload('image', Buffer.from(svg), { filename: 'a.svg' })
  expect(drawing).toMatchObject({ extension: 'svg', mimeType: 'image/svg+xml' })
  expect(drawing.metadata.dimensions).toMatchObject({ width: 30, height: 20 })
  expect(await (await fetch(drawing.url)).text()).toBe(svg)
  const gif = await sharp(await makePicture())
    .gif()
    .toBuffer()
  const animation = await client.assets.upload('image', gif, { filename: 'a.gif' })
  expect(animation).toMatchObject({ extension: 'gif', mimeType: 'image/gif' })
  for (const { _id } of [drawing, animation]) await client.delete(_id)
})

test('bytes that are no picture are refused', async () => {
  const { client } = await openContentLake()
  const upload = client.assets.upload('image', Buffer.from('no picture'))
  await expect(upload).rejects.toMatchObject({ statusCode: 400 })
})

test('files keep their bytes, name and type', async () => {
  const { client } = await openContentLake()
  const text = `hello ${Math.random()}`
  const asset = await client.assets.upload('file', Buffer.from(text), {
    filename: 'notes.txt',
    contentType: 'text/plain',
  })
  expect(asset._id).toMatch(/^file-[a-f0-9]{40}-txt$/)
  expect(asset).toMatchObject({ originalFilename: 'notes.txt', mimeType: 'text/plain' })
  expect(await (await fetch(asset.url)).text()).toBe(text)
  const saved = await fetch(`${asset.url}?dl=renamed.txt`)
  expect(saved.headers.get('content-disposition')).toMatch(/attachment.*renamed\.txt/)
  await client.delete(asset._id)
})

test('an asset that is shown somewhere cannot be deleted', async () => {
  const { client, id, type } = await openContentLake()
  const asset = await client.assets.upload('image', await makePicture())
  const image = { _type: 'image', asset: { _type: 'reference', _ref: asset._id } }
  await client.create({ _id: id('a'), _type: type, image })
  await expect(client.delete(asset._id)).rejects.toMatchObject({ statusCode: 409 })
  const found = await client.fetch('*[_id == $id][0].image.asset->url', { id: id('a') })
  expect(found).toBe(asset.url)
  await client.delete(id('a'))
  await client.delete(asset._id)
})
