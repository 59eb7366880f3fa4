import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../studio/lake/cli/import/byte-reader.ts'
import { ImportProblem } from '../../../studio/lake/cli/import/import-problem.ts'
import { BLOCK, isTar, readHeader } from '../../../studio/lake/cli/import/tar-header.ts'
import { readAttributes } from '../../../studio/lake/cli/import/unpack-tar.ts'
import { ascii, runs } from '../../fixtures/arbitrary-texts.ts'
import { bytes, cut, wellFormed } from './arbitrary-bytes.ts'

function orProblem<Value>(parse: () => Value): Value | undefined {
  try {
    return parse()
  } catch (error) {
    if (!(error instanceof ImportProblem)) throw error
    return undefined
  }
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
