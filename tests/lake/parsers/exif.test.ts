import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readExif } from '../../../studio/lake/assets/read-exif.ts'

describe('what a camera wrote into a picture', () => {
  type Entry = { tag: number; type: number; values: number[] | string }
  const WIDTHS: { [type: number]: number } = {
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
  }

  /** Writes one directory of a TIFF block at `start`, its longer values behind it. */
  function writeDirectory(entries: readonly Entry[], start: number, isLittle: boolean): Buffer {
    const head = Buffer.alloc(2 + entries.length * 12 + 4)
    const tail: Buffer[] = []
    let end = start + head.length
    const put = (bytes: Buffer, count: 16 | 32, value: number, at: number) => {
      const unsigned = count === 16 ? value & 0xffff : value >>> 0
      const reversed = isLittle ? 'LE' : 'BE'
      if (count === 16) bytes[`writeUInt16${reversed}`](unsigned, at)
      else bytes[`writeUInt32${reversed}`](unsigned, at)
    }
    const encode = ({ type, values }: Entry): Buffer => {
      if (typeof values === 'string') return Buffer.from(`${values}\0`)
      const width = WIDTHS[type] ?? 1
      const bytes = Buffer.alloc(values.length * width)
      for (const [place, number] of values.entries()) {
        const at = place * width
        if (type === 6) bytes.writeInt8(number, at)
        else if (width === 2) put(bytes, 16, number, at)
        else if (type === 4 || type === 9) put(bytes, 32, number, at)
        else if (type === 11) bytes[isLittle ? 'writeFloatLE' : 'writeFloatBE'](number, at)
        else if (type === 12) bytes[isLittle ? 'writeDoubleLE' : 'writeDoubleBE'](number, at)
        else {
          put(bytes, 32, number * 1_000, at)
          put(bytes, 32, 1_000, at + 4)
        }
      }
      return bytes
    }
    put(head, 16, entries.length, 0)
    for (const [place, entry] of entries.entries()) {
      const bytes = encode(entry)
      const at = 2 + place * 12
      put(head, 16, entry.tag, at)
      put(head, 16, entry.type, at + 2)
      put(head, 32, bytes.length / (WIDTHS[entry.type] ?? 1), at + 4)
      if (bytes.length <= 4) bytes.copy(head, at + 8)
      else {
        put(head, 32, end, at + 8)
        tail.push(bytes)
        end += bytes.length
      }
    }
    return Buffer.concat([head, ...tail])
  }

  function writeExif(main: readonly Entry[], gps: readonly Entry[], isLittle: boolean): Buffer {
    const pointer = (to: number): Entry => ({ tag: 0x8825, type: 4, values: [to] })
    const length = writeDirectory([...main, pointer(0)], 8, isLittle).length
    const start = Buffer.from(isLittle ? 'II*\0\x08\0\0\0' : 'MM\0*\0\0\0\x08', 'latin1')
    return Buffer.concat([
      start,
      writeDirectory([...main, pointer(8 + length)], 8, isLittle),
      writeDirectory(gps, 8 + length, isLittle),
    ])
  }

  const number = fc.oneof(
    fc.record({ type: fc.constant(3), values: fc.tuple(fc.nat({ max: 0xffff })) }),
    fc.record({ type: fc.constant(4), values: fc.tuple(fc.nat({ max: 0xffffffff })) }),
    fc.record({ type: fc.constant(5), values: fc.tuple(fc.nat({ max: 4_000_000 })) }),
    fc.record({ type: fc.constant(6), values: fc.tuple(fc.integer({ min: -128, max: 127 })) }),
    fc.record({
      type: fc.constant(8),
      values: fc.tuple(fc.integer({ min: -32_768, max: 32_767 })),
    }),
    fc.record({ type: fc.constant(9), values: fc.tuple(fc.integer()) }),
    fc.record({
      type: fc.constant(10),
      values: fc.tuple(fc.integer({ min: -2_000_000, max: 2_000_000 })),
    }),
    fc.record({
      type: fc.constant(11),
      values: fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true })),
    }),
    fc.record({
      type: fc.constant(12),
      values: fc.tuple(fc.double({ noNaN: true, noDefaultInfinity: true })),
    }),
  )
  const ascii = fc.stringMatching(/^[!-~]{1,20}$/)

  it('is read as it was written, in either order of bytes and with or without a prefix', () => {
    const place = fc.tuple(fc.integer({ min: -89, max: 89 }), fc.integer({ min: -179, max: 179 }))
    fc.assert(
      fc.property(
        number,
        ascii,
        place,
        fc.boolean(),
        fc.boolean(),
        (iso, maker, [lat, lng], isLittle, isPrefixed) => {
          const main = [
            { tag: 271, type: 2, values: maker },
            { tag: 34_855, ...iso },
          ]
          const gps = [
            { tag: 1, type: 2, values: lat < 0 ? 'S' : 'N' },
            { tag: 2, type: 5, values: [Math.abs(lat), 30, 0] },
            { tag: 3, type: 2, values: lng < 0 ? 'W' : 'E' },
            { tag: 4, type: 5, values: [Math.abs(lng), 0, 36] },
          ]
          const block = writeExif(main, gps, isLittle)
          const read = readExif(
            isPrefixed ? Buffer.concat([Buffer.from('Exif\0\0'), block]) : block,
          )
          expect(read.fields).toEqual({ Make: maker, ISO: iso.values[0] })
          const sign = (of: number) => (of < 0 ? -1 : 1)
          expect(read.location?.lat).toBeCloseTo(sign(lat) * (Math.abs(lat) + 0.5), 9)
          expect(read.location?.lng).toBeCloseTo(sign(lng) * (Math.abs(lng) + 0.01), 9)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('reads as nothing, or as facts that JSON can keep, however it is damaged', () => {
    const whole = writeExif(
      [
        { tag: 271, type: 2, values: 'Attune' },
        { tag: 37_386, type: 12, values: [35] },
      ],
      [{ tag: 2, type: 5, values: [52, 30, 0] }],
      true,
    )
    const damage = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 })))
    fc.assert(
      fc.property(
        damage,
        fc.nat({ max: whole.length }),
        fc.uint8Array({ maxLength: 60 }),
        (changes, length, noise) => {
          const damaged = Buffer.from(whole)
          for (const [at, byte] of changes) damaged[at] = byte
          for (const block of [damaged, damaged.subarray(0, length), Buffer.from(noise)]) {
            const read = readExif(block)
            expect(JSON.parse(JSON.stringify(read.fields))).toEqual(read.fields)
            expect(Math.abs(read.location?.lat ?? 0)).toBeLessThanOrEqual(90)
          }
        },
      ),
      { numRuns: 600 },
    )
  })
})
