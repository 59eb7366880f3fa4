import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { toJsonLd } from '../../../src/components/head/to-json-ld.ts'
import { ContentError } from '../../../src/content/content-error.ts'
import { parseDocument } from '../../../src/content/parse-document.ts'
import { findRedirect, resolveRedirects } from '../../../src/content/redirects.ts'
import {
  date,
  dateTime,
  doi,
  image,
  sitePath,
  slug,
  webAddress,
  wholeNumber,
} from '../../../src/content/schemas/fields.ts'
import { redirectsToFile, redirectToPage } from '../../../src/publishing/redirect-files.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 60 })
const anyText = fc.oneof(text, ascii)
const slugLike = fc
  .array(fc.stringMatching(/^[a-z0-9]{1,8}$/), { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('-'))
const pathLike = fc
  .array(slugLike, { maxLength: 3 })
  .map((parts) => `/${parts.map((part) => `${part}/`).join('')}`)
const runs = { numRuns: 200 }
const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success

describe('fields of documents', () => {
  it('hold a slug only where it is one part of an address that needs no encoding', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, slugLike), (value) => {
        if (!takes(slug, value)) return
        expect(encodeURIComponent(value)).toBe(value)
        expect(new URL(`https://attune.example/${value}/`).pathname).toBe(`/${value}/`)
      }),
      runs,
    )
    fc.assert(
      fc.property(slugLike, (value) => {
        expect(takes(slug, value)).toBe(true)
        for (const wrong of [`-${value}`, `${value}-`, `${value}--a`, `${value} `, `${value}/..`]) {
          expect(takes(slug, wrong)).toBe(false)
        }
      }),
      runs,
    )
  })

  it('hold a path only where it leads to this very site, as it is written', () => {
    const base = 'https://attune.example'
    const odd = fc.array(fc.constantFrom('/', '\\', '.', '..', '%2e', '@', ':', 'a', '#', '?'))
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          pathLike,
          odd.map((parts) => parts.join('')),
        ),
        (value) => {
          if (!takes(sitePath, value)) return
          expect(new URL(value, base).origin).toBe(base)
        },
      ),
      runs,
    )
    fc.assert(
      fc.property(pathLike, (value) => {
        expect(takes(sitePath, value)).toBe(true)
        expect(takes(sitePath, `/${value}`)).toBe(false)
        expect(takes(sitePath, `${base}${value}`)).toBe(false)
      }),
      runs,
    )
  })

  it('hold a link only of the kinds that can’t run anything', () => {
    const schemes = fc.constantFrom(
      'javascript:',
      'data:',
      'vbscript:',
      'file:',
      'blob:',
      'JaVaScript:',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          fc.tuple(schemes, anyText).map((parts) => parts.join('')),
        ),
        (value) => {
          if (!takes(webAddress, value)) return
          expect(['http:', 'https:', 'mailto:', 'tel:', 'sms:']).toContain(new URL(value).protocol)
        },
      ),
      runs,
    )
    fc.assert(
      fc.property(
        schemes,
        anyText,
        fc.constantFrom('', ' ', '\t', '\n', '\u0000'),
        (scheme, rest, before) => {
          expect(takes(webAddress, before + scheme + rest)).toBe(false)
        },
      ),
      runs,
    )
    fc.assert(
      fc.property(slugLike, pathLike, (host, path) => {
        expect(takes(webAddress, `https://${host}.example${path}?a=b#c`)).toBe(true)
      }),
      runs,
    )
  })

  it('hold a date only where the calendar has it', () => {
    const isDate = (value: string) => {
      try {
        return Temporal.PlainDate.from(value, { overflow: 'reject' }).toString() === value
      } catch {
        return false
      }
    }
    const number = (digits: number, max: number) =>
      fc.nat({ max }).map((value) => String(value).padStart(digits, '0'))
    const dateLike = fc
      .tuple(number(4, 9999), number(2, 14), number(2, 33))
      .map((parts) => parts.join('-'))
    fc.assert(
      fc.property(fc.oneof(anyText, dateLike), (value) => {
        expect(takes(date, value)).toBe(isDate(value))
      }),
      { numRuns: 500 },
    )
    fc.assert(
      fc.property(
        fc.oneof(
          anyText,
          dateLike.map((day) => `${day}T10:00:00Z`),
        ),
        (value) => {
          if (takes(dateTime, value)) expect(() => Temporal.Instant.from(value)).not.toThrow()
        },
      ),
      runs,
    )
  })

  it('hold a number, a DOI and a cut only within their bounds', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double(), fc.integer({ min: 0, max: 12 })), (value) => {
        const isWithin = Number.isInteger(value) && value >= 1 && value <= 10
        expect(takes(wholeNumber(1, 10), value)).toBe(isWithin)
      }),
      runs,
    )
    fc.assert(
      fc.property(anyText, (value) => {
        if (takes(doi, value)) expect(value).toMatch(/^10\.[0-9]+\/[^\s]+$/)
      }),
      runs,
    )
    const share = fc.double({ min: -0.2, max: 1.2, noNaN: true })
    fc.assert(
      fc.property(share, share, share, share, (top, bottom, left, right) => {
        const crop = { top, bottom, left, right }
        const picture = { assetId: 'image-a1-20x10-png', alt: 'A bench', crop }
        const isLeft =
          Math.min(top, bottom, left, right) >= 0 && top + bottom < 1 && left + right < 1
        expect(takes(image, picture)).toBe(isLeft)
      }),
      runs,
    )
  })
})

describe('a document', () => {
  it('is parsed, or refused by the one error that names it, whatever it holds', () => {
    const schema = z.object({
      _id: z.string(),
      title: z.string(),
      parts: z.array(z.object({ slug })),
    })
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('title', 'parts', '__proto__'), fc.jsonValue()),
        (fields) => {
          const raw = { ...fields, _id: 'a', _type: 'page' }
          try {
            expect(parseDocument(schema, raw)).toMatchObject({ _id: 'a' })
          } catch (error) {
            if (!(error instanceof ContentError)) throw error
            expect(error.message).toContain('a')
          }
        },
      ),
      runs,
    )
  })

  it('can’t end the script element that carries its data', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.constantFrom('</script>', '<!--', ']]>', '</ScRiPt x>')),
        (name) => {
          const written = toJsonLd([{ '@type': 'Person', name }])
          expect(written).not.toContain('<')
          expect(JSON.parse(written)).toMatchObject({ '@graph': [{ name }] })
        },
      ),
      runs,
    )
  })
})

describe('old addresses', () => {
  const few = fc.constantFrom<string[]>('/a/', '/b/', '/c/', '/d/', '/e/')
  const entries = fc.array(fc.record({ from: few, to: few }), { maxLength: 8 })

  it('lead in one step to an address that leads nowhere else, and never in a circle', () => {
    fc.assert(
      fc.property(entries, (pairs) => {
        const redirects = resolveRedirects(
          pairs.map((pair) => ({ ...pair, _id: 'a', target: undefined })),
        )
        const from = new Set(redirects.map((redirect) => redirect.from))
        for (const { to } of redirects) expect(from).not.toContain(to)
        expect(from.size).toBe(redirects.length)
        // Walked by hand, as a browser would.
        const steps = new Map(pairs.toReversed().map((pair) => [pair.from, pair.to]))
        for (const start of steps.keys()) {
          let at: string | undefined = start
          for (let step = 0; step <= steps.size && steps.has(at ?? ''); step += 1)
            at = steps.get(at ?? '')
          const end = steps.has(at ?? '') ? undefined : at
          expect(redirects.find((redirect) => redirect.from === start)?.to).toBe(end)
        }
      }),
      runs,
    )
  })

  it('keep the query and the place on the page', () => {
    const query = fc.dictionary(slugLike, slugLike, { maxKeys: 3 })
    fc.assert(
      fc.property(pathLike, query, query, fc.option(slugLike), (path, has, asked, place) => {
        const write = (fields: Record<string, string>) => {
          const written = new URLSearchParams(fields).toString()
          return written && `?${written}`
        }
        const to = `${path}${write(has)}${place === null ? '' : `#${place}`}`
        const found = findRedirect(new Map([['/old/', to]]), {
          pathname: '/old',
          search: write(asked),
        })
        const url = new URL(found ?? '', 'https://attune.example')
        expect(url.pathname).toBe(path)
        expect(url.hash).toBe(place === null ? '' : `#${place}`)
        expect([...url.searchParams]).toEqual([...Object.entries(has), ...Object.entries(asked)])
      }),
      runs,
    )
  })

  it('are written to files without a way out of line or attribute', () => {
    fc.assert(
      fc.property(pathLike, pathLike, (from, to) => {
        expect(redirectsToFile([{ from, to }]).split(/\s/)).toEqual([from, to, '301', ''])
        const page = redirectToPage({ from, to: `${to}?a="><script>` }, 'https://attune.example')
        expect(page).not.toContain('<script')
      }),
      runs,
    )
  })
})
