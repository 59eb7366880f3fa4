import type { CohortProps } from './props.ts'

/**
 * `Tuesdays, 4:00 PM your time`, or nothing when the visitor's clock shows the same as the group's.
 * For the browser only: the visitor's zone is unknown before hydration.
 */
export function describeVisitorTime(cohort: CohortProps): string | undefined {
  const { text, later, isSame } = compareTimes(cohort)
  return isSame ? undefined : `${text} your time${later}`
}

/** When a group meets by other clocks than its own: the visitor's, unless a zone is named. */
export function compareTimes(
  cohort: CohortProps,
  timeZone?: string,
): { text: string; later: string; isSame: boolean } {
  const sessions = listSessions(cohort)
  const meetings = sessions.map(createReading(timeZone))
  const own = sessions.map(createReading(cohort.timeZone))
  const text = nameMeeting(meetings[0])
  return {
    text,
    later: nameChange(meetings),
    isSame: meetings.every((meeting, index) => nameMeeting(meeting) === nameMeeting(own[index])),
  }
}

const DAY = 24 * 60
const WEEK = 7 * DAY * 60_000

/**
 * The sessions, each at the group's own local time: clocks may change there, elsewhere, or at both
 * places in different weeks.
 */
function listSessions(cohort: CohortProps): Date[] {
  const { timeZone } = cohort
  const time = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  })
  const date = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  const minuteOf = (at: number) => {
    const [hour, minute] = time.format(at).split(':').map(Number)
    return (hour ?? 0) * 60 + (minute ?? 0)
  }
  const first = Date.parse(cohort.firstSession)
  const weeks = Math.round((Date.parse(cohort.lastSession) - first) / WEEK)
  return Array.from({ length: weeks + 1 }, (_, week) => {
    const at = first + week * WEEK
    // At most some hours, also where they lead past midnight.
    const moved = ((minuteOf(at) - minuteOf(first) + DAY * 1.5) % DAY) - DAY / 2
    return new Date(at - moved * 60_000)
  }).filter((session) => !cohort.skippedDates.includes(date.format(session)))
}

interface Meeting {
  weekday: string
  time: string
}

/** What changed clocks make of the time in later weeks; the day is named only where it differs. */
function nameChange(meetings: readonly Meeting[]): string {
  const [first] = meetings
  const last = meetings.at(-1)
  const other = meetings.find((meeting) => nameMeeting(meeting) !== nameMeeting(first))
  if (!first || !last || !other) return ''
  const isForGood = nameMeeting(last) !== nameMeeting(first)
  const { weekday, time } = isForGood ? last : other
  const words = weekday === first.weekday ? time : nameMeeting({ weekday, time })
  return isForGood ? `, later ${words}` : `, in some weeks ${words}`
}

function nameMeeting(meeting: Meeting | undefined): string {
  return meeting ? `${meeting.weekday}s, ${meeting.time}` : ''
}

function createReading(timeZone?: string): (instant: Date) => Meeting {
  const zone = timeZone ? { timeZone } : {}
  const weekday = new Intl.DateTimeFormat('en-US', { weekday: 'long', ...zone })
  const time = new Intl.DateTimeFormat('en-US', { hour: 'numeric', minute: '2-digit', ...zone })
  return (instant) => ({ weekday: weekday.format(instant), time: time.format(instant) })
}
