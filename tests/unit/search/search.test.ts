import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describeResults } from '../../../src/components/search/describe-results.ts'
import { readExcerpt } from '../../../src/components/search/read-excerpt.ts'
import {
  asksForNothing,
  MAX_WORDS_LENGTH,
  readSearchQuery,
  type SearchQuery,
  writeSearchQuery,
} from '../../../src/components/search/search-query.ts'
import { anyCodePoint } from '../../fixtures/arbitrary-texts.ts'

const read = (address: string) => readSearchQuery(new URLSearchParams(address))

describe('the address of a search', () => {
  it('leads back to the same search', () => {
    const query: SearchQuery = { words: 'shame & blame?', kind: 'approach', topic: 'group-work' }
    expect(read(writeSearchQuery(query))).toEqual(query)
    expect(writeSearchQuery({ words: '', kind: '', topic: '' })).toBe('')
  })

  it('counts what makes no sense as not asked', () => {
    expect(read('?q=%20%20a%09%20b%20&kind=constructor&topic=%3Cscript%3E')).toEqual({
      words: 'a b',
      kind: '',
      topic: '',
    })
    expect(asksForNothing(read('?q=+&kind=nothing'))).toBe(true)
  })

  it('takes any text for words, up to a length, and reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 400 }), (text) => {
        const query = readSearchQuery(new URLSearchParams({ q: text }))
        expect(query.words.length).toBeLessThanOrEqual(MAX_WORDS_LENGTH)
        expect(read(writeSearchQuery(query)).words).toBe(query.words.toWellFormed().trim())
      }),
    )
  })
})

describe('an excerpt', () => {
  it('becomes plain pieces, with the hits marked', () => {
    const excerpt = '<mark>Shame</mark> &amp; &lt;b&gt; blame <mark>shame</mark>'
    expect(readExcerpt(excerpt, excerpt.replaceAll(/<\/?mark>/g, ''))).toEqual([
      { text: 'Shame', isHit: true },
      { text: ' & <b> blame ', isHit: false },
      { text: 'shame', isHit: true },
    ])
  })

  it('has dots where the page’s text goes on, and nowhere else', () => {
    const show = (excerpt: string) =>
      readExcerpt(excerpt, 'One &amp; two. Three and four. Five.')
        .map(({ text }) => text)
        .join('')
    expect(show('<mark>One</mark> &amp; two.')).toBe('One & two. …')
    expect(show('two. <mark>Three</mark> and')).toBe('… two. Three and …')
    expect(show('and four. <mark>Five.</mark>')).toBe('… and four. Five.')
  })

  it('loses no text, whatever it holds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), (words) => {
        const escaped = words.map((word) =>
          word.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
        )
        const parts = readExcerpt(escaped.map((word) => `<mark>${word}</mark>`).join(' '), '')
        expect(parts.filter(({ isHit }) => isHit).map(({ text }) => text)).toEqual(words)
      }),
    )
  })
})

it('says how many pages were found, and what to do when none was', () => {
  const query: SearchQuery = { words: 'zest', kind: '', topic: '' }
  expect(describeResults(2, query)).toBe('2 pages found for “zest”.')
  expect(describeResults(1, { ...query, words: '' })).toBe('1 page found.')
  expect(describeResults(0, query)).toContain('Try fewer or other words')
})
