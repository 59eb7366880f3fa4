import { describe, expect, it } from 'vitest'
import { createFieldMarks } from '../../../../src/content/preview/field-marks.ts'
import { markOwnTexts, markTexts } from '../../../../src/content/preview/mark-texts.ts'

const documents = [
  { _id: 'drafts.a', _type: 'approach' },
  { _id: 'b', _type: 'topic' },
]
const fromField = (document: number, path: number) =>
  ({ type: 'value', source: { type: 'documentValue', document, path } }) as const

describe('marking texts by their source map', () => {
  it('leads each text to the field it comes from, its own or one that a reference leads to', () => {
    const marks = createFieldMarks()
    const answer = [{ _id: 'a', title: 'Title', topics: [{ title: 'Topic', slug: 'topic' }] }]
    const marked = markTexts(
      answer,
      {
        documents,
        paths: ["$['title']", "$['slug']['current']", "$['it\\'s']"],
        mappings: {
          "$[0]['title']": fromField(0, 2),
          "$[0]['topics'][0]['title']": fromField(1, 0),
          "$[0]['topics'][0]['slug']": fromField(1, 1),
        },
      },
      marks,
    )
    expect(marked).toEqual([
      {
        _id: 'a',
        title: expect.stringMatching(/^Title./),
        topics: [{ title: expect.stringMatching(/^Topic./), slug: 'topic' }],
      },
    ])
    const [title = '', topic = ''] = textsOf(marked)
    expect(marks.find(title)).toEqual({ id: 'drafts.a', type: 'approach', path: ["it's"] })
    expect(marks.find(topic)).toEqual({ id: 'b', type: 'topic', path: ['title'] })
  })

  it('goes on from the nearest value that the map names, through entries by their keys', () => {
    const marks = createFieldMarks()
    const span = { _type: 'span', _key: 's', text: 'Words', marks: ['strong'] }
    const block = { _type: 'block', _key: 'k', style: 'h2', children: [span] }
    const marked = markTexts(
      { body: [block], steps: ['One', ''] },
      {
        documents,
        paths: ["$['body']", "$['steps']"],
        mappings: { "$['body']": fromField(0, 0), "$['steps']": fromField(0, 1) },
      },
      marks,
    )
    const [words = '', step = '', ...others] = textsOf(marked)
    expect(marks.find(words)?.path).toEqual([
      'body',
      { _key: 'k', _index: 0 },
      'children',
      { _key: 's', _index: 0 },
      'text',
    ])
    expect(marks.find(step)?.path).toEqual(['steps', 0])
    expect(others).toEqual([])
  })

  it('marks nothing of what the query itself says, and of what no map tells', () => {
    const answer = { kind: 'a', text: 'b', other: 'c', title: 'd' }
    const literal = { type: 'value', source: { type: 'literal' } } as const
    const unknown = { type: 'value', source: { type: 'unknown' } } as const
    const mappings = {
      "$['text']": literal,
      "$['other']": unknown,
      // Of a document and a path that the map doesn't list.
      "$['title']": fromField(7, 7),
    }
    const marks = createFieldMarks()
    expect(markTexts(answer, { documents, paths: [], mappings }, marks)).toEqual(answer)
  })

  it('marks entries that have no key nowhere, since nothing leads to them', () => {
    const marks = createFieldMarks()
    const mappings = { "$['text']": fromField(0, 0) }
    const paths = ["$['body'][?(@._key=='')]['text']"]
    const answer = { text: 'Words' }
    expect(markTexts(answer, { documents, paths, mappings }, marks)).toEqual(answer)
  })

  it('marks a document’s own fields without a map', () => {
    const marks = createFieldMarks()
    const list = [{ _id: 'a', _type: 'approach', title: 'T', definition: ' ', year: 1 }]
    const [marked] = markOwnTexts(list, ['title', 'definition', 'year', 'note'], marks)
    expect(marked).toEqual({ ...list[0], title: expect.stringMatching(/^T./) })
    const [title = ''] = textsOf(marked)
    expect(marks.find(title)).toEqual({ id: 'a', type: 'approach', path: ['title'] })
  })
})

/** The texts that carry a mark, in their order. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('\u200b') ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(textsOf)
}
