import fc from 'fast-check'
import { evaluateSync, parse, toJS } from 'groq-js'
import { expect, test } from 'vitest'
import { Dataset } from '../../studio/lake/documents/dataset.ts'
import type { LakeDocument } from '../../studio/lake/documents/document.ts'
import type { Perspective } from '../../studio/lake/documents/perspective.ts'
import { runQuery } from '../../studio/lake/query/run-query.ts'

/**
 * Whatever was written, a query that goes by indexes, cached views and cached trees answers as one
 * that looks at every document of a dataset made anew.
 */

const PARAMS = {
  id: 'b',
  ids: ['a', 'c', 'drafts.a'],
  slug: 's1',
  slugs: ['s0', 's2', 7],
  type: 'u',
}

const QUERIES = [
  '*[_id == $id]',
  '*[_id in $ids]',
  '*[_id in ["b", "drafts.b", $id]]',
  '*[_type == "t"]',
  '*[_type == $type && n > 2]',
  '*[slug.current == $slug]',
  '*[_type == "t" && defined(slug.current)][slug.current in $slugs]',
  '*[slug.current in $slugs || _id == $id]',
  '*[(_type == "u" || n == 3) && slug.current == "s1"]',
  '*[references($id)]',
  '*[references($ids)]{_id, "to": r->n}',
  '*[_type == "t" && !(slug.current == $slug)]',
  'count(*[_type == "t"]) + count(*[_type == "u"])',
  '*[_type == "t"]{_id, "same": *[slug.current == ^.slug.current]._id | order(@)}',
]

const ORDERED = [
  '*[_type == "t"] | order(n desc, _id asc)[0...3]{_id, n}',
  '*[_type in ["t", "u"]] | order(slug.current asc, n desc, _id desc)[1..2]',
  '*[_type == "t"] | order(n, _id)[0]',
  '*[_type == "t"] | order(n asc, _id asc)[2...4]._id',
  '*[_type == "t"] | order(lower(slug.current) asc, _id asc)[0...2]',
  '*[_type == "t"] | order(_id asc)[-1]',
  '*[_type == "t"][0...2] | order(n asc, _id asc)[0...1]._type',
]

const PERSPECTIVES: readonly Perspective[] = [
  'raw',
  ['published'],
  ['drafts', 'published'],
  ['r1', 'drafts', 'published'],
]

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'drafts.a', 'drafts.b', 'versions.r1.a')

const document: fc.Arbitrary<LakeDocument> = fc.record(
  {
    _id: id,
    _type: fc.constantFrom('t', 'u'),
    _rev: fc.constant('r'),
    _createdAt: fc.constant('2026-01-01T00:00:00Z'),
    _updatedAt: fc.constant('2026-01-01T00:00:00Z'),
    n: fc.constantFrom(1, 2, 3, 10, '2', true, false, null),
    slug: fc.constantFrom({ current: 's0' }, { current: 's1' }, { current: 's2' }, 's1', null),
    r: fc.constantFrom(
      { _ref: 'a' },
      { _ref: 'b', _weak: true },
      { inside: [{ _ref: 'c' }] },
      null,
    ),
  },
  { noNullPrototype: true },
)

/** Nothing of the lake's own but the picking of versions, which has tests of its own. */
function answerPlainly(dataset: Dataset, query: string, perspective: Perspective): unknown {
  const documents = new Dataset('fresh', dataset.all()).view(perspective).all()
  return toJS(evaluateSync(parse(query), { dataset: documents, params: PARAMS })) ?? null
}

function sorted(result: unknown): unknown {
  return Array.isArray(result) ? result.map((row) => JSON.stringify(row)).sort() : result
}

test('cached and indexed queries answer like plain ones after any writes', () => {
  const write = fc.oneof(
    { weight: 4, arbitrary: document.map((written) => ({ id: written._id, written })) },
    { weight: 1, arbitrary: id.map((removed) => ({ id: removed, written: undefined })) },
  )
  fc.assert(
    fc.property(fc.array(write, { maxLength: 25 }), (writes) => {
      const dataset = new Dataset('written')
      for (const [step, { id, written }] of writes.entries()) {
        dataset.set(id, written)
        // Views are made early, so that they have to follow what comes later.
        const perspective = PERSPECTIVES[step % PERSPECTIVES.length] ?? 'raw'
        for (const query of [...QUERIES, ...ORDERED]) {
          const { result } = runQuery(dataset, { query, params: PARAMS, perspective })
          const plain = answerPlainly(dataset, query, perspective)
          const isOrdered = ORDERED.includes(query) && !query.includes('[0...2] |')
          if (isOrdered) expect(result, query).toEqual(plain)
          else expect(sorted(result), query).toEqual(sorted(plain))
        }
      }
    }),
    { numRuns: 60 },
  )
})
