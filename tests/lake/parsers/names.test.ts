import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDatasetName } from '../../../studio/lake/documents/dataset-name.ts'
import {
  draftIdOf,
  isDocumentId,
  layerOf,
  publishedIdOf,
} from '../../../studio/lake/documents/document.ts'
import { pickVersion, readPerspective } from '../../../studio/lake/documents/perspective.ts'
import { ascii, runs, text } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

const part = fc.stringMatching(/^[A-Za-z0-9_][\w-]{0,12}$/)
const id = fc
  .oneof(
    part,
    fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('.')),
    part.map((name) => `drafts.${name}`),
    fc.tuple(part, part).map(([release, name]) => `versions.${release}.${name}`),
    part.map((name) => `versions.${name}`),
    part.map((name) => `_.releases.${name}`),
    text,
  )
  .filter(isDocumentId)

describe('ids of documents', () => {
  it('belong to one published id and one layer, and say both', () => {
    fc.assert(
      fc.property(id, (candidate) => {
        expect(publishedIdOf(candidate)).not.toBe('')
        expect(layerOf(candidate)).not.toBe('')
        expect(publishedIdOf(draftIdOf(candidate))).toBe(publishedIdOf(candidate))
        expect(layerOf(draftIdOf(candidate))).toBe('drafts')
        const layer = layerOf(candidate)
        const prefix = { published: '', drafts: 'drafts.' }[layer] ?? `versions.${layer}.`
        expect(`${prefix}${publishedIdOf(candidate)}`).toBe(candidate)
      }),
      { numRuns: 400 },
    )
  })

  it('are a hundred and twenty-eight harmless signs at most', () => {
    fc.assert(
      fc.property(fc.oneof(text, ascii, part, fc.string({ maxLength: 200 })), (candidate) => {
        const isHarmless =
          candidate.length > 0 &&
          candidate.length <= 128 &&
          [...candidate].every((sign) => /[A-Za-z0-9_.-]/.test(sign)) &&
          !'.-'.includes(candidate[0] ?? '') &&
          !candidate.endsWith('.') &&
          !candidate.includes('..')
        expect(isDocumentId(candidate)).toBe(isHarmless)
      }),
      { numRuns: 400 },
    )
  })
})

describe('names of datasets', () => {
  it('are safe as a part of an address and of a path', () => {
    fc.assert(
      fc.property(fc.oneof(text, ascii, fc.stringMatching(/^[a-z0-9~_.%/-]{0,70}$/)), (name) => {
        if (!isDatasetName(name)) return
        expect(encodeURIComponent(name)).toBe(name)
        expect(name).not.toMatch(/[./\\]/)
        expect(name.length).toBeLessThanOrEqual(64)
      }),
      { numRuns: 400 },
    )
  })
})

describe('a perspective', () => {
  const version = fc.constantFrom('1', 'X', '2021-03-25', '2025-02-18', '2025-02-19', '2026-11-01')

  it('is a list of layers without a twin that ends with what is published, or raw alone', () => {
    const name = fc.oneof(
      part,
      fc.constantFrom('raw', 'published', 'drafts', 'previewDrafts', ' ', ''),
    )
    const given = fc.array(name, { maxLength: 4 })
    fc.assert(
      fc.property(given, version, (names, apiVersion) => {
        const known = names.map((one) => one.trim()).filter((one) => one !== '')
        const read = orRefusal(() => readPerspective(names.join(', '), apiVersion))
        if (known.length === 0) {
          const isOld = apiVersion !== 'X' && (apiVersion === '1' || apiVersion < '2025-02-19')
          expect(read).toEqual(isOld ? 'raw' : ['published'])
        } else if (known.includes('raw')) expect(read).toBe(known.length === 1 ? 'raw' : undefined)
        else {
          const layers = known.map((one) => (one === 'previewDrafts' ? 'drafts' : one))
          const above = layers.filter((one) => one !== 'published')
          const firsts = above.filter((one, at) => above.indexOf(one) === at)
          expect(read).toEqual([...firsts, 'published'])
        }
      }),
      { numRuns: 400 },
    )
    fc.assert(
      fc.property(fc.option(text), version, (value, apiVersion) => {
        const read = orRefusal(() => readPerspective(value, apiVersion))
        if (Array.isArray(read)) expect(read.at(-1)).toBe('published')
        else expect([undefined, 'raw']).toContain(read)
      }),
      runs,
    )
  })

  it('shows of a document the version of its first layer that has one, under the published id', () => {
    const ids = ['drafts.a', 'versions.r1.a', 'versions.r2.a', 'a']
    const layer = fc.constantFrom('drafts', 'r1', 'r2', 'r3')
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.uniqueArray(layer),
        fc.option(fc.constantFrom(...ids)),
        (there, layers, ending) => {
          const stored = there.map((_id) => ({
            ...{ _id, _type: 't', _rev: 'r', _createdAt: '', _updatedAt: '' },
            _system: { delete: _id === ending },
          }))
          const shown = pickVersion(stored, [...layers, 'published'])
          const wanted = [...layers, 'published']
            .flatMap((name) => there.filter((one) => layerOf(one) === name))
            .at(0)
          if (wanted === undefined || wanted === ending) expect(shown).toBeUndefined()
          else expect(shown).toMatchObject({ _id: 'a', _originalId: wanted })
        },
      ),
      runs,
    )
  })
})
