import type { SampleDocument } from './sample-document.ts'
import { reference } from './sample-document.ts'

const timeZone = 'America/New_York'

type Plan = {
  id: string
  program: string
  facilitator: string
  /** ISO weekday, Monday is 1. */
  weekday: number
  /** The first session falls on the first such weekday at least this many days ahead. */
  daysAhead: number
  localTime: string
  minutes: number
  weeks: number
  capacity: number
  /** Which meeting dates fall out, counted in weeks after the first session. */
  skippedWeeks?: readonly number[]
}

// `daysAhead` + 6 stays within six weeks.
const plans: readonly Plan[] = [
  {
    id: 'cohort-relationships-tuesday',
    program: 'program-relationships-group',
    facilitator: 'person-group-therapist-new-york',
    weekday: 2,
    daysAhead: 15,
    localTime: '18:30',
    minutes: 75,
    weeks: 10,
    capacity: 8,
  },
  {
    id: 'cohort-relationships-thursday',
    program: 'program-relationships-group',
    facilitator: 'person-group-therapist-new-york',
    weekday: 4,
    daysAhead: 22,
    localTime: '19:00',
    minutes: 90,
    weeks: 10,
    capacity: 2,
  },
  {
    id: 'cohort-dbt-skills-monday',
    program: 'program-dbt-skills-group',
    facilitator: 'person-skills-instructor',
    weekday: 1,
    daysAhead: 18,
    localTime: '19:30',
    minutes: 90,
    weeks: 12,
    capacity: 10,
    skippedWeeks: [4],
  },
  {
    id: 'cohort-dbt-skills-wednesday',
    program: 'program-dbt-skills-group',
    facilitator: 'person-skills-instructor',
    weekday: 3,
    daysAhead: 34,
    localTime: '18:00',
    minutes: 60,
    weeks: 12,
    capacity: 6,
  },
]

/** Four groups that start two to six weeks after `now`, counted in days in the groups' time zone. */
export const cohorts = (now: Temporal.Instant): SampleDocument[] => {
  const today = now.toZonedDateTimeISO(timeZone).toPlainDate()
  return plans.map((plan) => {
    const earliest = today.add({ days: plan.daysAhead })
    const start = earliest.add({ days: (plan.weekday - earliest.dayOfWeek + 7) % 7 })
    const skipped = plan.skippedWeeks?.map((weeks) => start.add({ weeks }).toString())
    return {
      _id: plan.id,
      _type: 'cohort',
      program: reference(plan.program),
      startDate: start.toString(),
      localTime: plan.localTime,
      timeZone,
      minutes: plan.minutes,
      weeks: plan.weeks,
      ...(skipped === undefined ? {} : { skippedDates: skipped }),
      capacity: plan.capacity,
      enrolment: 'open',
      facilitator: reference(plan.facilitator),
    }
  })
}
