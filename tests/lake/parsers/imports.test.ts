import { dirname, join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../studio/lake/cli/import/byte-reader.ts'
import {
  completeDocument,
  findAssetHolders,
} from '../../../studio/lake/cli/import/complete-document.ts'
import { ImportProblem } from '../../../studio/lake/cli/import/import-problem.ts'
import { readAssetAddress } from '../../../studio/lake/cli/import/load-asset.ts'
import { findFileBeside } from '../../../studio/lake/cli/import/open-source.ts'
import { readDocuments } from '../../../studio/lake/cli/import/read-documents.ts'
import { BLOCK, isTar, readHeader } from '../../../studio/lake/cli/import/tar-header.ts'
import { readAttributes } from '../../../studio/lake/cli/import/unpack-tar.ts'
import { isDocumentId } from '../../../studio/lake/documents/document.ts'
import { isRecord } from '../../../studio/lake/json.ts'
import { splitRecord } from '../../../studio/lake/maintenance/split-record.ts'
import { ascii, runs, text, word } from '../../fixtures/arbitrary-texts.ts'

const wellFormed = text.filter((any) => any.isWellFormed() && !any.includes('\0'))
const bytes = fc.uint8Array({ maxLength: 700 }).map((all) => Buffer.from(all))

function orProblem<Value>(parse: () => Value): Value | undefined {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error
    return undefined
  }
}

/** The buffer in pieces that end at these places. */
function cut(whole: Buffer, places: readonly number[]): Readable {
  const ends = [...places.map((place) => place % (whole.length + 1)), whole.length]
  const sorted = ends.toSorted((a, b) => a - b)
  return Readable.from(sorted.map((end, at) => whole.subarray(sorted[at - 1] ?? 0, end)))
}

describe('bytes from a stream', () => {
  it('are the same however they are taken and however they arrived', async () => {
    const counts = fc.array(fc.nat({ max: 80 }), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat()), counts, async (whole, places, takes) => {
        const reader = new ByteReader(cut(whole, places))
        let at = 0
        for (const count of takes) {
          expect(await reader.read(count)).toEqual(whole.subarray(at, at + count))
          at = Math.min(whole.length, at + count)
        }
        expect(Buffer.concat(await Array.fromAsync(reader.remaining()))).toEqual(whole.subarray(at))
      }),
      runs,
    )
  })
})

describe('an archive', () => {
  function writeHeader(name: string, size: string, flag: string, prefix = ''): Buffer {
    const block = Buffer.alloc(BLOCK)
    block.write(name, 0, 100)
    block.write(size, 124, 12, 'latin1')
    block.write('        ', 148)
    block.write(flag, 156)
    block.write('ustar\0' + '00', 257)
    block.write(prefix, 345, 155)
    return sign(block)
  }

  function sign(block: Buffer): Buffer {
    block.fill(' ', 148, 156)
    const sum = block.reduce((total, byte) => total + byte, 0)
    block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1')
    return block
  }

  it('tells of each entry its name, size and kind as they were written', () => {
    const name = fc.stringMatching(/^[\w./-]{1,90}$/)
    const kinds = {
      '0': 'file',
      '\0': 'file',
      '7': 'file',
      L: 'name',
      x: 'attributes',
      '5': 'other',
    }
    const flag = fc.constantFrom(
      '0' as const,
      '\0' as const,
      '7' as const,
      'L' as const,
      'x' as const,
      '5' as const,
    )
    const size = fc.nat({ max: 8 ** 11 - 1 })
    fc.assert(
      fc.property(name, size, flag, fc.boolean(), (path, length, how, isPrefixed) => {
        const header = writeHeader(path, length.toString(8), how, isPrefixed ? 'folder' : '')
        expect(isTar(header)).toBe(true)
        expect(readHeader(header)).toEqual({
          name: isPrefixed ? `folder/${path}` : path,
          size: length,
          kind: kinds[how],
        })
        const large = Buffer.from(header)
        large.fill(0, 124, 136)
        large[124] = 0x80
        large.writeBigUInt64BE(BigInt(length) * 1_000n, 128)
        expect(readHeader(sign(large))?.size).toBe(length * 1_000)
      }),
      runs,
    )
    expect(readHeader(Buffer.alloc(BLOCK))).toBeUndefined()
  })

  it('has no entry that is smaller than nothing or larger than can be counted', () => {
    const noise = fc.array(fc.tuple(fc.nat({ max: BLOCK - 1 }), fc.nat({ max: 255 })))
    const size = fc.oneof(
      fc.constantFrom('-5', '-0', '0x10', '9', '1 1', '77777777777', '+7'),
      ascii,
    )
    fc.assert(
      fc.property(size, noise, fc.boolean(), (written, changes, isSigned) => {
        const block = writeHeader('name', '', '0')
        block.write(written, 124, 12, 'latin1')
        for (const [at, byte] of changes) block[at] = byte
        const header = orProblem(() => readHeader(isSigned ? sign(block) : block))
        if (!header) return
        expect(Number.isSafeInteger(header.size)).toBe(true)
        expect(header.size).toBeGreaterThanOrEqual(0)
      }),
      { numRuns: 600 },
    )
  })

  it('has attributes of any text, line breaks and equals signs too', () => {
    const record = (key: string, value: string) => {
      const rest = Buffer.byteLength(` ${key}=${value}\n`)
      const guess = rest + String(rest).length
      const length = rest + String(guess).length
      return `${length} ${key}=${value}\n`
    }
    const key = fc.stringMatching(/^[\w.]{1,12}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(key, wellFormed), { selector: ([own]) => own }),
        (all) => {
          const header = Buffer.from(all.map(([own, value]) => record(own, value)).join(''))
          expect([...readAttributes(header)]).toEqual(all)
          // Cut short, its last record is none.
          if (all.length > 0)
            expect(() => readAttributes(header.subarray(0, -1))).toThrow(ImportProblem)
        },
      ),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(bytes, ascii, (noise, signs) => {
        orProblem(() => readAttributes(noise))
        orProblem(() => readAttributes(Buffer.from(`12 path=${signs}`)))
      }),
      { numRuns: 300 },
    )
  })
})

describe('documents of a file', () => {
  const id = word.filter((any) => isDocumentId(any) && !any.startsWith('_'))

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
    const name = wellFormed.filter((any) => any !== '' && !/[/\\]|^\.{1,2}$/.test(any))
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
      fc.property(fc.oneof(text, ascii, fc.constantFrom('%', '%zz', 'host/a', '/a%2Fb')), (any) => {
        for (const address of [`file://${any}`, `file://./${any}`, any]) {
          expect(['string', 'undefined']).toContain(typeof findFileBeside(file, address))
        }
      }),
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
