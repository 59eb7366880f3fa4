import type { CohortProps } from './props.ts'

// Written out instead of asking Intl, whose wording differs between Node and browsers: the server's
// text and the first render must be the same.
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const MONTHS =
  'January February March April May June July August September October November December'.split(' ')
const ZONES: Record<string, string> = {
  'America/New_York': 'Eastern time',
  'America/Chicago': 'Central time',
  'America/Denver': 'Mountain time',
  'America/Phoenix': 'Arizona time',
  'America/Los_Angeles': 'Pacific time',
  'America/Anchorage': 'Alaska time',
  'Pacific/Honolulu': 'Hawaii time',
  'America/Puerto_Rico': 'Atlantic time',
  'Pacific/Guam': 'Guam time',
}
const WEEK = 7 * 24 * 60 * 60 * 1000

/** `Tuesdays, 7:00 PM Eastern time`: when a group meets, in its own zone. */
export function describeMeeting(
  cohort: Pick<CohortProps, 'startDate' | 'localTime' | 'timeZone'>,
): string {
  const weekday = WEEKDAYS[readDate(cohort.startDate).getUTCDay()]
  return `${weekday}s, ${describeTime(cohort.localTime)} ${describeZone(cohort.timeZone)}`
}

/** `October 27 to December 15, 2026`, first to last session; a single one has but its day. */
export function describeDates(cohort: CohortProps): string {
  const { first, last } = findSessionDates(cohort)
  const endYear = last.getUTCFullYear()
  if (first.getTime() === last.getTime()) return `${describeDay(last)}, ${endYear}`
  const startYear = first.getUTCFullYear() === endYear ? '' : `, ${first.getUTCFullYear()}`
  return `${describeDay(first)}${startYear} to ${describeDay(last)}, ${endYear}`
}

/** `8 weekly sessions of 60 minutes`. */
export function describeLength({
  weeks,
  minutes,
}: {
  weeks: number
  minutes: number | string
}): string {
  return `${weeks === 1 ? '1 session' : `${weeks} weekly sessions`} of ${minutes} minutes`
}

/** `Tuesday, October 27, 2026 at 7:00 PM Eastern time`. */
export function describeFirstSession(cohort: CohortProps): string {
  const { first } = findSessionDates(cohort)
  const day = `${WEEKDAYS[first.getUTCDay()]}, ${describeDay(first)}, ${first.getUTCFullYear()}`
  return `${day} at ${describeTime(cohort.localTime)} ${describeZone(cohort.timeZone)}`
}

/** `No session on November 24`, or nothing when none is skipped. */
export function describeSkipped(cohort: CohortProps): string | undefined {
  const { first, last } = findSessionDates(cohort)
  const days = cohort.skippedDates
    .map(readDate)
    .filter((date) => date > first && date < last)
    .sort((a, b) => a.getTime() - b.getTime())
    .map(describeDay)
  return days.length > 0 ? `No session on ${days.join(' and ')}` : undefined
}

/** Calendar dates in the group's zone; sessions are whole weeks apart on that calendar. */
function findSessionDates(cohort: CohortProps): { first: Date; last: Date } {
  const skipped = new Set(cohort.skippedDates)
  let first = readDate(cohort.startDate)
  while (skipped.has(first.toISOString().slice(0, 10))) first = new Date(first.getTime() + WEEK)
  const elapsed = Date.parse(cohort.lastSession) - Date.parse(cohort.firstSession)
  // Rounding takes up the hour that a clock change adds or takes.
  const weeks = Math.round(elapsed / WEEK)
  return { first, last: new Date(first.getTime() + weeks * WEEK) }
}

function readDate(date: string): Date {
  return new Date(`${date}T00:00:00Z`)
}

function describeDay(date: Date): string {
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`
}

function describeTime(localTime: string): string {
  const hour = Number(localTime.slice(0, 2))
  const half = hour < 12 ? 'AM' : 'PM'
  return `${hour % 12 || 12}:${localTime.slice(3, 5)} ${half}`
}

/** `Eastern time`, for people who don't know zones by cities. */
export function describeZone(timeZone: string): string {
  const city = timeZone.split('/').at(-1) ?? timeZone
  return ZONES[timeZone] ?? `${city.replaceAll('_', ' ')} time`
}
