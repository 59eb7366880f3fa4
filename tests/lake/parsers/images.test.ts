import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readImageParameters } from '../../../studio/lake/assets/image-parameters.ts'
import { fileMimeType, imageMimeType } from '../../../studio/lake/assets/mime-types.ts'
import { planImageSize } from '../../../studio/lake/assets/plan-image-size.ts'
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
      fc.property(ending, (candidate) => {
        for (const type of [fileMimeType(candidate), imageMimeType(candidate)]) {
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
