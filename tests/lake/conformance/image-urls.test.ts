import sharp from 'sharp'
import { expect, test } from 'vitest'
import { openContentLake } from '../../fixtures/content-lake.ts'

/** Red left half, blue right half; 80 by 40 pixels unless told otherwise. */
async function makePicture(size = { width: 80, height: 40 }, format: 'jpeg' | 'png' = 'png') {
  const half = { width: size.width / 2, height: size.height }
  const blue = await sharp({ create: { ...half, channels: 3, background: '#0000ff' } })
    .png()
    .toBuffer()
  return sharp({ create: { ...size, channels: 3, background: '#ff0000' } })
    .composite([{ input: blue, left: half.width, top: 0 }])
    .toFormat(format, { quality: 100 })
    .toBuffer()
}

async function openPicture(bytes?: Buffer) {
  const { client } = await openContentLake()
  // Bytes of its own, so that removing the asset takes away nobody else's.
  const comment = { IFD0: { Copyright: String(Math.random()) } }
  const unique = await sharp(bytes ?? (await makePicture()))
    .withExif(comment)
    .toBuffer()
  const { url } = await client.assets.upload('image', unique, { filename: 'picture.png' })
  const get = async (query: string, headers: Record<string, string> = {}) => {
    const response = await fetch(`${url}?${query}`, { headers })
    expect(response.status, query).toBe(200)
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  const look = async (query: string, headers?: Record<string, string>) => {
    const { bytes: found } = await get(query, headers)
    const { width, height, format, compression, isProgressive } = await sharp(found).metadata()
    return { width, height, format: compression === 'av1' ? 'avif' : format, isProgressive }
  }
  const pixel = async (query: string, left: number, top: number) => {
    const { bytes: found } = await get(query)
    const point = await sharp(found)
      .ensureAlpha()
      .extract({ left, top, width: 1, height: 1 })
      .raw()
      .toBuffer()
    return [...point]
  }
  return { client, url, get, look, pixel }
}

const RED = [255, 0, 0, 255]
const BLUE = [0, 0, 255, 255]

test('each fit gives the size it promises', async () => {
  const { look } = await openPicture()
  const sizes = {
    '': [80, 40],
    'w=20': [20, 10],
    'h=20': [40, 20],
    'w=160': [160, 80],
    'w=40&h=40': [40, 20],
    'w=40&h=40&fit=clip': [40, 20],
    'w=160&h=160&fit=clip': [160, 80],
    'w=40&h=40&fit=crop': [40, 40],
    'w=160&h=160&fit=crop': [160, 160],
    'w=40&h=40&fit=fill': [40, 40],
    'w=160&h=160&fit=fillmax': [160, 160],
    'w=160&h=160&fit=max': [80, 40],
    'w=40&fit=max': [40, 20],
    'w=160&h=160&fit=min': [40, 40],
    'w=20&h=20&fit=min': [20, 20],
    'w=33&h=77&fit=scale': [33, 77],
    'w=20&dpr=2': [40, 20],
    'w=20&h=20&fit=crop&dpr=3': [60, 60],
    'max-w=40': [40, 20],
    'max-h=10': [20, 10],
    'max-w=400': [80, 40],
    'min-w=160': [160, 80],
    'w=70&max-w=50': [50, 25],
    'w=10&min-w=20': [20, 10],
    'pad=5': [90, 50],
    'w=20&pad=5': [30, 20],
    'or=90': [40, 80],
    'or=180': [80, 40],
    'rect=0,0,40,40': [40, 40],
    'rect=0,0,40,40&w=10': [10, 10],
    'rect=40,0,40,20&or=270': [20, 40],
  }
  for (const [query, [width, height]] of Object.entries(sizes)) {
    expect(await look(query), query).toMatchObject({ width, height })
  }
})

test('a crop keeps the side, or the focal point, that was asked for', async () => {
  const { pixel } = await openPicture()
  const box = 'w=20&h=20&fit=crop'
  expect(await pixel(`${box}&crop=left`, 10, 10)).toEqual(RED)
  expect(await pixel(`${box}&crop=right`, 10, 10)).toEqual(BLUE)
  expect(await pixel(`${box}&crop=focalpoint&fp-x=0.1&fp-y=0.5`, 15, 10)).toEqual(RED)
  expect(await pixel(`${box}&crop=focalpoint&fp-x=0.9&fp-y=0.5`, 5, 10)).toEqual(BLUE)
  expect(await pixel(`${box}&crop=center`, 4, 10)).toEqual(RED)
  expect(await pixel(`${box}&crop=center`, 15, 10)).toEqual(BLUE)
  expect(await pixel(`${box}&crop=top,left`, 10, 10)).toEqual(RED)
  expect(await pixel('rect=50,10,20,20', 0, 0)).toEqual(BLUE)
})

test('entropy keeps the part with the most to see', async () => {
  const noise = await sharp({
    create: {
      width: 40,
      height: 40,
      channels: 3,
      background: '#fff',
      noise: { type: 'gaussian', mean: 128, sigma: 60 },
    },
  })
    .png()
    .toBuffer()
  const plain = { create: { width: 160, height: 40, channels: 3, background: '#00ff00' } } as const
  const picture = await sharp(plain)
    .composite([{ input: noise, left: 120, top: 0 }])
    .png()
    .toBuffer()
  const { pixel } = await openPicture(picture)
  expect(await pixel('w=40&h=40&fit=crop&crop=entropy', 20, 20)).not.toEqual([0, 255, 0, 255])
  expect(await pixel('w=40&h=40&fit=crop&crop=left', 20, 20)).toEqual([0, 255, 0, 255])
})

test('flipping, turning, filling, inverting and gray tones change the pixels', async () => {
  const { pixel } = await openPicture()
  expect(await pixel('flip=h&fm=png', 0, 0)).toEqual(BLUE)
  expect(await pixel('flip=v&fm=png', 0, 0)).toEqual(RED)
  expect(await pixel('flip=hv&fm=png', 0, 0)).toEqual(BLUE)
  expect(await pixel('or=180', 0, 0)).toEqual(BLUE)
  expect(await pixel('or=90', 0, 0)).toEqual(RED)
  expect(await pixel('w=40&h=40&fit=fill&bg=00ff00', 20, 2)).toEqual([0, 255, 0, 255])
  expect(await pixel('w=160&h=160&fit=fillmax&bg=0f0', 2, 2)).toEqual([0, 255, 0, 255])
  expect(await pixel('pad=5&bg=ff00ff00', 1, 1)).toEqual([0, 255, 0, 255])
  expect(await pixel('invert=true', 0, 0)).toEqual([0, 255, 255, 255])
  const [red, green, blue] = await pixel('sat=-100', 0, 0)
  expect([green, blue]).toEqual([red, red])
})

test('blur softens an edge and sharpening hardens one', async () => {
  const { pixel, get } = await openPicture()
  expect(await pixel('blur=50', 39, 20)).not.toEqual(RED)
  expect(await pixel('blur=50', 39, 20)).not.toEqual(BLUE)
  const [soft, sharpened] = [await get('w=20'), await get('w=20&sharp=100')]
  expect(sharpened.bytes.equals(soft.bytes)).toBe(false)
})

test('a background shows through transparent parts', async () => {
  const clear = { create: { width: 20, height: 20, channels: 4, background: '#00000000' } } as const
  const { pixel } = await openPicture(await sharp(clear).png().toBuffer())
  expect(await pixel('bg=112233', 5, 5)).toEqual([17, 34, 51, 255])
  expect((await pixel('w=10', 5, 5))[3]).toBe(0)
})

test('formats are as asked, or as the browser accepts them', async () => {
  const { look, get } = await openPicture()
  expect(await look('fm=jpg')).toMatchObject({ format: 'jpeg', isProgressive: false })
  expect(await look('fm=pjpg')).toMatchObject({ format: 'jpeg', isProgressive: true })
  expect(await look('fm=png')).toMatchObject({ format: 'png' })
  expect(await look('fm=webp')).toMatchObject({ format: 'webp' })
  expect(await look('fm=avif&w=16')).toMatchObject({ format: 'avif' })
  const webp = { Accept: 'image/webp,*/*' }
  expect(await look('auto=format&w=8', webp)).toMatchObject({ format: 'webp' })
  expect(await look('auto=format&w=8', { Accept: 'image/*' })).toMatchObject({ format: 'png' })
  const { response } = await get('auto=format&w=8', webp)
  expect(response.headers.get('content-type')).toBe('image/webp')
  expect(response.headers.get('vary')).toContain('Accept')
})

test('a lower quality is a smaller file', async () => {
  const noise = {
    create: {
      width: 64,
      height: 64,
      channels: 3,
      background: '#888',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  } as const
  const { get } = await openPicture(await sharp(noise).png().toBuffer())
  const [low, high] = [await get('fm=jpg&q=10'), await get('fm=jpg&q=95')]
  expect(low.bytes.length).toBeLessThan(high.bytes.length)
})

test('an animation keeps its frames unless the first is asked for', async () => {
  const { client } = await openContentLake()
  const frames = [10, 200].map((level) => Buffer.alloc(16 * 16 * 3, level))
  const animation = await sharp(Buffer.concat(frames), {
    raw: { width: 16, height: 32, channels: 3, pageHeight: 16 },
  })
    .gif({ delay: [100, 100] })
    .toBuffer()
  const { url } = await client.assets.upload('image', animation, { filename: 'a.gif' })
  const pagesOf = async (query: string) => {
    const bytes = Buffer.from(await (await fetch(`${url}?${query}`)).arrayBuffer())
    const { format, pages, width } = await sharp(bytes).metadata()
    return { format, pages: pages ?? 1, width }
  }
  expect(await pagesOf('w=8')).toEqual({ format: 'gif', pages: 2, width: 8 })
  expect(await pagesOf('w=8&frame=1')).toEqual({ format: 'gif', pages: 1, width: 8 })
  expect(await pagesOf('w=8&fm=png')).toEqual({ format: 'png', pages: 1, width: 8 })
})

test('answers may be kept for ever, are not sent twice, and can be saved under a name', async () => {
  const { get, url } = await openPicture()
  const { response } = await get('w=20&dl=my%20picture.png')
  expect(response.headers.get('cache-control')).toMatch(/max-age=31536000.*immutable/)
  expect(response.headers.get('content-disposition')).toMatch(/attachment.*my(%20| )picture\.png/)
  const etag = response.headers.get('etag') ?? ''
  const again = await fetch(`${url}?w=20`, { headers: { 'If-None-Match': etag } })
  expect(again.status).toBe(304)
  expect((await get('')).bytes.length).toBeGreaterThan(0)
})

test('a bad parameter is refused by name', async () => {
  const { url } = await openPicture()
  const bad = {
    w: ['-1', '0', '99999', 'wide', ''],
    h: ['-1'],
    'min-w': ['x'],
    'max-h': ['0'],
    fit: ['what'],
    crop: ['middle'],
    rect: ['1,2', '0,0,900,900', 'a,b,c,d'],
    'fp-x': ['2'],
    'fp-y': ['-0.1'],
    q: ['x', '101'],
    fm: ['exe'],
    auto: ['size'],
    dpr: ['9'],
    blur: ['-1', '2001'],
    bg: ['red', '12345'],
    flip: ['x'],
    or: ['45'],
    sat: ['20'],
    sharp: ['101'],
    pad: ['-1'],
    invert: ['maybe'],
    frame: ['2'],
  }
  for (const [name, values] of Object.entries(bad)) {
    for (const value of values) {
      const response = await fetch(`${url}?${name}=${value}`)
      expect(response.status, `${name}=${value}`).toBe(400)
      expect(await response.text(), `${name}=${value}`).toContain(name)
    }
  }
})

test('an unknown image is a 404', async () => {
  const { url } = await openPicture()
  expect((await fetch(url.replace(/[a-f0-9]{40}/, '0'.repeat(40)))).status).toBe(404)
})
