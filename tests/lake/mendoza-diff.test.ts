import fc from 'fast-check'
import { applyPatch } from 'mendoza'
import { expect, test } from 'vitest'
import { diffDocuments } from '../../studio/lake/mutate/mendoza-diff.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.record({ _key: fc.constantFrom('a', 'b', 'c'), text, more: tie('value') }), {
      maxLength: 4,
    }),
    fc.dictionary(fc.constantFrom('title', 'body', 'é', 'Z', '_x'), tie('value')),
  ),
}))
const document = fc.dictionary(
  fc.constantFrom('_id', 'title', 'body', 'list', 'été', '10', '9'),
  value,
)

test('the patch between any two documents leads from one to the other', () => {
  fc.assert(
    fc.property(document, document, (before, after) => {
      expect(applyPatch(before, diffDocuments(before, after))).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

test('editing text anywhere keeps every character whole', () => {
  const long = fc.string({ unit: 'binary', maxLength: 30 })
  fc.assert(
    fc.property(long, long, long, long, (start, removed, added, end) => {
      const before = { text: start + removed + end }
      const after = { text: start + added + end }
      expect(applyPatch(before, diffDocuments(before, after))).toEqual(after)
    }),
    { numRuns: 2000 },
  )
})

test('creating and deleting are a single value', () => {
  expect(diffDocuments(undefined, { a: 1 })).toEqual([0, { a: 1 }])
  expect(diffDocuments({ a: 1 }, undefined)).toEqual([0, null])
  expect(diffDocuments({ a: [] }, { a: [] })).toEqual([])
})
