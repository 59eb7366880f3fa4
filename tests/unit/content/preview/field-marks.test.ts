import { stegaClean } from '@sanity/client/stega'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFieldMarks } from '../../../../src/content/preview/field-marks.ts'
import { runs, text } from '../../../fixtures/arbitrary-texts.ts'

const field = (name: string) => ({ id: 'a', type: 'approach', path: [name] })
/** What authors paste: unseen characters of every number and order. */
const unseen = fc
  .array(fc.constantFrom('\u200b', '\u200c', '\u200d', '\ufeff'), { maxLength: 60 })
  .map((characters) => characters.join(''))

describe('marks of fields', () => {
  it('lead each text to its own field, whatever unseen characters its author pasted', () => {
    const pasted = fc.tuple(text, unseen, text, unseen).map((parts) => parts.join(''))
    fc.assert(
      fc.property(fc.array(pasted, { minLength: 1, maxLength: 8 }), (texts) => {
        const marks = createFieldMarks()
        const marked = texts.map((each, at) => marks.mark(each, field(String(at))))
        expect(marked.map(marks.find)).toEqual(texts.map((_, at) => field(String(at))))
      }),
      runs,
    )
  })

  it('are cleaned away as stega is, and leave the text that was there', () => {
    const marks = createFieldMarks()
    for (const words of ['Été', '👩‍👩‍👧 and others', 'ends with a space ', '\u200b']) {
      const marked = marks.mark(words, field('title'))
      expect(stegaClean(marked)).toBe(words.replaceAll('\u200b', ''))
      // White space is cut off at parsing; a mark must not be.
      expect(marked.trim()).toBe(marked)
    }
  })

  it('find the first of several fields, also of the thousandth text', () => {
    const marks = createFieldMarks()
    const marked = Array.from({ length: 3_000 }, (_, at) => marks.mark('a', field(String(at))))
    expect(marks.find(`${marked[2_999]} ${marked[5]}`)).toEqual(field('2999'))
    expect(marks.find(`${marked[1_024]}${marked[1_023]}`)).toEqual(field('1024'))
  })

  it('of another text, pasted, lead no text away from its own field', () => {
    const marks = createFieldMarks()
    const pasted = marks.mark('a', field('other')).slice(1)
    const own = marks.mark(`a${pasted}b`, field('own'))
    expect(marks.find(own)).toEqual(field('own'))
    // One inside another: with the inner one gone, the outer would be one.
    const [start, number] = [pasted.slice(0, 4), pasted.slice(4)]
    const nested = marks.mark(`a${start}${pasted}${number}b`, field('nested'))
    expect(marks.find(nested)).toEqual(field('nested'))
  })

  it('are none in what no preview marked', () => {
    fc.assert(
      fc.property(text, unseen, (words, characters) => {
        expect(createFieldMarks().find(words + characters)).toBeUndefined()
      }),
      runs,
    )
  })
})
