import { hasStarted } from '../reservations/availability.ts'
import { describeInstant } from '../reservations/describe-instant.ts'
import { findStateZone } from '../reservations/state-zones.ts'

/** What the words of a mail are made from. */
export interface MailFacts {
  /** When it is sent: after an outage, long after it was written. */
  now: Temporal.Instant
  name: string
  state: string
  status: string
  /** UTC text; when the hold or offer lapses, as it was when the mail was written. */
  deadline?: string | undefined
  /** UTC text; when a hold or an offer lapses as it stands now. */
  expiresAt?: string | null | undefined
  /** Place in line. */
  position?: number | undefined
  programTitle: string
  firstSession: Temporal.Instant
  /** Whether the group still takes people, were there a seat. */
  isOpen: boolean
  timeZone: string
  minutes: number
  weeks: number
  /** What the reservation was before it was cancelled. */
  was?: string | undefined
  /** `too-many`: the address holds or waits for as much as one may. */
  because?: string | undefined
}

/** Goes on after what has ended: whether it can be joined again. */
export function describeReturn(facts: MailFacts): string {
  if (facts.isOpen) return '. You are welcome to join it again.'
  return hasStarted(facts, facts.now)
    ? ', and the group has begun.'
    : ', and the group takes no more people.'
}

/** What the mail is about: when it begins, how long it goes on, and its program. */
export function describeGroup(facts: MailFacts): string {
  const { firstSession, timeZone, weeks, minutes, programTitle } = facts
  const length = `${weeks} weekly ${weeks === 1 ? 'session' : 'sessions'} of ${minutes} minutes`
  return `First session: ${describeInstant(firstSession, timeZone, { withYear: true })}. ${length}. ${programTitle}.`
}

/** On the recipient's own clock, as far as the state tells. */
export function describeDeadline(deadline: string, { state, timeZone }: MailFacts): string {
  return describeInstant(deadline, findStateZone(state, timeZone), { withYear: true })
}

/** What has to be done by when: whoever asked again may take the time to have begun anew. */
export function listPending(facts: MailFacts): string[] {
  if (!facts.expiresAt) return []
  const until = describeDeadline(facts.expiresAt, facts)
  if (facts.status === 'held') return [`The seat is held until ${until}. Confirm it by then.`]
  if (facts.status === 'offered') return [`The seat is offered until ${until}. Accept it by then.`]
  return []
}

/** By whom isn't said: staff cancel, too, on somebody's behalf or for a reason of their own. */
export function describeCancelled({ was }: MailFacts): string {
  switch (was) {
    case 'waitlisted':
      return 'You are no longer on the waiting list.'
    case 'offered':
      return 'The seat that was offered to you has been released, and you are no longer on the waiting list.'
    case 'held':
      return 'The seat that was held for you has been given up.'
    default:
      return 'Your seat has been given up. The attached calendar entry takes the sessions out of your calendar.'
  }
}

/** Why the group is over, to somebody who had a seat or waited for one. */
export function describeCalledOff(facts: MailFacts): string {
  if (hasStarted(facts, facts.now)) {
    return 'We are sorry: the group will not go on. The sessions that were still to come will not take place.'
  }
  const isInLine = facts.was === 'waitlisted' || facts.was === 'offered'
  return `We are sorry: the group that you ${isInLine ? 'were waiting for' : 'had reserved'} will not take place.`
}
