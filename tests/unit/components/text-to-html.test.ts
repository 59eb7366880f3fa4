import { describe, expect, it } from 'vitest'
import { gatherText } from '../../../src/components/portable-text/gather-text.ts'
import {
  type PreparedTextBlock,
  prepareArticle,
} from '../../../src/components/portable-text/prepare-article.ts'
import { textToHtml } from '../../../src/components/portable-text/text-to-html.ts'
import type { Source } from '../../../src/content/schemas/approach.ts'
import { articleBody } from '../../../src/content/schemas/portable-text.ts'

const SOURCE: Source = {
  ...{ _key: 'somebody', authors: 'Somebody', year: 2020, title: 'Work', publication: 'Journal' },
  ...{ doi: undefined, url: undefined, note: undefined },
}

const span = (text: string, ...marks: string[]) => ({ _type: 'span', _key: text, text, marks })
const block = (children: object[], more: object = {}) => ({
  ...{ _type: 'block', _key: 'b', style: 'normal', markDefs: [], children },
  ...more,
})

function render(...raw: object[]): string {
  const { body } = prepareArticle(articleBody.parse(raw), [SOURCE])
  return textToHtml(body.filter((each): each is PreparedTextBlock => each._type === 'block'))
}

describe('text of editors as HTML', () => {
  it('shows whatever editors type as they typed it, runs of spaces and line breaks included', () => {
    expect(render(block([span(`<b>  & "so'\nnext`)]))).toBe(
      '<p>&lt;b&gt;  &amp; &quot;so&#39;<br>next</p>',
    )
  })

  it('nests marks and lists, and lets a heading stand in a list', () => {
    const item = (text: string, more: object = {}) =>
      block([span(text)], { listItem: 'bullet', level: 1, ...more })
    expect(
      render(
        block([span('one ', 'strong'), span('two', 'strong', 'em')]),
        item('first'),
        item('within', { listItem: 'number', level: 2 }),
        item('Title', { style: 'h3' }),
        block([span('said')], { style: 'blockquote' }),
      ),
    ).toBe(
      [
        '<p><strong>one <em>two</em></strong></p>',
        '<ul><li>first<ol><li>within</li></ol></li><li><h3 id="title">Title</h3></li></ul>',
        '<blockquote>said</blockquote>',
      ].join(''),
    )
  })

  it('leads from marks to the page, the source and the note that they are about', () => {
    const marks = [
      { _type: 'link', _key: 'out', kind: 'external', href: 'https://example.org/?a=1&b="2"' },
      {
        ...{ _type: 'link', _key: 'in', kind: 'internal', reference: { _ref: 'topic' } },
        target: { _type: 'topic', slug: 'trust', title: 'Trust' },
      },
      { _type: 'link', _key: 'gone', kind: 'internal', reference: { _ref: 'unpublished' } },
      { _type: 'citation', _key: 'cite', source: 'somebody' },
      {
        ...{ _type: 'glossary', _key: 'term' },
        term: { term: 'Empathy', definition: 'Feeling with.', slug: 'empathy' },
      },
    ]
    const children = marks.map(({ _key }) => span(_key, _key))
    expect(render(block(children, { markDefs: marks }))).toBe(
      [
        '<p><a href="https://example.org/?a=1&amp;b=&quot;2&quot;">out</a>',
        '<a href="/topics/trust/">in</a>gone',
        'cite<sup><a class="citation" id="cite-1-1" href="#source-1" interestfor="note-source-1" aria-label="Source 1">1</a></sup>',
        '<button type="button" class="term" popovertarget="note-term-empathy" interestfor="note-term-empathy">term</button></p>',
      ].join(''),
    )
  })
})

describe('marks laid over one another', () => {
  const link = { _type: 'link', _key: 'link', kind: 'external', href: 'https://example.org/' }
  const other = { ...link, _key: 'other', href: 'https://example.com/' }
  const cite = { _type: 'citation', _key: 'cite', source: 'somebody' }
  const term = {
    ...{ _type: 'glossary', _key: 'term' },
    term: { term: 'Empathy', definition: 'Feeling with.', slug: 'empathy' },
  }
  const marked = (...children: object[]) =>
    render(block(children, { markDefs: [term, link, other, cite] }))
  const a = '<a href="https://example.org/">'
  const button =
    '<button type="button" class="term" popovertarget="note-term-empathy" interestfor="note-term-empathy">'
  const number =
    '<sup><a class="citation" id="cite-1-1" href="#source-1" interestfor="note-source-1" aria-label="Source 1">1</a></sup>'

  it('never put a link or a button inside another', () => {
    expect(marked(span('a ', 'link'), span('b', 'term', 'link'), span(' c', 'link'))).toBe(
      `<p>${a}a b c</a></p>`,
    )
    expect(marked(span('a ', 'term'), span('b', 'term', 'link'))).toBe(
      `<p>${button}a </button>${a}b</a></p>`,
    )
    expect(marked(span('a ', 'link'), span('b', 'link', 'other'))).toBe(`<p>${a}a b</a></p>`)
  })

  it('let the number of a source stand beside a link or a term', () => {
    expect(marked(span('a ', 'link'), span('b', 'cite', 'link'), span(' c', 'link'))).toBe(
      `<p>${a}a b</a>${number}${a} c</a></p>`,
    )
    expect(marked(span('a ', 'term'), span('b', 'term', 'cite'))).toBe(
      `<p>${button}a b</button>${number}</p>`,
    )
  })

  it('show the number of a source once, after the last of its words', () => {
    expect(marked(span('a ', 'strong'), span('b', 'cite', 'strong'), span(' c', 'cite'))).toBe(
      `<p><strong>a b</strong> c${number}</p>`,
    )
  })
})

describe('what editors have left behind', () => {
  it('is no heading without words', () => {
    expect(render(block([span(' ')], { style: 'h2' }))).toBe('<p> </p>')
  })

  it('is no way back from a source to words that no longer cite it', () => {
    const markDefs = [{ _type: 'citation', _key: 'cite', source: 'somebody' }]
    const { sources } = prepareArticle(articleBody.parse([block([span('a')], { markDefs })]), [
      SOURCE,
    ])
    expect(sources[0]?.citedAt).toEqual([])
  })
})

describe('a text taken apart', () => {
  const text = (_key: string) => block([span(_key)], { _key })
  const note = { _type: 'callout', _key: 'note', tone: 'note', text: 'Mind.' }

  it('keeps blocks of words together and everything in its order', () => {
    const { body } = prepareArticle(
      articleBody.parse([text('a'), text('b'), note, note, text('c')]),
    )
    const shown = gatherText(body).map((part) =>
      'text' in part ? part.text.map(({ _key }) => _key).join('') : part.block._type,
    )
    expect(shown).toEqual(['ab', 'callout', 'callout', 'c'])
  })

  it('is nothing where there is no text', () => {
    expect(gatherText([])).toEqual([])
  })
})
