import { z } from 'zod'
import { date, listOf, optional, slug, text, wholeNumber } from './fields.ts'
import { programBody, programLink, question } from './portable-text.ts'

const kind = z.enum(['therapy', 'skills'], { error: 'must be therapy or skills' })
const stateCode = z.string().regex(/^[A-Z]{2}$/, 'must be a two-letter state code')

const eligibility = {
  eligibility: z.enum(['states', 'everywhere'], { error: 'must be states or everywhere' }),
  eligibleStates: listOf(stateCode),
}

export const programHead = z.object({
  _id: z.string(),
  title: text,
  slug,
  kind,
  summary: text,
  ...eligibility,
})
/** What a list shows of a program. */
export type ProgramHead = z.output<typeof programHead>

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value })
    return true
  } catch {
    return false
  }
}

export const cohort = z.object({
  _id: z.string(),
  startDate: date,
  localTime: z.string({ error: 'is missing' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM'),
  timeZone: z.string({ error: 'is missing' }).refine(isTimeZone, 'is not an IANA time zone'),
  minutes: wholeNumber(1, 480),
  weeks: wholeNumber(1, 104),
  skippedDates: listOf(date),
  capacity: wholeNumber(1, 1000),
  enrolment: z.enum(['open', 'closed'], { error: 'must be open or closed' }),
  lastEnrolmentDate: optional(date),
  program: z.object(
    {
      _id: z.string(),
      title: text,
      slug,
      kind,
      ...eligibility,
      alternative: optional(programLink),
    },
    { error: 'is missing, or refers to a program that is not published' },
  ),
})
/** One running group of a program, with what the seat rules need of the program. */
export type Cohort = z.output<typeof cohort>

export const program = z
  .object({
    _id: z.string(),
    title: text,
    slug,
    kind,
    summary: text,
    ...eligibility,
    alternative: optional(programLink),
    body: programBody,
    suits: listOf(text),
    outline: listOf(z.object({ _key: z.string(), title: text, description: text })),
    session: optional(text),
    outcomes: listOf(z.object({ _key: z.string(), statement: text, source: text })),
    priceNote: optional(z.string()),
    facilitators: listOf(
      z.object(
        { name: text, credentials: optional(z.string()) },
        {
          error: 'refers to a person who is not published',
        },
      ),
    ),
    questions: listOf(question),
  })
  .refine((value) => value.eligibility === 'everywhere' || value.eligibleStates.length > 0, {
    path: ['eligibleStates'],
    error: 'is empty: name the states, or open the program to everyone',
  })
/** A group program, ready to show. */
export type Program = z.output<typeof program>
