import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completeDocument,
  findAssetHolders,
} from '../../../studio/lake/cli/import/complete-document.ts'
import { ImportProblem } from '../../../studio/lake/cli/import/import-problem.ts'
import { readAssetAddress } from '../../../studio/lake/cli/import/load-asset.ts'
import { findFileBeside } from '../../../studio/lake/cli/import/open-source.ts'
import { readDocuments } from '../../../studio/lake/cli/import/read-documents.ts'
import { isDocumentId } from '../../../studio/lake/documents/document.ts'
import { isRecord } from '../../../studio/lake/json.ts'
import { splitRecord } from '../../../studio/lake/maintenance/split-record.ts'
import { ascii, runs, text, word } from '../../fixtures/arbitrary-texts.ts'
import { bytes, cut, wellFormed } from './arbitrary-bytes.ts'

describe('documents of a file', () => {
  const id = word.filter((candidate) => isDocumentId(candidate) && !candidate.startsWith('_'))

  it('are those that were written, with the numbers of their lines', async () => {
    const documents = fc.uniqueArray(
      fc.record({ _id: id, _type: word, text, n: fc.integer() }, { noNullPrototype: true }),
      { selector: ({ _id }) => _id },
    )
    await fc.assert(
      fc.asyncProperty(
        documents,
        fc.array(fc.nat()),
        fc.nat({ max: 3 }),
        async (all, places, empty) => {
          const lines = all.flatMap((one) => [...Array(empty).fill(''), JSON.stringify(one)])
          const read = await readDocuments(
            cut(Buffer.from(lines.join('\n')), places),
            () => undefined,
          )
          expect(read).toEqual(
            all.map((document, at) => ({
              line: at * (empty + 1) + empty + 1,
              document: JSON.parse(JSON.stringify(document)),
            })),
          )
        },
      ),
      runs,
    )
  })

  it('that are none are refused by the number of their line, and by nothing else', async () => {
    const wrong = fc.oneof(
      fc.constantFrom('{', '[]', '"text"', '{}', '{"_type":""}', '{"_id":"a b","_type":"t"}'),
      fc.constantFrom('{"_id":7,"_type":"t"}', '{"_id":"twin","_type":"t"}', '\u0001'),
      fc.constant(`{"_type":"t","deep":${'['.repeat(9_000)}${']'.repeat(9_000)}}`),
    )
    await fc.assert(
      fc.asyncProperty(
        wrong,
        fc.nat({ max: 4 }),
        fc.array(fc.nat()),
        async (line, above, places) => {
          const lines = ['{"_id":"twin","_type":"t"}', ...Array(above).fill('{"_type":"t"}'), line]
          const read = readDocuments(cut(Buffer.from(lines.join('\n')), places), () => undefined)
          const problem = await read.catch((error: unknown) => error)
          expect(problem).toBeInstanceOf(ImportProblem)
          expect(problem).toMatchObject({ line: above + 2 })
        },
      ),
      runs,
    )
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat()), async (noise, places) => {
        const read = readDocuments(cut(noise, places), () => undefined)
        const problem = await read.catch((error: unknown) => error)
        if (!Array.isArray(problem)) expect(problem).toBeInstanceOf(ImportProblem)
      }),
      runs,
    )
  })

  it('get the keys and types that they lack, and lose nothing', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.parse(JSON.stringify(value)))
    const strip = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(strip)
      if (!isRecord(value)) return value
      const isReference = typeof value['_ref'] === 'string'
      const kept = Object.entries(value).filter(
        ([name]) => name !== '_key' && !(isReference && name === '_type'),
      )
      return Object.fromEntries(kept.map(([name, inner]) => [name, strip(inner)]))
    }
    const value = fc.oneof(
      json,
      fc.array(fc.record({ _ref: word, asset: json }, { noNullPrototype: true })),
      fc.array(fc.record({ _sanityAsset: word, inside: json }, { noNullPrototype: true })),
    )
    fc.assert(
      fc.property(value, (document) => {
        const complete = structuredClone(document)
        completeDocument(complete)
        expect(strip(complete)).toEqual(strip(document))
        const again = structuredClone(complete)
        completeDocument(again)
        expect(again).toEqual(complete)
        for (const holder of findAssetHolders(complete))
          expect(holder).toHaveProperty('_sanityAsset')
        const count = JSON.stringify(document).split('"_sanityAsset":').length - 1
        expect(findAssetHolders(complete)).toHaveLength(count)
      }),
      runs,
    )
  })
})

describe('the address of an asset', () => {
  it('is one of those that can be loaded, or none', () => {
    const url = fc.oneof(
      fc.stringMatching(/^https?:\/\/[a-z]{1,9}\.example\/[\w/]{0,9}$/),
      fc.constantFrom('file://./a.jpg', 'data:,x'),
      text,
    )
    fc.assert(
      fc.property(fc.constantFrom('image', 'file', 'video', ''), url, (kind, where) => {
        const read = readAssetAddress(`${kind}@${where}`)
        const isKnown = kind === 'image' || kind === 'file'
        const isLoadable = /^(?:file|https?|data):/.test(where)
        expect(read).toEqual(isKnown && isLoadable ? { kind, url: where } : undefined)
      }),
      { numRuns: 300 },
    )
  })

  it('that names a file leads to that file, relative ones from beside the text', () => {
    const file = '/srv/content/export.ndjson'
    const name = wellFormed.filter(
      (candidate) => candidate !== '' && !/[/\\]|^\.{1,2}$/.test(candidate),
    )
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 4 }), (parts) => {
        const path = parts.join('/')
        const written = parts.map(encodeURIComponent).join('/')
        expect(findFileBeside(file, `file://./${written}`)).toBe(join(dirname(file), path))
        expect(findFileBeside(file, `file://../${written}`)).toBe(resolve('/srv', path))
        const absolute = join('/', path)
        expect(findFileBeside(file, pathToFileURL(absolute).href)).toBe(absolute)
      }),
      runs,
    )
    fc.assert(
      fc.property(
        fc.oneof(text, ascii, fc.constantFrom('%', '%zz', 'host/a', '/a%2Fb')),
        (candidate) => {
          for (const address of [`file://${candidate}`, `file://./${candidate}`, candidate]) {
            expect(['string', 'undefined']).toContain(typeof findFileBeside(file, address))
          }
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a large import', () => {
  it('is remembered in pieces that are the whole, each at a revision of its own', () => {
    fc.assert(
      fc.property(fc.nat({ max: 260 }), (count) => {
        const changes = Array.from({ length: count }, (_, at) => {
          const after = { _id: `d${at}`, _type: 't', _rev: 'tx', _createdAt: '', _updatedAt: '' }
          const mutations = [{ create: after }]
          return {
            id: after._id,
            before: undefined,
            after,
            mutations,
            effects: { apply: [], revert: [] },
          }
        })
        const mutations = changes.flatMap((change) => change.mutations)
        const record = {
          id: 'tx',
          author: 'a',
          timestamp: '2026-11-25T10:00:00Z',
          mutations,
          changes,
        }
        const pieces = splitRecord(record)
        expect(pieces[0]?.id).toBe('tx')
        expect(new Set(pieces.map((piece) => piece.id)).size).toBe(pieces.length)
        expect(pieces.flatMap((piece) => piece.mutations)).toEqual(mutations)
        expect(pieces.flatMap((piece) => piece.changes.map((change) => change.id))).toEqual(
          changes.map((change) => change.id),
        )
        for (const piece of pieces) {
          expect(piece.changes.length).toBeLessThanOrEqual(50)
          for (const { after } of piece.changes) expect(after?._rev).toBe(piece.id)
        }
      }),
      { numRuns: 50 },
    )
  })
})
