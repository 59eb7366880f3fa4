import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageParameters } from '../../../studio/lake/assets/image-parameters.ts'
import { fileMimeType, imageMimeType } from '../../../studio/lake/assets/mime-types.ts'
import { planImageSize } from '../../../studio/lake/assets/plan-image-size.ts'
import { readExif } from '../../../studio/lake/assets/read-exif.ts'
import { runs, text } from '../../fixtures/arbitrary-texts.ts'
import { orRefusal } from './expect-refusal.ts'

const NAMES = [
  ...['w', 'h', 'min-w', 'min-h', 'max-w', 'max-h', 'dpr', 'fit', 'crop', 'fp-x', 'fp-y', 'rect'],
  ...[
    'or',
    'flip',
    'bg',
    'pad',
    'blur',
    'sharp',
    'sat',
    'invert',
    'frame',
    'q',
    'fm',
    'auto',
    'dl',
  ],
]
const pixels = fc.integer({ min: 1, max: 2_000 })
const value = fc.oneof(
  pixels.map(String),
  fc.constantFrom(
    '0',
    '-1',
    '1e999',
    'NaN',
    '0x10',
    '8193',
    ' 5 ',
    '1.5',
    '',
    '1,2,3,4',
    '0,0,1e999,1',
  ),
  fc.constantFrom(
    'crop',
    'clip',
    'min',
    'top,left',
    'focalpoint',
    'fff',
    '80ffffff',
    'h',
    '90',
    'webp',
  ),
  fc.constantFrom('format', 'true', '-100', 'constructor', '__proto__'),
  text,
)
const query = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 6 })

describe('the address of a picture', () => {
  it('is read into numbers that are ones and words that are known, or refused by its parameter', () => {
    fc.assert(
      fc.property(query, fc.constantFrom('', 'image/webp'), (asked, accept) => {
        const search = new URLSearchParams(asked)
        const read = orRefusal(() => readImageParameters(search, accept))
        if (!read) return
        // The copy is kept under this text, so that it must say everything.
        expect(JSON.parse(JSON.stringify(read))).toEqual(read)
        const numbers = [read.pixelRatio, read.padding, read.blur, read.sharpen, read.quality]
        for (const number of [
          ...numbers,
          ...(read.rect ?? []),
          read.width ?? 1,
          read.height ?? 1,
        ]) {
          expect(Number.isFinite(number)).toBe(true)
          expect(number).toBeGreaterThanOrEqual(0)
        }
        for (const side of [read.width, read.height, read.least.width, read.most.height]) {
          expect(side ?? 1).toBeLessThanOrEqual(8_192)
          expect(Number.isInteger(side ?? 1)).toBe(true)
        }
        if (read.background) {
          for (const channel of ['r', 'g', 'b'] as const) {
            expect(read.background[channel]).toBeLessThanOrEqual(255)
          }
        }
      }),
      { numRuns: 600 },
    )
  })

  it('that asks for what makes sense comes back as it was written', () => {
    const color = fc.array(fc.nat({ max: 255 }), { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(pixels, pixels, fc.nat({ max: 100 }), color, (w, h, q, argb) => {
        const bg = argb.map((channel) => channel.toString(16).padStart(2, '0')).join('')
        const search = new URLSearchParams({
          w: `${w}`,
          h: `${h}`,
          q: `${q}`,
          bg,
          rect: `1,2,${w},${h}`,
        })
        const [alpha = 0, r, g, b] = argb
        expect(readImageParameters(search, '')).toMatchObject({
          ...{ width: w, height: h, quality: Math.max(1, q), rect: [1, 2, w, h] },
          background: { r, g, b, alpha: alpha / 255 },
        })
      }),
      runs,
    )
  })
})

describe('the size of a picture', () => {
  const fit = fc.constantFrom('clip', 'crop', 'fill', 'fillmax', 'max', 'min', 'scale')
  const size = fc.record({ width: pixels, height: pixels })

  it('keeps what each fit promises, for every picture and box', () => {
    const box = fc.record({ w: pixels, h: pixels }, { requiredKeys: [] })
    const focus = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(size, box, fit, focus, focus, (source, { w, h }, mode, x, y) => {
        const search = new URLSearchParams({ fit: mode, 'fp-x': `${x}`, 'fp-y': `${y}`, q: '75' })
        if (w !== undefined) search.set('w', `${w}`)
        if (h !== undefined) search.set('h', `${h}`)
        const parameters = readImageParameters(search, '')
        if (!parameters) throw new Error('A quality was asked for')
        const { region, scaled, canvas } = planImageSize(source, parameters)
        if (w === undefined && h === undefined) {
          expect({ region, scaled, canvas }).toEqual({
            region: undefined,
            scaled: source,
            canvas: undefined,
          })
          return
        }
        const sides = [scaled.width, scaled.height, region?.width ?? 1, region?.height ?? 1]
        for (const side of sides) {
          expect(Number.isInteger(side)).toBe(true)
          expect(side).toBeGreaterThanOrEqual(1)
        }
        if (region) {
          expect(region.left).toBeGreaterThanOrEqual(0)
          expect(region.top).toBeGreaterThanOrEqual(0)
          expect(region.left + region.width).toBeLessThanOrEqual(source.width)
          expect(region.top + region.height).toBeLessThanOrEqual(source.height)
        }
        if (w === undefined || h === undefined) return
        const outer = canvas ?? scaled
        const isWhole = ['fill', 'fillmax', 'scale', 'crop'].includes(mode)
        if (isWhole) expect(outer).toEqual({ width: w, height: h })
        else {
          expect(outer.width).toBeLessThanOrEqual(w)
          expect(outer.height).toBeLessThanOrEqual(h)
        }
        if (mode === 'max' || mode === 'fillmax') {
          expect(scaled.width).toBeLessThanOrEqual(source.width)
          expect(scaled.height).toBeLessThanOrEqual(source.height)
        }
      }),
      { numRuns: 600 },
    )
  })
})

describe('the type of a file', () => {
  it('is one that browsers know, and plain bytes for any other ending', () => {
    const ending = fc.oneof(
      fc.stringMatching(/^[a-z0-9]{1,12}$/),
      fc.constantFrom('constructor', 'tostring', 'valueof', 'png', 'pdf', 'html', 'svg', 'js'),
    )
    fc.assert(
      fc.property(ending, (any) => {
        for (const type of [fileMimeType(any), imageMimeType(any)]) {
          expect(type).toMatch(
            /^(?:image|text|audio|video|application)\/[\w+.-]+(?:; charset=utf-8)?$/,
          )
          expect(type).not.toMatch(/html|javascript/)
        }
      }),
      { numRuns: 300 },
    )
  })
})

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
