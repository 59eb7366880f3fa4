import type { SanityClient } from '@sanity/client'
import sharp from 'sharp'

const span = (text: string) => [{ _type: 'span', _key: 'span', text, marks: [] }]

/** A text with each kind of block; its claim leans on the article's first source. */
export async function everyBlock(editor: SanityClient): Promise<object[]> {
  const background = { r: 31, g: 91, b: 82 }
  const png = sharp({ create: { width: 64, height: 48, channels: 3, background } }).png()
  const asset = await editor.assets.upload('image', await png.toBuffer())
  const source = await editor.fetch<string>(
    '*[_id == "approach-dialectical-behavior-therapy"][0].sources[0]._key',
  )
  return [
    { _type: 'block', _key: 'heading', style: 'h2', markDefs: [], children: span('All blocks') },
    { _type: 'callout', _key: 'callout', tone: 'caution', text: 'A callout to see' },
    {
      _type: 'figure',
      _key: 'figure',
      image: {
        _type: 'image',
        asset: { _type: 'reference', _ref: asset._id },
        alt: 'Two lines that meet',
        crop: { _type: 'sanity.imageCrop', top: 0, bottom: 0.5, left: 0.25, right: 0 },
      },
    },
    {
      _type: 'comparisonTable',
      _key: 'table',
      caption: 'A table to see',
      columns: ['What', 'One', 'Two'],
      rows: [{ _type: 'comparisonRow', _key: 'row', cells: ['Cost', 'Low', 'High'] }],
    },
    { _type: 'exercise', _key: 'exercise', title: 'An exercise to see', steps: ['Breathe.'] },
    {
      _type: 'claim',
      _key: 'claim',
      statement: 'A claim to see',
      grade: 'strong',
      sources: [source],
    },
    {
      _type: 'questionList',
      _key: 'questions',
      questions: [
        { _type: 'question', _key: 'one', question: 'A question to see', answer: 'An answer.' },
      ],
    },
    {
      _type: 'programCard',
      _key: 'card',
      program: { _type: 'reference', _ref: 'program-relationships-group' },
    },
    { _type: 'crisisHelp', _key: 'crisis' },
  ]
}
