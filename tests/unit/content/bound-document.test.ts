import { describe, expect, it } from 'vitest'
import { BOUNDS, boundDocument } from '../../../src/content/bound-document.ts'
import { mendDocument } from '../../../src/content/preview/mend-document.ts'
import { page } from '../../../src/content/schemas/page.ts'

const withFields = (fields: object) => ({ _id: 'page-one', _type: 'page', ...fields })

function nest(levels: number): unknown {
  let value: unknown = 'innermost'
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

describe('a document', () => {
  it('is itself when nothing is wrong with it', () => {
    const raw = withFields({ title: 'A title\nin two lines\twith a tab', body: [{ text: '🧡 é' }] })
    expect(boundDocument(raw)).toBe(raw)
  })

  it('loses what no page or file can hold, and nothing else', () => {
    const raw = withFields({
      body: [{ text: 'a\u0000b\u001b[1m \u202ec\ud800d\ufffe\u0085' }],
      n: 1,
    })
    expect(boundDocument(raw)).toEqual(withFields({ body: [{ text: 'ab[1m cd' }], n: 1 }))
  })

  it('keeps the unseen letters by which a preview knows its fields', () => {
    const raw = withFields({ title: 'Title\u200b\u200c\u200d\ufeff\u2060' })
    expect(boundDocument(raw)).toBe(raw)
  })

  it.each([
    ['deep', { more: nest(BOUNDS.levels) }, /^The page "page-one" can't be shown\. more\[0\]/],
    [
      'large',
      { body: Array.from({ length: BOUNDS.values }, () => 0) },
      /body\[49996\]: is too much/,
    ],
    ['long', { text: 'a'.repeat(BOUNDS.characters) }, /text: is too long/],
  ])('is refused when it is too %s, with the place', (_name, fields, message) => {
    expect(() => boundDocument(withFields(fields))).toThrow(message)
  })

  it('is looked at no deeper than the bound, so that depth can’t exhaust the stack', () => {
    expect(() => boundDocument(withFields({ more: nest(200_000) }))).toThrow(/nested too deep/)
  })

  it('is not mended for a preview when that would take too long', () => {
    const body = Array.from({ length: 5_000 }, () => ({ _type: 'broken' }))
    expect(mendDocument(page, withFields({ body }))).toBeUndefined()
  })
})
