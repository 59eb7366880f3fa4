import { describe, expect, it } from 'vitest'
import { imageToMedia, mediaOrigin, mediaPathsIn } from '../../../src/content/media.ts'

const lake = { apiHost: 'http://localhost:3900', projectId: 'local', dataset: 'production' }
const pathsOf = (srcset: string) => srcset.split(', ').map((entry) => entry.split(' ')[0] ?? '')

describe.each([
  ['wide', 'image-0a1b2c-2000x1000-jpg', [480, 800, 1200, 1600]],
  ['middling', 'image-0a1b2c-1000x500-png', [480, 800]],
  ['small', 'image-0a1b2c-300x200-webp', [300]],
])('a %s picture', (_, assetId, widths) => {
  const { src, srcset } = imageToMedia({ assetId, crop: undefined })

  it('is offered in no width beyond its own', () => {
    expect(srcset.match(/\d+w/g)).toEqual(widths.map((width) => `${width}w`))
    expect(pathsOf(srcset)).toContain(src)
  })

  it('has paths that are found again in a page, each once', () => {
    const html = `<img src="${src}" srcset="${srcset}"><p>…</p><img src="${src}">`
    expect(mediaPathsIn(html).toSorted()).toEqual(pathsOf(srcset).toSorted())
  })

  it('has paths that each lead back to the picture in the lake, in that width', () => {
    const file = assetId.replace(/^image-/, '').replace(/-([a-z]+)$/, '.$1')
    expect(pathsOf(srcset).map((path) => mediaOrigin(path, lake))).toEqual(
      widths.map(
        (width) => `http://localhost:3900/images/local/production/${file}?w=${width}&fm=webp&q=80`,
      ),
    )
  })
})

describe('a picture', () => {
  it('carries its dimensions in its asset id', () => {
    const assetId = 'image-0a1b2c-2000x1000-jpg'
    expect(imageToMedia({ assetId, crop: undefined })).toMatchObject({ width: 2000, height: 1000 })
  })

  it('is shown as editors cropped it', () => {
    const crop = { left: 0.1, right: 0.4, top: 0.2, bottom: 0 }
    const media = imageToMedia({ assetId: 'image-0a1b2c-2000x1000-jpg', crop })
    expect(media).toMatchObject({ width: 1000, height: 800 })
    expect(pathsOf(media.srcset).map((path) => mediaOrigin(path, lake))).toEqual(
      [480, 800].map(
        (width) =>
          `http://localhost:3900/images/local/production/0a1b2c-2000x1000.jpg?rect=200,200,1000,800&w=${width}&fm=webp&q=80`,
      ),
    )
    expect(mediaPathsIn(`<img srcset="${media.srcset}">`)).toEqual(pathsOf(media.srcset))
  })
})

describe('a foreign path', () => {
  it.each([
    '/',
    '/_astro/page.css',
    '/media/../secret',
    '/media/0a1b-640x480-png/w480.png',
    '/media/0a1b-640x480-png/w480.webp?w=9999',
    '/media/0a1b-640x480-png/../w480.webp',
    'https://elsewhere.example/media/0a1b-640x480-png/w480.webp',
  ])('has no origin in the lake: %s', (path) => {
    expect(mediaOrigin(path, lake)).toBeUndefined()
  })
})
