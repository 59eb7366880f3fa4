import { z } from 'zod'
import {
  date,
  dateTime,
  listOf,
  optional,
  optionalText,
  slug,
  stateCode,
  text,
  topicLink,
  wholeNumber,
} from './fields.ts'
import { plainBody, programLink, question } from './portable-text.ts'

const kind = z.enum(['therapy', 'skills'], { error: 'must be therapy or skills' })
/** Whether visitors are asked where they live, besides where they will be during sessions. */
const askResidence = z.enum(['ask', 'skip'], { error: 'must be ask or skip' })

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
  publishedAt: dateTime,
  askResidence,
  illustrationSeed: optional(z.number().int()),
  topics: listOf(topicLink),
  facilitatorIds: listOf(z.string()),
})
/** What a list shows of a program. */
export type ProgramHead = z.output<typeof programHead>

/** Names alone: an offset stays the same when clocks change, and calendars don't know it. */
function isTimeZone(value: string): boolean {
  if (!/^[a-z]/i.test(value)) return false
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value })
    return true
  } catch {
    return false
  }
}

export const cohort = z.object({
  _id: z.string(),
  startDate: date.refine((day) => day >= '2000-01-01' && day < '2200-01-01', {
    error: 'must lie between the years 2000 and 2199',
  }),
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
      askResidence,
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
    publishedAt: dateTime,
    askResidence,
    alternative: optional(programLink),
    body: plainBody,
    suits: listOf(text),
    outline: listOf(z.object({ _key: z.string(), title: text, description: text })),
    session: optionalText,
    outcomes: listOf(z.object({ _key: z.string(), statement: text, source: text })),
    priceNote: optionalText,
    facilitators: listOf(
      z.object(
        { name: text, slug, credentials: optionalText },
        { error: 'refers to a person who is not published' },
      ),
    ),
    questions: listOf(question),
    topics: listOf(topicLink),
    illustrationSeed: optional(z.number().int()),
    seoTitle: optionalText,
    seoDescription: optionalText,
  })
  .refine((value) => value.eligibility === 'everywhere' || value.eligibleStates.length > 0, {
    path: ['eligibleStates'],
    error: 'is empty: name the states, or open the program to everyone',
  })
/** A group program, ready to show. */
export type Program = z.output<typeof program>
