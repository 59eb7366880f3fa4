import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { works } from '../../../studio/sample/bibliography.ts'
import { listCitedSources } from '../../../studio/sample/cited-sources.ts'
import { cohorts } from '../../../studio/sample/cohorts.ts'
import {
  clientFromEnvironment,
  MissingWriteTokenError,
} from '../../../studio/sample/import-sample.ts'
import {
  body,
  bullets,
  cite,
  paragraph,
  strong,
  writeTo,
} from '../../../studio/sample/portable-text.ts'
import type { Json } from '../../../studio/sample/sample-document.ts'
import { isSourceKey, type SourceKey } from '../../../studio/sample/sources.ts'
import { runs, text, word } from '../../fixtures/arbitrary-texts.ts'

const KEYS = Object.keys(works).filter(isSourceKey)
const key = fc.constantFrom(...KEYS)

describe('the sources of a sample text', () => {
  it('are those that its marks and claims name, each once, in the order of the text', () => {
    const claim = (sources: SourceKey[]) => ({ _type: 'claim', sources })
    const part = fc.oneof(
      key.map((source) => ({
        keys: [source],
        block: paragraph('So ', cite(source, 'it is'), '.'),
      })),
      fc.array(key).map((sources) => ({ keys: sources, block: claim(sources) })),
      text.map((words) => ({ keys: [], block: paragraph(words) })),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const named = parts.flatMap(({ keys }) => keys)
        const once = named.filter((one, at) => named.indexOf(one) === at)
        expect(listCitedSources(body(...parts.map(({ block }) => block)))).toEqual(once)
      }),
      runs,
    )
  })

  it('are works that there are, whatever the text is', () => {
    const json: fc.Arbitrary<Json> = fc
      .jsonValue({ maxDepth: 4 })
      .map((value) => JSON.parse(JSON.stringify(value)))
    const named = fc.oneof(key, fc.constantFrom('__proto__', 'constructor', 'nobody-1900'), json)
    const value = fc.oneof(
      json,
      fc.array(
        fc.record({ _type: fc.constantFrom('citation', 'claim'), source: named, sources: named }),
      ),
    )
    fc.assert(
      fc.property(value, (candidate) => {
        const cited = listCitedSources(candidate)
        expect(cited.filter((one) => !KEYS.includes(one))).toEqual([])
        expect(new Set(cited).size).toBe(cited.length)
      }),
      runs,
    )
  })
})

describe('a sample text', () => {
  it('has all its words, keys that are its own, and marks that are defined', () => {
    const inline = fc.oneof(
      text,
      text.map(strong),
      fc.tuple(key, text).map(([source, words]) => cite(source, words)),
      fc.constant(writeTo()),
    )
    fc.assert(
      fc.property(fc.array(fc.array(inline)), (lines) => {
        const blocks = [...lines.map((line) => paragraph(...line)), ...bullets(lines)]
        for (const [at, block] of blocks.entries()) {
          const line = lines[at % lines.length] ?? []
          const words = line.map((one) => (typeof one === 'string' ? one : one.text))
          expect(block.children.map((span) => span.text)).toEqual(words)
          const keys = block.children.map((span) => span._key)
          expect(new Set(keys).size).toBe(keys.length)
          const defined = block.markDefs.map((definition) => definition['_key'])
          const used = block.children.flatMap((span) => span.marks)
          expect(used.filter((mark) => mark !== 'strong')).toEqual(defined)
        }
        const keys = body(...blocks).map((block) => block['_key'])
        expect(new Set(keys).size).toBe(keys.length)
      }),
      runs,
    )
  })
})

describe('sample groups', () => {
  it('start within six weeks of whatever moment it is, on the weekday they always start on', () => {
    const moment = fc
      .integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2100, 0, 1) })
      .map(Temporal.Instant.fromEpochMilliseconds)
    const weekdays = new Map<string, number>()
    fc.assert(
      fc.property(moment, (now) => {
        const today = now.toZonedDateTimeISO('America/New_York').toPlainDate()
        for (const { _id, startDate, weeks, skippedDates } of cohorts(now)) {
          const start = Temporal.PlainDate.from(String(startDate))
          const ahead = today.until(start).days
          expect(ahead).toBeGreaterThanOrEqual(14)
          expect(ahead).toBeLessThanOrEqual(42)
          expect(weekdays.get(_id) ?? start.dayOfWeek).toBe(start.dayOfWeek)
          weekdays.set(_id, start.dayOfWeek)
          for (const date of Array.isArray(skippedDates) ? skippedDates : []) {
            const days = start.until(String(date)).days
            expect(days % 7).toBe(0)
            expect(days / 7).toBeLessThan(Number(weeks))
          }
        }
      }),
      runs,
    )
  })
})

describe('where the sample is written to', () => {
  it('is the project that the environment names with a token, else the lake of this machine', () => {
    const optional = (value: fc.Arbitrary<string>) => fc.option(value, { nil: undefined })
    const project = fc.stringMatching(/^[a-z0-9]{8}$/)
    fc.assert(
      fc.property(
        optional(project),
        optional(word),
        optional(fc.constant('http://localhost:4470')),
        (SANITY_PROJECT_ID, SANITY_WRITE_TOKEN, LAKE_URL) => {
          const read = () =>
            clientFromEnvironment({ SANITY_PROJECT_ID, SANITY_WRITE_TOKEN, LAKE_URL }).config()
          if (SANITY_PROJECT_ID !== undefined && SANITY_WRITE_TOKEN === undefined) {
            expect(read).toThrow(MissingWriteTokenError)
            return
          }
          const { projectId, apiHost, token, useCdn } = read()
          expect(projectId).toBe(SANITY_PROJECT_ID ?? 'local')
          expect(useCdn).toBe(false)
          if (SANITY_PROJECT_ID === undefined) {
            expect(apiHost).toBe(LAKE_URL ?? 'http://localhost:3900')
            expect(token).toBeUndefined()
          } else expect(token).toBe(SANITY_WRITE_TOKEN)
        },
      ),
      runs,
    )
  })
})
