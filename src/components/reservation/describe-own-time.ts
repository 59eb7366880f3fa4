import { describeZone } from '../../islands/reserve-seat/describe-cohort.ts'
import type { CohortProps } from '../../islands/reserve-seat/props.ts'
import { compareTimes } from '../../islands/reserve-seat/visitor-time.ts'
import { findStateZone, isSplitState } from '../../reservations/state-zones.ts'
import { nameState } from '../../reservations/us-states.ts'

/**
 * When a group meets by the clocks of the state someone will be in: `Tuesdays, 6:00 PM Central time
 * in most of Texas`. Nothing where they show the same as the group's in all of the state.
 */
export function describeOwnTime(cohort: CohortProps, state: string): string | undefined {
  const zone = findStateZone(state, cohort.timeZone)
  const { text, later, isSame } = compareTimes(cohort, zone)
  const part = isSplitState(state) ? ` in most of ${nameState(state)}` : ''
  if (isSame) return part && `The same${part}`
  // Newer versions of Intl put a narrow no-break space before AM and PM.
  return `${text} ${describeZone(zone)}${part}${later}`.replaceAll('\u202f', ' ')
}
