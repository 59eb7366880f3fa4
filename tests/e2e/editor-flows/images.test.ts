import type { SanityClient } from '@sanity/client'
import { expect, it } from 'vitest'
import { z } from 'zod'
import {
  closeCropTool,
  dragHandle,
  dragImage,
  openCropTool,
  pasteImage,
  uploadImage,
} from '../images.ts'
import { fillField, openDocument } from '../studio-driver.ts'
import { drawPicture } from './draw-picture.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows, type Newsroom } from './newsroom.ts'

const region = z.record(z.string(), z.union([z.number(), z.string()]))
const photo = z.object({
  asset: z.object({ _ref: z.string() }),
  alt: z.string().optional(),
  hotspot: region.optional(),
  crop: region.optional(),
})
const asset = z.object({
  url: z.string(),
  mimeType: z.string(),
  metadata: z.object({
    lqip: z.string(),
    dimensions: z.object({ width: z.number(), height: z.number() }),
  }),
})

async function readPhoto(content: SanityClient, id: string) {
  return photo.safeParse((await content.getDocument(`drafts.${id}`))?.['photo']).data
}

/** Opens a person of this flow's own who has no picture yet. */
async function openPerson({ content, studioUrl, page: openPage }: Newsroom, id: string) {
  await content.createOrReplace({
    _id: id,
    _type: 'person',
    name: 'Someone',
    slug: { _type: 'slug', current: id },
    kind: 'facilitator',
    bio: 'Leads groups.',
  })
  const page = await openPage()
  await openDocument(page, studioUrl, 'person', id)
  return page
}

describeEditorFlows('pictures', (room) => {
  it('uploads a file, says what it shows, and frames it by hotspot and crop', async () => {
    const { content, folder } = room()
    const id = 'person-upload'
    const page = await openPerson(room(), id)
    await uploadImage(page, 'photo', await drawPicture(folder, 'upload.jpg', 'olive'))
    await fillField(page, 'photo.alt', 'An olive field')

    const tool = await openCropTool(page, 'photo')
    await dragHandle(page, tool, 'crop-left', { x: 60, y: 0 })
    await dragHandle(page, tool, 'hotspotHandle', { x: -90, y: -60 })
    await closeCropTool(tool)

    await eventually(async () => (await readPhoto(content, id))?.hotspot !== undefined)
    const { asset: reference, alt, crop, hotspot } = photo.parse(await readPhoto(content, id))
    expect(alt).toBe('An olive field')
    expect(crop).toMatchObject({ top: 0, right: 0, bottom: 0 })
    expect(crop?.['left']).toBeGreaterThan(0.03)
    expect(hotspot?.['width']).toBeLessThan(0.95)

    const { url, mimeType, metadata } = asset.parse(await content.getDocument(reference._ref))
    expect(mimeType).toBe('image/jpeg')
    expect(metadata.dimensions).toEqual({ width: 320, height: 200 })
    expect((await fetch(`${url}?w=100&fm=webp`)).headers.get('content-type')).toBe('image/webp')
  })

  it('takes a picture that is pasted', async () => {
    const { content } = room()
    const id = 'person-paste'
    const page = await openPerson(room(), id)
    await pasteImage(page, 'photo', { width: 300, height: 200 })
    await eventually(async () => (await readPhoto(content, id)) !== undefined)
    const { asset: reference } = photo.parse(await readPhoto(content, id))
    expect(reference._ref).toMatch(/-300x200-png$/)
  })

  it('takes a picture that is dragged in, and keeps the same one only once', async () => {
    const { content, folder } = room()
    const file = await drawPicture(folder, 'drag.png', 'plum')
    const references: string[] = []
    for (const id of ['person-drag', 'person-drag-again']) {
      const page = await openPerson(room(), id)
      await dragImage(page, 'photo', file)
      await eventually(async () => (await readPhoto(content, id)) !== undefined)
      references.push(photo.parse(await readPhoto(content, id)).asset._ref)
    }
    expect(references[0]).toMatch(/-320x200-png$/)
    expect(references[1]).toBe(references[0])
  })
})
