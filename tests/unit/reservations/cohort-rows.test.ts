import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CohortRulesInvalid,
  rowToCohort,
  rulesToRow,
} from '../../../src/reservations/cohort-rows.ts'
import { sampleCohort } from '../../database/sample-seats.ts'
import { ascii, runs } from '../../fixtures/arbitrary-texts.ts'

describe('a published group', () => {
  const date = fc
    .date({
      min: new Date('2020-01-01'),
      max: new Date('2040-12-31'),
      noInvalidDate: true,
    })
    .map((day) => day.toISOString().slice(0, 10))
  const rules = fc.record({
    startDate: date,
    localTime: fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    timeZone: fc.constantFrom('America/New_York', 'Pacific/Honolulu', 'America/Los_Angeles', 'UTC'),
    minutes: fc.integer({ min: 15, max: 240 }),
    weeks: fc.integer({ min: 1, max: 30 }),
    skippedDates: fc.array(date, { maxLength: 4 }),
    capacity: fc.integer({ min: 1, max: 50 }),
    lastEnrolmentDate: fc.option(date, { nil: undefined }),
  })

  it('comes back from the database as it went in', () => {
    fc.assert(
      fc.property(rules, (changes) => {
        const cohort = { ...sampleCohort(changes) }
        const row = rulesToRow(cohort)
        const stored = { ...row, revision: 1, cancelled_at: null }
        const read = rowToCohort({
          ...stored,
          alternative_title: row.alternative_title ?? null,
          alternative_slug: row.alternative_slug ?? null,
          last_enrolment_date: row.last_enrolment_date ?? null,
        })
        expect(read).toMatchObject({ ...changes, id: cohort.id, capacity: cohort.capacity })
        expect(read.program).toMatchObject(cohort.program)
        const weeks = read.firstSession.until(read.lastSession).total('days') / 7
        expect(Math.round(weeks)).toBeGreaterThanOrEqual(cohort.weeks - 1)
      }),
      runs,
    )
  })

  it('whose dates are none is refused by its one error', () => {
    fc.assert(
      fc.property(ascii, fc.constantFrom('startDate', 'localTime', 'timeZone'), (value, field) => {
        try {
          rulesToRow(sampleCohort({ [field]: value }))
        } catch (error) {
          expect(error).toBeInstanceOf(CohortRulesInvalid)
        }
      }),
      runs,
    )
  })
})
