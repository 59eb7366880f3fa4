import fc from 'fast-check'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { ContentError } from '../../../src/content/content-error.ts'
import { parseDocument } from '../../../src/content/parse-document.ts'
import { articleBody } from '../../../src/content/schemas/portable-text.ts'

const schema = z.object({ body: articleBody })
const DECORATORS = ['strong', 'em']
const KEYS = ['k1', 'k2', 'constructor', '__proto__']
const text = fc.string({ unit: 'grapheme', maxLength: 20 })
const anything = fc.anything({ maxDepth: 2, maxKeys: 4 })
const optional = (value: fc.Arbitrary<unknown>) => fc.option(value, { nil: undefined })

const markDefinition = fc.record({
  _key: fc.constantFrom(...KEYS),
  _type: fc.constantFrom('link', 'citation', 'glossary', 'comment'),
  kind: fc.constantFrom('internal', 'external'),
  href: fc.constantFrom('https://example.org/', 'javascript:alert(1)', undefined),
  reference: optional(fc.constant({ _ref: 'page-about' })),
  source: optional(text),
  term: optional(fc.constant({ term: 'Trust', definition: 'A bond', slug: 'trust' })),
})
const block = fc.record({
  _type: fc.constant('block'),
  _key: fc.constantFrom('a', 'b'),
  style: fc.constantFrom('normal', 'h2', 'blockquote', 'h1', undefined),
  listItem: fc.constantFrom('bullet', 'number', 'square', undefined),
  level: fc.constantFrom(1, 6, 0, undefined),
  children: fc.array(
    fc.record({
      _type: fc.constant('span'),
      _key: fc.constantFrom('s', 't'),
      text,
      marks: fc.array(fc.constantFrom(...DECORATORS, ...KEYS, 'blink'), { maxLength: 4 }),
    }),
    { maxLength: 3 },
  ),
  markDefs: fc.array(markDefinition, { maxLength: 2 }),
})
const sound = block.map((value) => ({ ...value, style: 'normal', listItem: undefined, level: 1 }))
const body = fc.oneof(
  fc.array(sound, { maxLength: 3 }),
  fc.array(fc.oneof({ weight: 4, arbitrary: block }, anything), { maxLength: 4 }),
  anything,
)

const parse = (value: unknown) =>
  parseDocument(schema, Object.assign({ _id: 'page-a', _type: 'page' }, { body: value })).body

function tryToParse(value: unknown) {
  try {
    return parse(value)
  } catch (error) {
    if (!(error instanceof ContentError)) throw error
    expect(error.documentId).toBe('page-a')
    expect(error.issues.length).toBeGreaterThan(0)
    for (const { field, reason } of error.issues) {
      expect(field).toMatch(/^(?:body\b|\(whole document\)$)/)
      expect(reason).not.toBe('')
    }
    return undefined
  }
}

it('reads a text or tells the field and the reason, and reads what it gave the same again', () => {
  let read = 0
  fc.assert(
    fc.property(body, (value) => {
      const parsed = tryToParse(value)
      if (!parsed) return
      read += 1
      expect(parse(parsed)).toEqual(parsed)
    }),
    { numRuns: 400 },
  )
  expect(read).toBeGreaterThan(40)
})

it('keeps all words, with marks that stand for themselves or that their block defines, and no others', () => {
  fc.assert(
    fc.property(fc.array(sound, { minLength: 1, maxLength: 3 }), (blocks) => {
      const parsed = tryToParse(blocks)
      if (!parsed) return
      for (const [at, part] of parsed.entries()) {
        if (part._type !== 'block') throw new Error(`A block became ${part._type}`)
        const words = blocks[at]?.children.map((child) => child.text)
        expect(part.children.map((child) => child.text)).toEqual(words)
        const known = new Set([...DECORATORS, ...part.markDefs.map(({ _key }) => _key)])
        const strays = part.children.flatMap(({ marks }) =>
          marks.filter((each) => !known.has(each)),
        )
        expect(strays).toEqual([])
        const links = part.markDefs.flatMap((mark) => (mark._type === 'link' ? mark : []))
        for (const { href } of links) expect(href ?? 'https:').toMatch(/^https:/)
      }
    }),
    { numRuns: 300 },
  )
})
