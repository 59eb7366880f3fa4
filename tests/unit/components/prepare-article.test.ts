import { describe, expect, it } from 'vitest'
import { prepareArticle } from '../../../src/components/portable-text/prepare-article.ts'
import type { Source } from '../../../src/content/schemas/approach.ts'
import type {
  ArticleBlock,
  MarkDefinition,
  TextBlock,
} from '../../../src/content/schemas/portable-text.ts'

function source(key: string): Source {
  return {
    _key: key,
    authors: 'A. Author',
    year: 1991,
    title: key,
    publication: 'A press',
    doi: undefined,
    url: undefined,
    note: undefined,
  }
}

function block(key: string, text: string, options: Partial<TextBlock> = {}): TextBlock {
  const marks = (options.markDefs ?? []).map(({ _key }) => _key)
  return {
    _type: 'block',
    _key: key,
    style: 'normal',
    listItem: undefined,
    level: undefined,
    children: [{ _type: 'span', _key: 's1', text, marks }],
    markDefs: [],
    ...options,
  }
}

const citation = (key: string, cited: string): MarkDefinition => ({
  _type: 'citation',
  _key: key,
  source: cited,
})
const claim = (key: string, sources: string[]): ArticleBlock => ({
  _type: 'claim',
  _key: key,
  statement: 'It helps.',
  grade: 'limited',
  detail: undefined,
  sources,
})
const idsOf = (body: readonly ArticleBlock[]) =>
  prepareArticle(body).body.flatMap((prepared) =>
    prepared._type === 'block' && prepared.id !== undefined ? [prepared.id] : [],
  )

describe('citations', () => {
  const sources = [source('first'), source('second'), source('uncited')]
  const prepared = prepareArticle(
    [
      block('b1', 'Text', { markDefs: [citation('m1', 'second'), citation('m2', 'first')] }),
      claim('c1', ['first', 'second']),
    ],
    sources,
  )
  const citations = prepared.body.flatMap((part) => {
    if (part._type === 'claim') return 'citations' in part ? part.citations : []
    if (part._type !== 'block') return []
    return part.markDefs.flatMap((mark) => ('anchor' in mark ? [mark] : []))
  })

  it('are numbered in the order of the source list, wherever they stand', () => {
    expect(prepared.sources.map(({ _key, number }) => [_key, number])).toEqual([
      ['first', 1],
      ['second', 2],
      ['uncited', 3],
    ])
    expect(citations.map(({ number }) => number)).toEqual([2, 1, 1, 2])
  })

  it('have an anchor each, to which their source leads back in reading order', () => {
    const anchorsOf = (number: number) =>
      citations.filter((cited) => cited.number === number).map(({ anchor }) => anchor)
    expect(new Set(citations.map(({ anchor }) => anchor)).size).toBe(4)
    expect(prepared.sources.map(({ citedAt }) => citedAt)).toEqual([anchorsOf(1), anchorsOf(2), []])
  })

  it('leave other marks as they are', () => {
    const glossary: MarkDefinition = {
      _type: 'glossary',
      _key: 'g1',
      term: { term: 'Rupture', definition: 'A break.', slug: 'rupture' },
    }
    const [only] = prepareArticle([block('b1', 'Text', { markDefs: [glossary] })]).body
    expect(only).toMatchObject({ markDefs: [glossary] })
  })
})

describe('headings', () => {
  it('get the id that their text makes', () => {
    const texts = ['What it is', '  Où & why?  ', '???']
    const body = texts.map((text, index) => block(`b${index}`, text, { style: 'h2' }))
    expect(idsOf(body)).toEqual(['what-it-is', 'ou-why', 'section'])
  })

  it('never share an id, whether their texts are equal or end in the number of another', () => {
    const texts = ['Step', 'Step', 'Step 2', 'Step', 'Step 2']
    const ids = idsOf(texts.map((text, index) => block(`b${index}`, text, { style: 'h3' })))
    expect(ids.slice(0, 2)).toEqual(['step', 'step-2'])
    expect(new Set(ids).size).toBe(texts.length)
  })

  it('never take an id that a part of some page has', () => {
    const texts = ['Groups', 'Other topics', 'Sources']
    const ids = idsOf(texts.map((text, index) => block(`b${index}`, text, { style: 'h2' })))
    expect(ids).toEqual(['groups-2', 'other-topics-2', 'sources-2'])
  })

  it('are listed in the contents only when they open a section', () => {
    const { contents, body } = prepareArticle([
      block('b1', 'Section', { style: 'h2' }),
      block('b2', 'Part', { style: 'h3' }),
      block('b3', 'Text'),
    ])
    expect(contents).toEqual([{ id: 'section', title: 'Section' }])
    expect(body[2]).not.toHaveProperty('id')
  })
})

describe('the reading time', () => {
  it('is at least a minute', () => {
    expect(prepareArticle([]).minutesToRead).toBe(1)
    expect(prepareArticle([block('b1', 'Short.')]).minutesToRead).toBe(1)
  })

  it('grows with the text', () => {
    const long = block('b1', 'word '.repeat(2200))
    expect(prepareArticle([long]).minutesToRead).toBe(10)
  })
})
