import { type ContentSourceMap, parseJsonPath, resolveMapping } from '@sanity/client/csm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Dataset } from '../../../studio/lake/documents/dataset.ts'
import type { LakeDocument } from '../../../studio/lake/documents/document.ts'
import { isRecord } from '../../../studio/lake/json.ts'
import { compileFilter } from '../../../studio/lake/listen/document-filter.ts'
import { parseQuery } from '../../../studio/lake/query/parse-query.ts'
import { runQuery } from '../../../studio/lake/query/run-query.ts'
import { scoreText } from '../../../studio/lake/query/score-text.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

const PARTS = [
  ...['*', '[', ']', '{', '}', '(', ')', '|', '->', '...', '..', '==', '!=', '>', '&&', '||', '!'],
  ...['in', 'match', 'asc', 'desc', 'order(', 'count(', 'defined(', 'references(', 'text::query('],
  ...[
    '_id',
    '_type',
    'n',
    'list[]',
    '@',
    '^',
    '$id',
    '$n',
    '$missing',
    '"a"',
    "'b'",
    '1',
    '-1',
    ',',
  ],
  ...[
    'select(',
    '=>',
    'true',
    'null',
    'pt::text(',
    'score(',
    'boost(',
    'nothing(',
    '0x',
    '\\u00',
    ' ',
  ],
]
const queryLike = fc.array(fc.constantFrom(...PARTS), { maxLength: 14 }).map((all) => all.join(' '))
const params = { id: 'a', n: 2 }

const documentOf = (fields: { _id: string } & Record<string, unknown>): LakeDocument => ({
  ...{ _type: 't', _rev: 'r', _createdAt: '2026-01-01', _updatedAt: '2026-01-01' },
  ...fields,
})

describe('a query', () => {
  const dataset = new Dataset('d', [
    documentOf({ _id: 'a', n: 1, list: [{ _key: 'k', n: 2 }], to: { _ref: 'b' } }),
    documentOf({ _id: 'b', n: '2', list: 'text' }),
  ])

  it('of any signs is answered, or refused with the place of the mistake', () => {
    fc.assert(
      fc.property(fc.oneof(queryLike, queryLike, text, ascii), (query) => {
        const tree = orRefusal(() => parseQuery(query, params))
        const ask = () =>
          runQuery(dataset, { query, params, perspective: 'raw', sourceMap: 'keys' })
        const answer = orRefusal(ask)
        if (answer) {
          expect(tree).toBeDefined()
          expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
        }
        const matches = orRefusal(() => compileFilter(query, params))
        expect(matches !== undefined || tree === undefined).toBe(true)
        for (const document of dataset.all()) {
          expect([undefined, true, false]).toContain(matches?.(document, dataset))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('that is refused says where in it the mistake is', () => {
    fc.assert(
      fc.property(queryLike, (query) => {
        try {
          parseQuery(query, params)
        } catch (error) {
          expect(error).toMatchObject({ error: { type: 'queryParseError', query } })
          const { start, end }: { start: number; end: number } = Object(Object(error).error)
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThanOrEqual(start)
          expect(end).toBeLessThanOrEqual(Math.max(query.length, start))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('of a listener selects what the same query finds', () => {
    const filters = ['*[n == 1]', '*[_id == $id]', '*[count(list) > 0]', '*[to->n == "2"]', '*']
    const value = fc.constantFrom(1, '2', null, [1])
    fc.assert(
      fc.property(fc.constantFrom(...filters), value, value, (query, n, list) => {
        const document = documentOf({ _id: 'a', n, list, to: { _ref: 'b' } })
        const alone = new Dataset('d', [document, documentOf({ _id: 'b', n: '2' })])
        const { result } = runQuery(alone, { query, params, perspective: 'raw' })
        const isFound = Array.isArray(result) && result.some(({ _id }) => _id === 'a')
        expect(compileFilter(query, params)(document, alone)).toBe(isFound)
      }),
      runs,
    )
  })
})

describe('a source map', () => {
  const field = fc.oneof(fc.constantFrom('a', 'title', "it's", 'a\\b', 'line\nbreak', 'x.y', '['))
  // The client's own reader takes no key with a quote or a backslash apart again as it writes it.
  const key = fc.oneof(fc.stringMatching(/^\w{1,8}$/), fc.constantFrom('a b', '"', ']', '[0]', 'é'))
  const leaf = fc.oneof(text, fc.integer(), fc.boolean())
  const list = fc.uniqueArray(
    fc.record({ _key: key, n: leaf, text: leaf }, { noNullPrototype: true }),
    {
      selector: ({ _key }) => _key,
      maxLength: 3,
    },
  )
  const content = fc.record({
    inside: fc.dictionary(field, leaf, { noNullPrototype: true }),
    list,
    plain: fc.array(leaf),
  })
  const queries = [
    '*[_id == "a"]',
    '*[_id == "a"][0]{inside, "all": list[].n, plain}',
    '*{"list": list[text != null]{_key, n}, "first": plain[0]}',
    '*[_id == "b"]{"there": to->inside, "deep": to->list[]{text}}',
  ]

  /** The value at a path as Sanity's client takes it apart. */
  function valueAt(document: unknown, path: string): unknown {
    return parseJsonPath(path).reduce<unknown>((value, step) => {
      if (typeof step === 'string') return isRecord(value) ? value[step] : undefined
      if (!Array.isArray(value)) return undefined
      if (typeof step === 'number') return value[step]
      if (step._key === '') return value[step._index]
      return value.find((item) => isRecord(item) && item['_key'] === step._key)
    }, document)
  }

  function leavesOf(
    value: unknown,
    path: (string | number)[] = [],
  ): [(string | number)[], unknown][] {
    if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, [...path, at]))
    if (!isRecord(value)) return [[path, value]]
    return Object.entries(value).flatMap(([name, item]) => leavesOf(item, [...path, name]))
  }

  it('leads from every value to where the client finds that value, by odd names and keys too', () => {
    const style = fc.constantFrom('keys' as const, 'places' as const)
    fc.assert(
      fc.property(content, fc.constantFrom(...queries), style, (fields, query, sourceMap) => {
        const dataset = new Dataset('d', [
          documentOf({ _id: 'a', ...fields }),
          documentOf({ _id: 'b', to: { _type: 'reference', _ref: 'a' }, plain: [] }),
        ])
        const asked = { query, params: {}, perspective: 'raw' as const, sourceMap }
        const { result, resultSourceMap: map } = runQuery(dataset, asked)
        const csm: ContentSourceMap | undefined = map && { ...map, paths: [...map.paths] }
        for (const [path, value] of leavesOf(result)) {
          if (value === null) continue
          const found = resolveMapping(path, csm)
          const source = found?.mapping.source
          expect(source?.type, path.join('/')).toBe('documentValue')
          if (source?.type !== 'documentValue') continue
          const document = dataset.get(csm?.documents[source.document]?._id ?? '')
          const whole = `${csm?.paths[source.path]}${found?.pathSuffix ?? ''}`
          expect(valueAt(document, whole), whole).toEqual(value)
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('a search for words', () => {
  const word = fc.stringMatching(/^[a-zà-öø-ü]{1,8}$/)
  const words = fc.array(word, { minLength: 1, maxLength: 12 })
  const plain = (one: string) => one.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

  it('finds a text that has all of them, whatever their case and accents, and no other', () => {
    fc.assert(
      fc.property(
        words,
        fc.array(word, { minLength: 1, maxLength: 3 }),
        fc.nat(),
        (there, others, at) => {
          const known = there[at % there.length] ?? ''
          const sought = [known, ...others].map((one) => one.toUpperCase())
          const has = (one: string) => there.some((own) => plain(own) === plain(one))
          expect(scoreText(sought.join(' '), there.join(' ')) > 0).toBe(sought.every(has))
          expect(scoreText(`-${known}`, there.join(', '))).toBe(0)
          expect(scoreText(`${plain(known).slice(0, 1)}*`, there.join('. '))).toBeGreaterThan(0)
          expect(scoreText(`"${there.join(' ')}"`, there.join(' '))).toBeGreaterThan(0)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('gives any two texts a number that is none below zero', () => {
    const query = fc.oneof(
      text,
      ascii,
      fc.array(fc.constantFrom('-', '"', '*', 'a', ' ', "'"), {}).map((all) => all.join('')),
    )
    fc.assert(
      fc.property(query, fc.oneof(text, ascii), (sought, searched) => {
        const score = scoreText(sought, searched)
        expect(Number.isFinite(score)).toBe(true)
        expect(score).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 400 },
    )
  })
})
