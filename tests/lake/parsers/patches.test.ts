import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LakeDocument } from '../../../studio/lake/documents/document.ts'
import { isRecord } from '../../../studio/lake/json.ts'
import { applyMutation } from '../../../studio/lake/mutate/apply-mutation.ts'
import { runs, text } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

const WHEN = '2026-11-25T10:00:00.000Z'
const TRANSACTION = { id: 'next', timestamp: WHEN }

const name = fc.constantFrom('a', 'b', 'list', 'n', 'hasOwnProperty', 'constructor')
const leaf = fc.oneof(text, fc.integer({ min: -5, max: 5 }), fc.boolean(), fc.constant(null))
const element = fc.record({ _key: fc.constantFrom('k1', 'k2', 'k3'), n: leaf, a: leaf })
const list = fc.uniqueArray(element, { selector: ({ _key }) => _key, maxLength: 3 })
const content = fc.record(
  { a: fc.oneof(leaf, fc.record({ a: leaf, b: leaf })), b: leaf, list, n: fc.integer() },
  { requiredKeys: ['list', 'n'], noNullPrototype: true },
)

const documentOf = (fields: object): LakeDocument => ({
  ...{ _id: 'one', _type: 't', _rev: 'first', _createdAt: WHEN, _updatedAt: WHEN },
  ...fields,
})

/** The document's own fields after the patch, and nothing that the lake keeps itself. */
function patched(document: LakeDocument, patch: object): unknown {
  const after = applyMutation({ patch: { ...patch, id: 'one' } }, document, TRANSACTION, 0)
  if (!after) return undefined
  const { _id, _type, _rev, _createdAt, _updatedAt, ...fields } = after
  expect([_id, _rev, _createdAt, _updatedAt]).toEqual(['one', 'next', WHEN, WHEN])
  return fields
}

/** Where something stands, as steps: a field, or an element by key or place. */
type Step = string | { key: string } | { place: number }

const write = (steps: readonly Step[]) =>
  steps
    .map((step, at) => {
      if (typeof step === 'string') return at === 0 ? step : `.${step}`
      return 'key' in step ? `[_key == "${step.key}"]` : `[${step.place}]`
    })
    .join('')

/** Sets what stands at the end of the steps, as slowly and plainly as can be. */
function setAt(value: unknown, [step, ...rest]: readonly Step[], wanted: unknown): unknown {
  if (step === undefined) return wanted
  if (typeof step === 'string') {
    const record = isRecord(value) ? value : {}
    const own = Object.hasOwn(record, step) ? record[step] : undefined
    // What has elements only is left as it is.
    if (Array.isArray(value)) return value
    return { ...record, [step]: setAt(own, rest, wanted) }
  }
  if (!Array.isArray(value)) return value
  return value.map((item, at) => {
    const isMeant = 'key' in step ? isRecord(item) && item['_key'] === step.key : at === step.place
    return isMeant ? setAt(item, rest, wanted) : item
  })
}

/** One hunk of a unidiff over the whole text, in which places count bytes of UTF-8. */
function writeDifference(start: string, removed: string, added: string, end: string): string {
  const count = (text: string) => {
    const bytes = Buffer.byteLength(text)
    return `${bytes === 0 ? 0 : 1},${bytes}`
  }
  const lines = [` ${start}`, `-${removed}`, `+${added}`, ` ${end}`].filter(
    (line) => line.length > 1,
  )
  const head = `@@ -${count(start + removed + end)} +${count(start + added + end)} @@\n`
  return head + lines.map((line) => `${line[0]}${encodeURI(line.slice(1))}\n`).join('')
}

const inList = fc.tuple(
  fc.constant('list'),
  fc.oneof(
    fc.constantFrom('k1', 'k2', 'k3').map((key) => ({ key })),
    fc.nat({ max: 1 }).map((place) => ({ place })),
  ),
  fc.constantFrom('n', 'a', 'new'),
)
const inFields = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 })

describe('a patch', () => {
  it('of any shape is applied or refused, changes neither argument, and leaves what JSON can keep', () => {
    const path = fc.oneof(
      fc.constantFrom('a', 'b', 'n', 'list', 'list[0]', 'list[-1]', 'list[0:2]', 'list[1:]'),
      fc.constantFrom('list[_key == "k1"]', 'list[n > 1].n', '..n', 'list[]', 'a.b.c', '[0]', ''),
      fc.constantFrom('__proto__.x', 'constructor.prototype.x', "['__proto__']", '_id', '_rev'),
      fc.tuple(inList, fc.constant(0)).map(([steps]) => write(steps)),
      text,
    )
    const json = fc.jsonValue({ maxDepth: 2 })
    const byPath = (value: fc.Arbitrary<unknown>) => fc.dictionary(path, value, { maxKeys: 3 })
    const number = fc.oneof(fc.integer(), fc.constantFrom(1e308, -1e308, 0.1))
    const patch = fc.record(
      {
        set: fc.oneof(byPath(json), json),
        setIfMissing: fc.oneof(byPath(json), json),
        unset: fc.oneof(fc.array(path), json),
        inc: fc.oneof(byPath(number), byPath(json)),
        dec: fc.oneof(byPath(number), json),
        diffMatchPatch: fc.oneof(byPath(text), byPath(json)),
        insert: fc.oneof(
          fc.record({ before: path, items: fc.array(json) }),
          fc.record({ after: path, items: fc.array(json) }),
          fc.record({ replace: path, items: fc.oneof(fc.array(json), json) }),
          json,
        ),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(content, patch, (fields, sent) => {
        const document = documentOf(fields)
        const mutation = JSON.parse(JSON.stringify({ patch: { ...sent, id: 'one' } }))
        const [documentBefore, mutationBefore] = [
          structuredClone(document),
          structuredClone(mutation),
        ]
        const after = orRefusal(() => applyMutation(mutation, document, TRANSACTION, 0))
        expect(document).toEqual(documentBefore)
        expect(mutation).toEqual(mutationBefore)
        expect(Object.keys(Object.prototype)).toEqual([])
        if (after) expect(JSON.parse(JSON.stringify(after))).toEqual(after)
      }),
      { numRuns: 300 },
    )
  })

  it('sets what stands at a path, as a plain walk along the path would', () => {
    fc.assert(
      fc.property(content, fc.oneof(inList, inFields), leaf, (fields, steps, value) => {
        const after = patched(documentOf(fields), { set: { [write(steps)]: value } })
        expect(after).toEqual(setAt(fields, steps, value))
      }),
      { numRuns: 400 },
    )
  })

  it('sets what is missing alone, and unsets what it set', () => {
    fc.assert(
      fc.property(content, fc.constantFrom('a', 'b', 'c'), leaf, (fields, field, value) => {
        const document = documentOf(fields)
        const isThere = Object.hasOwn(fields, field)
        const completed = patched(document, { setIfMissing: { [field]: value } })
        expect(completed).toEqual(isThere ? fields : { ...fields, [field]: value })
        if (isThere) return
        const back = patched(documentOf(Object(completed)), { unset: [field] })
        expect(back).toEqual(fields)
      }),
      runs,
    )
  })

  it('counts up and down to where it was', () => {
    fc.assert(
      fc.property(content, fc.integer({ min: -1_000, max: 1_000 }), (fields, by) => {
        const counted = patched(documentOf(fields), { inc: { n: by } })
        expect(counted).toEqual({ ...fields, n: fields.n + by })
        expect(patched(documentOf(Object(counted)), { dec: { n: by } })).toEqual(fields)
      }),
      runs,
    )
  })

  it('inserts before, after and in place of an element as cutting the list there does', () => {
    const place = fc.constantFrom('before', 'after', 'replace')
    fc.assert(
      fc.property(
        content,
        place,
        fc.nat(),
        list,
        fc.boolean(),
        (fields, where, seed, items, isKeyed) => {
          fc.pre(fields.list.length > 0)
          const at = seed % fields.list.length
          const path = isKeyed ? `list[_key == "${fields.list[at]?._key}"]` : `list[${at}]`
          const before = fields.list.slice(0, where === 'after' ? at + 1 : at)
          const after = fields.list.slice(where === 'before' ? at : at + 1)
          expect(patched(documentOf(fields), { insert: { [where]: path, items } })).toEqual({
            ...fields,
            list: [...before, ...items, ...after],
          })
        },
      ),
      runs,
    )
  })

  it('of differences turns one text into the other, whatever signs are in both', () => {
    const part = fc.string({ unit: 'grapheme', maxLength: 60 }).filter((own) => own.isWellFormed())
    fc.assert(
      fc.property(part, part, part, part, (start, removed, added, end) => {
        const patch = { diffMatchPatch: { b: writeDifference(start, removed, added, end) } }
        const [from, to] = [start + removed + end, start + added + end]
        expect(patched(documentOf({ b: from }), patch)).toEqual({ b: to })
        expect(orRefusal(() => patched(documentOf({ a: from }), patch))).toBeUndefined()
      }),
      { numRuns: 300 },
    )
  })

  it('cannot nest a document deeper than a request may', () => {
    const deep = Array.from({ length: 250 }, () => 'a').join('.')
    const document = documentOf({ list: [{}] })
    for (const path of [deep, `list[0].${deep}`, deep.replaceAll('a', 'b')]) {
      const patch = { id: 'one', set: { [path]: 1 } }
      expect(orRefusal(() => applyMutation({ patch }, document, TRANSACTION, 0))).toBeUndefined()
    }
  })
})

describe('a new document', () => {
  it('is kept as it was sent, under an id that is one', () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.constantFrom('a', 'drafts.a', '_.releases.r')),
        fc.dictionary(name, leaf),
        (id, fields) => {
          const create = { ...fields, _id: id, _type: 't', _createdAt: WHEN }
          const made = orRefusal(() => applyMutation({ create }, undefined, TRANSACTION, 0))
          const isId = /^\w[\w.-]{0,127}$/.test(id) && !/\.\.|\.$/.test(id)
          expect(made).toEqual(
            isId && !('hasOwnProperty' in fields && Object.hasOwn(fields, 'hasOwnProperty'))
              ? { ...create, _rev: 'next', _updatedAt: WHEN }
              : undefined,
          )
        },
      ),
      runs,
    )
  })
})
