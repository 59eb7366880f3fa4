import type { Insertable, Selectable } from 'kysely'
import { z } from 'zod'
import type { CohortsTable } from '../database/tables.ts'
import { instantToText } from './clock.ts'
import type { CohortRules, StoredCohort } from './cohort-rules.ts'
import { findSessionBounds } from './session-dates.ts'

export type CohortRow = Selectable<CohortsTable>

/** The published rules of a group can't be used; `cause` says why. */
export class CohortRulesInvalid extends Error {
  override name = 'CohortRulesInvalid'
}

/** What is stored of a group is none: after a bad restore, or a change by hand. */
export class CohortUnreadable extends Error {
  override name = 'CohortUnreadable'

  constructor(cohortId: string, options?: ErrorOptions) {
    super(`What is stored of group ${cohortId} can't be read`, options)
  }
}

/** Throws CohortRulesInvalid when a date, time or zone is not one. */
export function rulesToRow(
  rules: CohortRules,
): Omit<Insertable<CohortsTable>, 'revision' | 'cancelled_at'> {
  const bounds = findBounds(rules)
  const { program } = rules
  return {
    id: rules.id,
    program_id: program.id,
    program_title: program.title,
    program_slug: program.slug,
    program_kind: program.kind,
    eligibility: program.eligibility,
    eligible_states: JSON.stringify(program.eligibleStates),
    alternative_title: program.alternative?.title ?? null,
    alternative_slug: program.alternative?.slug ?? null,
    start_date: rules.startDate,
    local_time: rules.localTime,
    time_zone: rules.timeZone,
    minutes: rules.minutes,
    weeks: rules.weeks,
    skipped_dates: JSON.stringify(rules.skippedDates),
    capacity: rules.capacity,
    enrolment: rules.enrolment,
    last_enrolment_date: rules.lastEnrolmentDate ?? null,
    first_session_at: instantToText(bounds.first),
    last_session_at: instantToText(bounds.last),
    withdrawn: 0,
    ask_residence: program.askResidence ? 1 : 0,
  }
}

function findBounds(rules: CohortRules): ReturnType<typeof findSessionBounds> {
  try {
    return findSessionBounds({ ...rules, ...schedule.parse(rules) })
  } catch (cause) {
    throw new CohortRulesInvalid(`The dates of group ${rules.id} can't be used`, { cause })
  }
}

function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}

const date = z.iso.date()

/** What is checked before it is stored and again when it is read. */
const schedule = z.object({
  startDate: date,
  localTime: z.iso.time({ precision: -1 }),
  timeZone: z.string().refine(isTimeZone),
  minutes: z.int().min(1),
  weeks: z.int().min(1),
  skippedDates: z.array(date),
  capacity: z.int().min(0),
  lastEnrolmentDate: date.optional(),
})

const textList = z.array(z.string())
const kinds = z.enum(['therapy', 'skills'])
const eligibilities = z.enum(['states', 'everywhere'])
const enrolments = z.enum(['open', 'closed'])

/** Throws CohortUnreadable for a damaged row. */
export function rowToCohort(row: CohortRow): StoredCohort {
  try {
    return parseRow(row)
  } catch (cause) {
    throw new CohortUnreadable(row.id, { cause })
  }
}

/** As {@link rowToCohort}, but undefined for a damaged row. */
export function readCohort(row: CohortRow): StoredCohort | undefined {
  try {
    return parseRow(row)
  } catch {
    return undefined
  }
}

/** The groups that can be read, in the order of their rows, and the ids of those that can't. */
export function readCohorts(rows: readonly CohortRow[]): {
  cohorts: StoredCohort[]
  unreadable: string[]
} {
  const cohorts: StoredCohort[] = []
  const unreadable: string[] = []
  for (const row of rows) {
    const cohort = readCohort(row)
    if (cohort) cohorts.push(cohort)
    else unreadable.push(row.id)
  }
  return { cohorts, unreadable }
}

function parseRow(row: CohortRow): StoredCohort {
  return {
    ...schedule.parse({
      startDate: row.start_date,
      localTime: row.local_time,
      timeZone: row.time_zone,
      minutes: row.minutes,
      weeks: row.weeks,
      skippedDates: JSON.parse(row.skipped_dates),
      capacity: row.capacity,
      lastEnrolmentDate: row.last_enrolment_date ?? undefined,
    }),
    id: row.id,
    program: {
      id: row.program_id,
      title: row.program_title,
      slug: row.program_slug,
      kind: kinds.parse(row.program_kind),
      eligibility: eligibilities.parse(row.eligibility),
      eligibleStates: textList.parse(JSON.parse(row.eligible_states)),
      alternative: readAlternative(row),
      askResidence: row.ask_residence === 1,
    },
    enrolment: enrolments.parse(row.enrolment),
    firstSession: Temporal.Instant.from(row.first_session_at),
    lastSession: Temporal.Instant.from(row.last_session_at),
    isWithdrawn: row.withdrawn === 1,
    isCancelled: row.cancelled_at !== null,
    revision: row.revision,
  }
}

function readAlternative(row: CohortRow): { title: string; slug: string } | undefined {
  if (row.alternative_title === null || row.alternative_slug === null) return undefined
  return { title: row.alternative_title, slug: row.alternative_slug }
}
