import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ColumnKey,
  KeyRingInvalid,
  readKeyRing,
} from '../../../src/database/sealed-columns/key-ring.ts'
import {
  indexText,
  keyIdOf,
  MARK,
  openText,
  SealedValueUnreadable,
  sealText,
} from '../../../src/database/sealed-columns/seal-text.ts'

const secret = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const ring = readKeyRing(`${secret(1)},${secret(2)}`)
const place = { table: 'reservations', column: 'name', row: ['a'] }

function writerOf({ writer }: typeof ring): ColumnKey {
  if (!writer) throw new Error('This list of keys writes in the clear')
  return writer
}

describe('a sealed value', () => {
  const key = writerOf(ring)

  it('comes back as it was, is never the same twice, and names its key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, id) => {
        const its = { ...place, row: [id] }
        const sealed = sealText(key, text, its)
        expect(openText(ring, sealed, its)).toBe(text)
        expect(sealText(key, text, its)).not.toBe(sealed)
        expect(keyIdOf(sealed)).toBe(key.id)
      }),
      { numRuns: 200 },
    )
  })

  it('can’t be read in another row, column or table', () => {
    const sealed = sealText(key, 'Ada', place)
    for (const other of [{ row: ['b'] }, { column: 'email' }, { table: 'outbox' }]) {
      expect(() => openText(ring, sealed, { ...place, ...other })).toThrow(SealedValueUnreadable)
    }
  })

  it('can’t be changed anywhere without being noticed, and the message repeats nothing of it', () => {
    const sealed = sealText(key, 'Ada Quillfeather', place)
    const read = (changed: string) => {
      try {
        return openText(ring, changed, place)
      } catch (error) {
        if (!(error instanceof SealedValueUnreadable)) throw error
        expect(error.message).not.toContain(sealed.slice(20, 30))
        return 'refused'
      }
    }
    const outcomes = Array.from(sealed.slice(1), (character, index) => {
      const other = character === 'A' ? 'B' : 'A'
      return read(sealed.slice(0, index + 1) + other + sealed.slice(index + 2))
    })
    const unnoticed = outcomes.filter((outcome) => outcome !== 'refused')
    // The last characters of base64 have bits that mean nothing.
    expect(unnoticed.length).toBeLessThanOrEqual(2)
    for (const text of unnoticed) expect(text).toBe('Ada Quillfeather')
  })

  it('is read by whoever has its key in any place, and by nobody else', () => {
    const sealed = sealText(key, 'Ada', place)
    expect(openText(readKeyRing(`${secret(3)},${secret(1)}`), sealed, place)).toBe('Ada')
    expect(openText(readKeyRing(`none,${secret(1)}`), sealed, place)).toBe('Ada')
    const stranger = readKeyRing(secret(3))
    expect(() => openText(stranger, sealed, place)).toThrow(SealedValueUnreadable)
  })

  it('is told from anything that people write', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        fc.pre(!text.startsWith(MARK))
        expect(openText(ring, text, place)).toBe(text)
        expect(keyIdOf(text)).toBeUndefined()
      }),
      { numRuns: 200 },
    )
  })

  it('that is none but begins like one is refused, whatever follows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (rest) => {
        expect(() => openText(ring, MARK + rest, place)).toThrow(SealedValueUnreadable)
      }),
      { numRuns: 200 },
    )
  })
})

describe('the hash that rows are looked up by', () => {
  it('is the same for the same value and differs by value, key and column', () => {
    const [first, second] = [...ring.keys.values()]
    if (!first || !second) throw new Error('Two keys were given')
    const hash = indexText(first, 'ada@example.org', 'email_key')
    expect(indexText(first, 'ada@example.org', 'email_key')).toBe(hash)
    expect(keyIdOf(hash)).toBe(first.id)
    const others = [
      indexText(first, 'eve@example.org', 'email_key'),
      indexText(second, 'ada@example.org', 'email_key'),
      indexText(first, 'ada@example.org', 'name_key'),
    ]
    expect(new Set([hash, ...others]).size).toBe(4)
  })
})

describe('a list of keys', () => {
  it('writes with the first, reads with all, and writes in the clear for “none”', () => {
    expect(ring.keys.size).toBe(2)
    expect([...ring.keys.keys()][0]).toBe(ring.writer?.id)
    expect(readKeyRing(` ${secret(1)} , ${secret(2)}`).writer?.id).toBe(ring.writer?.id)
    expect(readKeyRing(`none,${secret(1)}`)).toMatchObject({ writer: undefined })
    expect(readKeyRing(`${secret(1)},none`).writer?.id).toBe(ring.writer?.id)
  })

  it('is refused with the place of what is wrong, which is not repeated', () => {
    const short = Buffer.alloc(31, 9).toString('base64')
    expect(() => readKeyRing(`${secret(1)},${short}`)).toThrow(/^Key 2 is not 32 bytes in base64/)
    expect(() => readKeyRing(`${secret(1)},${secret(1)}`)).toThrow('Key 2 is there twice')
    fc.assert(
      fc.property(fc.string({ unit: 'binary-ascii' }), (list) => {
        try {
          for (const id of readKeyRing(list).keys.keys()) expect(id).toMatch(/^[0-9a-f]{8}$/)
        } catch (error) {
          if (!(error instanceof KeyRingInvalid)) throw error
          expect(error.message).toMatch(/^Key \d+ is (there twice|not 32 bytes in base64: .*)$/)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('shows no key when it is printed', () => {
    const shown = `${JSON.stringify(ring)} ${String(ring.writer?.sealing)}`
    for (const byte of [1, 2]) expect(shown).not.toContain(secret(byte).slice(0, 10))
    expect(JSON.stringify(ring.writer)).toBe(
      JSON.stringify({ id: ring.writer?.id, sealing: {}, indexing: {} }),
    )
  })
})
