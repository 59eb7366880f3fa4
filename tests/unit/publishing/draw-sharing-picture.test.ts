import sharp from 'sharp'
import { expect, it } from 'vitest'
import { drawSharingPicture } from '../../../src/publishing/sharing-pictures/draw-sharing-picture.ts'

const draw = (title: string, seed = 3) =>
  drawSharingPicture({ type: 'approach', slug: 'any', title, eyebrow: 'Attune', seed })

it.each([
  'Therapy',
  'Dialectical behavior therapy and its skills groups',
  'Attachment-based family therapy: what it is, what research shows, and where its limits are',
  'A title that goes on '.repeat(12),
])('keeps the margins of a sharing picture free: %s', async (title) => {
  const picture = await draw(title)
  // Above the drawing, which reaches the edges.
  for (const left of [0, 1140]) {
    const margin = sharp(picture).extract({ left, top: 0, width: 60, height: 270 })
    // Statistics are of a whole image: what is cut out has to become one first.
    const { channels } = await sharp(await margin.removeAlpha().png().toBuffer()).stats()
    expect(Math.min(...channels.map(({ min }) => min))).toBeGreaterThan(200)
  }
})

it('draws the same picture for the same page, and another for another seed', async () => {
  const [one, same, other] = await Promise.all([
    draw('Therapy'),
    draw('Therapy'),
    draw('Therapy', 4),
  ])
  expect(one.equals(same)).toBe(true)
  expect(one.equals(other)).toBe(false)
})
