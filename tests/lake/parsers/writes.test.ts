import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readActions } from '../../../studio/lake/actions/read-actions.ts'
import { isDocumentId } from '../../../studio/lake/documents/document.ts'
import { isRecord, isTooDeep } from '../../../studio/lake/json.ts'
import { generateArrayKeys } from '../../../studio/lake/mutate/generate-array-keys.ts'
import { readMutations } from '../../../studio/lake/mutate/read-mutations.ts'
import { runs, text, word } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

/** As it arrives: JSON may have a field of any name. */
const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)))
const kind = fc.constantFrom('create', 'createIfNotExists', 'createOrReplace', 'patch', 'delete')
const operand = fc.record(
  {
    _id: fc.oneof(text, word, fc.constantFrom('drafts.', 'a..b', '', 7)),
    _type: fc.oneof(word, fc.constantFrom('', 7)),
    id: fc.oneof(text, fc.array(word), fc.constant(7)),
    query: fc.oneof(text, fc.constant(7)),
    params: json,
    ifRevisionID: fc.oneof(word, fc.constant(7)),
    set: json,
  },
  { requiredKeys: [] },
)
const mutation = fc.oneof(
  fc.tuple(kind, fc.oneof(operand, json)).map(([name, value]) => ({ [name]: value })),
  json,
)

describe('mutations', () => {
  it('are read as what they say, or refused with the place of the first that makes no sense', () => {
    fc.assert(
      fc.property(fc.oneof(fc.array(mutation, { maxLength: 4 }), json), (sent) => {
        const read = orRefusal(() => readMutations(sent))
        if (read === undefined) return
        expect(read).toHaveLength(Array.isArray(sent) ? sent.length : -1)
        for (const [place, one] of read.entries()) {
          const [name, value] = Object.entries(Object(sent[place]))[0] ?? []
          expect(one.kind).toBe(name)
          if ('document' in one) {
            expect(one.document).toEqual(value)
            const id = one.document._id
            if (typeof id === 'string' && id !== '' && !id.endsWith('.')) {
              expect(isDocumentId(id)).toBe(true)
            }
          } else if ('patch' in one) {
            for (const field of ['id', 'query', 'params', 'ifRevisionID']) {
              expect(one.patch).not.toHaveProperty(field)
            }
          }
        }
      }),
      { numRuns: 400 },
    )
  })

  it('that are well formed come back as they were written', () => {
    const document = fc.record({ _id: word.filter(isDocumentId), _type: word, n: fc.integer() })
    fc.assert(
      fc.property(document, fc.array(word), word, (sent, ids, revision) => {
        const patch = { set: { n: 1 } }
        const written = [
          { createOrReplace: sent },
          { delete: { id: ids } },
          { patch: { ...patch, id: sent._id, ifRevisionID: revision } },
          { patch: { ...patch, query: '*[n == $n]', params: { n: sent.n } } },
        ]
        expect(readMutations(written)).toEqual([
          { kind: 'createOrReplace', document: sent },
          { kind: 'delete', target: { ids } },
          { kind: 'patch', target: { ids: [sent._id] }, patch, ifRevisionId: revision },
          { kind: 'patch', target: { query: '*[n == $n]', params: { n: sent.n } }, patch },
        ])
      }),
      runs,
    )
  })
})

describe('keys for array elements', () => {
  const withoutKeys = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(withoutKeys)
    if (!isRecord(value)) return value
    const fields = Object.entries(value).filter(([name]) => name !== '_key')
    return Object.fromEntries(fields.map(([name, inner]) => [name, withoutKeys(inner)]))
  }
  const keysOf = (value: unknown): unknown[] => {
    if (Array.isArray(value)) {
      const own = value.filter(isRecord).map(({ _key }) => _key)
      return [...own, ...value.flatMap(keysOf)]
    }
    return isRecord(value) ? Object.values(value).flatMap(keysOf) : []
  }

  it('are added where one is missing, and nothing else is changed', () => {
    fc.assert(
      fc.property(fc.dictionary(word, json), (record) => {
        const complete = generateArrayKeys(record)
        expect(keysOf(complete)).not.toContain(undefined)
        expect(withoutKeys(complete)).toEqual(withoutKeys(record))
        expect(generateArrayKeys(complete)).toEqual(complete)
      }),
      runs,
    )
  })
})

describe('actions', () => {
  it('have typed fields, whatever was sent, and name what is missing', () => {
    const action = fc.record(
      {
        actionType: fc.oneof(
          word.map((name) => `sanity.action.${name}`),
          json,
        ),
        publishedId: fc.oneof(text, json),
        includeDrafts: fc.oneof(fc.array(fc.oneof(text, json)), json),
        patch: fc.oneof(fc.array(json), json),
        attributes: fc.oneof(operand, json),
      },
      { requiredKeys: [] },
    )
    const body = fc.oneof(action, fc.array(fc.oneof(action, json), { maxLength: 3 }), json)
    fc.assert(
      fc.property(body, (sent) => {
        for (const [index, fields] of (orRefusal(() => readActions(sent)) ?? []).entries()) {
          const given: { [field: string]: unknown } = Object(
            Array.isArray(sent) ? sent[index] : sent,
          )
          expect(given['actionType']).toMatch(new RegExp(`${fields.type.replace(/\W/g, '.')}$`))
          expect(fields.index).toBe(index)
          const id = given['publishedId']
          const isGiven = typeof id === 'string' && id !== ''
          expect(fields.optional('publishedId')).toBe(isGiven ? id : undefined)
          expect(orRefusal(() => fields.required('publishedId'))).toBe(isGiven ? id : undefined)
          for (const one of fields.list('includeDrafts')) expect(typeof one).toBe('string')
          for (const one of fields.objects('patch')) expect(isRecord(one)).toBe(true)
          const document = orRefusal(() => fields.document('attributes', 'fallback'))
          if (document) {
            expect(given['attributes']).toMatchObject({ _type: document._type })
            expect(typeof document._id).toBe('string')
          }
        }
      }),
      { numRuns: 400 },
    )
  })
})

describe('the depth of a value', () => {
  const nest = (levels: number, inner: unknown, isList: boolean): unknown => {
    let value = inner
    for (let level = 0; level < levels; level += 1) value = isList ? [value] : { a: value }
    return value
  }

  it('is bounded the same for lists and objects, wherever the deepest part stands', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 250 }),
        fc.boolean(),
        json,
        (levels, isList, other) => {
          const deep = nest(levels, 'x', isList)
          expect(isTooDeep(deep)).toBe(levels > 200)
          expect(isTooDeep([other, deep])).toBe(levels > 199)
          expect(isTooDeep(other)).toBe(false)
        },
      ),
      runs,
    )
    expect(isTooDeep(nest(100_000, 'x', true))).toBe(true)
  })
})
