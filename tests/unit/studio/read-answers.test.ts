import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSeatNumbers, readSiteStatus } from '../../../studio/site/read-answers.ts'
import { runs, text } from '../../fixtures/arbitrary-texts.ts'

const json = fc.jsonValue({ maxDepth: 3 })
const issues = fc.array(fc.record({ field: text, reason: text }, { noNullPrototype: true }))

describe('the site’s answer about a document', () => {
  it('comes back as the site wrote it', () => {
    const path = fc.option(text.map((name) => `/${name}/`))
    const problem = fc.option(fc.record({ message: text, issues }, { noNullPrototype: true }))
    fc.assert(
      fc.property(text, path, problem, (id, where, what) => {
        const answer = JSON.parse(JSON.stringify({ id, path: where, problem: what }))
        expect(readSiteStatus(answer)).toEqual({
          path: where ?? undefined,
          problem: what ? JSON.parse(JSON.stringify(what)) : undefined,
        })
      }),
      runs,
    )
  })

  it('is none where it is something else, and has only what its type says', () => {
    const odd = fc.record(
      {
        id: fc.oneof(text, json),
        path: json,
        problem: fc.oneof(json, fc.record({ message: json, issues: json })),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(json, odd, fc.constant(undefined)), (answer) => {
        const status = readSiteStatus(answer)
        if (!status) return
        expect(['string', 'undefined']).toContain(typeof status.path)
        for (const { field, reason } of status.problem?.issues ?? []) {
          expect([typeof field, typeof reason]).toEqual(['string', 'string'])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('the site’s answer about a group', () => {
  it('never counts more seats taken than there are, nor fewer than none', () => {
    const number = fc.oneof(fc.integer({ min: -50, max: 50 }), json)
    const answer = fc.record(
      { capacity: number, seatsLeft: number, waiting: number, status: fc.oneof(text, json) },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(answer, json), (given) => {
        const seats = readSeatNumbers(given)
        if (!seats || seats.capacity < 0) return
        expect(seats.taken).toBeGreaterThanOrEqual(0)
        expect(seats.taken).toBeLessThanOrEqual(seats.capacity)
        expect(typeof seats.waiting).toBe('number')
        expect(typeof seats.status).toBe('string')
      }),
      { numRuns: 500 },
    )
    expect(readSeatNumbers({ capacity: 8, seatsLeft: 3, waiting: 1, status: 'open' })).toEqual({
      ...{ capacity: 8, taken: 5, waiting: 1, status: 'open' },
    })
  })
})
