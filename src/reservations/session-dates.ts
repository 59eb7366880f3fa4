import type { CohortRules } from './cohort-rules.ts'

type Schedule = Pick<CohortRules, 'startDate' | 'localTime' | 'timeZone' | 'weeks' | 'skippedDates'>

/**
 * The instants at which a group meets: weekly, at the same local time in its own zone on both
 * sides of a clock change. A local time that a clock change leaves out is moved forward by an hour.
 * Throws RangeError when a date, time or zone is not one.
 */
export function listSessions(schedule: Schedule): Temporal.Instant[] {
  const start = Temporal.PlainDate.from(schedule.startDate)
  const time = Temporal.PlainTime.from(schedule.localTime)
  const skipped = new Set(schedule.skippedDates)
  const sessions: Temporal.Instant[] = []
  for (let week = 0; sessions.length < schedule.weeks; week += 1) {
    const date = start.add({ weeks: week })
    if (skipped.has(date.toString())) continue
    const zoned = date.toZonedDateTime({ timeZone: schedule.timeZone, plainTime: time })
    sessions.push(zoned.toInstant())
  }
  return sessions
}

/** The first and the last session. Throws RangeError when there is none. */
export function findSessionBounds(schedule: Schedule): {
  first: Temporal.Instant
  last: Temporal.Instant
} {
  const sessions = listSessions(schedule)
  const first = sessions.at(0)
  const last = sessions.at(-1)
  if (!first || !last) throw new RangeError('A group must meet at least once')
  return { first, last }
}

/** `YYYY-MM-DD` of the first session, by the group's calendar: its start date may be a skipped one. */
export function findFirstDate(group: { firstSession: string; timeZone: string }): string {
  const first = Temporal.Instant.from(group.firstSession).toZonedDateTimeISO(group.timeZone)
  return first.toPlainDate().toString()
}
