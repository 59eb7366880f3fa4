import { hasStarted } from '../reservations/availability.ts'
import { describeInstant } from '../reservations/describe-instant.ts'
import type { MailKind } from '../reservations/mail-kinds.ts'
import { nameState } from '../reservations/us-states.ts'
import {
  describeCalledOff,
  describeCancelled,
  describeDeadline,
  describeGroup,
  describeReturn,
  listPending,
  type MailFacts,
} from './phrases.ts'

/** The words of a mail, without its frame. The subject never says what it is about. */
export interface Words {
  subject: string
  /** Paragraphs before the link. The first is seen in previews, so it is neutral too. */
  before: readonly string[]
  /** What the link to the program’s page is called; without it there is none. */
  programLink?: string | undefined
  /** What the link to the reservation is called; without it there is none. */
  link?: string | undefined
  after?: readonly string[]
}

type ReservationMail = Exclude<MailKind, 'staff-sign-in' | 'staff-warning'>

const SUBJECT = 'Your reservation'
const MANAGE = 'See or change your reservation'
const TO_OTHER_GROUPS = 'See which groups are still to begin'

/** How a reservation must still stand for what a mail of the kind says to be true. */
const TRUE_WHILE: Partial<Record<ReservationMail, readonly string[]>> = {
  hold: ['held'],
  confirmed: ['confirmed'],
  reminder: ['confirmed'],
  moved: ['held', 'confirmed'],
  waiting: ['waitlisted'],
  offered: ['offered'],
  'line-ended': ['waitlisted'],
  'group-changed': ['held', 'confirmed', 'waitlisted', 'offered'],
}

function isStillTrue(kind: ReservationMail, facts: MailFacts): boolean {
  if (TRUE_WHILE[kind]?.includes(facts.status) === false) return false
  if (kind === 'waiting') return !hasStarted(facts, facts.now)
  // The group may have been given new dates since.
  if (kind === 'line-ended') return hasStarted(facts, facts.now)
  return true
}

/**
 * What a mail of each kind says. After an outage a mail may come late, and after a newer one: what
 * is no longer so isn't said.
 */
export function findWords(kind: ReservationMail, facts: MailFacts): Words {
  const group = describeGroup(facts)
  if (!isStillTrue(kind, facts)) {
    return {
      subject: SUBJECT,
      before: [
        'This mail comes late: your reservation has changed since. Open the link to see how it stands now.',
        group,
      ],
      link: 'See your reservation',
    }
  }
  // A move or new dates may have changed it since the mail was written.
  const until = facts.expiresAt ?? facts.deadline
  const deadline = until ? describeDeadline(until, facts) : 'the time we told you'
  switch (kind) {
    case 'hold':
      return {
        subject: 'Please confirm your reservation',
        before: [
          `A seat is held for you until ${deadline}. Open the link and press “Confirm” to make it yours.`,
          group,
        ],
        link: 'Confirm your reservation',
        after: [
          'If you don’t confirm, the seat goes to someone else, and nothing more happens.',
          'If it wasn’t you who asked for it, you need not do anything.',
        ],
      }
    case 'confirmed':
      return {
        subject: 'Your reservation is confirmed',
        before: ['Your seat is yours. The calendar entry is attached.', group],
        link: MANAGE,
        after: [
          `You told us that you will be in ${nameState(facts.state)} during sessions. If that changes, please say so by the link.`,
        ],
      }
    case 'reminder':
      return remind(facts)
    case 'cancelled':
      return {
        subject: 'Your reservation is cancelled',
        before: [describeCancelled(facts), group],
        link: 'See your reservation',
      }
    case 'moved':
      return {
        subject: 'Your reservation has moved',
        before: [
          'Your seat is now in another group, and the old seat has been given up.',
          facts.status === 'held'
            ? `It is still held, not confirmed: open the link and press “Confirm” by ${deadline}.`
            : 'The attached calendar entry replaces the earlier one.',
          group,
        ],
        link: MANAGE,
      }
    case 'waiting':
      return {
        subject: 'You are on the waiting list',
        before: [
          `All seats are taken at the moment. You are number ${facts.position ?? 1} in line.`,
          group,
          'When a seat becomes free, it is offered in order. You will get a mail with a deadline.',
        ],
        link: 'See your place or leave the list',
      }
    case 'offered':
      return {
        subject: 'A seat is free for you',
        before: [
          `A seat has become free, and it is yours if you accept it by ${deadline}.`,
          group,
          'After that it is no longer kept for you.',
        ],
        link: 'Accept or decline the seat',
      }
    case 'offer-lapsed':
      return {
        subject: 'An offered seat has gone on',
        before: [
          'The time to accept the seat is over, and it has been released.',
          group,
          `You are no longer on the waiting list${describeReturn(facts)}`,
        ],
        programLink: facts.isOpen ? undefined : TO_OTHER_GROUPS,
        link: 'See your reservation',
      }
    case 'line-ended':
      return {
        subject: 'Your reservation: the group has begun',
        before: [
          'You are on the waiting list of a group that has begun. No seat became free for you in time, and we are sorry about that.',
          group,
        ],
        programLink: TO_OTHER_GROUPS,
        link: 'Leave the list or erase your data',
        after: [
          'You need not do anything: we erase your data by ourselves some time after the group has ended.',
        ],
      }
    case 'group-changed':
      return {
        subject: 'Your reservation: the time has changed',
        before: [
          'The dates or the time of your sessions have changed. These are the new ones:',
          group,
          ...listPending(facts),
          facts.status === 'confirmed'
            ? 'The attached calendar entry replaces the earlier one. If the new time doesn’t suit you, you can move or cancel by the link.'
            : 'If the new time doesn’t suit you, you can give your place up by the link.',
        ],
        link: MANAGE,
      }
    case 'group-cancelled':
      return {
        subject: hasStarted(facts, facts.now)
          ? 'Your reservation: the group will not go on'
          : 'Your reservation: the group will not take place',
        before: [
          describeCalledOff(facts),
          group,
          'Please get in touch with us, and we will look for another one together.',
        ],
        link: 'See your reservation',
      }
    case 'earlier-reservation':
      return facts.because === 'too-many'
        ? {
            subject: SUBJECT,
            before: [
              'Someone, perhaps you, has just asked for another seat with this address. As many are held or waited for already as one person may have, so no further one was taken.',
              'Confirm or give up one of them first. This is the newest:',
              group,
              ...listPending(facts),
            ],
            link: MANAGE,
          }
        : {
            subject: SUBJECT,
            before: [
              'Someone, perhaps you, has just asked for a seat with this address. You have been here before, so nothing has changed and no second seat was taken.',
              group,
              ...listPending(facts),
            ],
            link: facts.status === 'held' ? 'Confirm your reservation' : MANAGE,
          }
    case 'fresh-link':
      return {
        subject: 'A fresh link to your reservation',
        before: ['Here is a fresh link to your reservation.', group, ...listPending(facts)],
        link: MANAGE,
        after: ['If it wasn’t you who asked for it, you need not do anything.'],
      }
  }
}

/** The days from now to the first session, on the group's calendar; below 0 once it has begun. */
function countDays({ now, firstSession, timeZone }: MailFacts): number {
  if (Temporal.Instant.compare(now, firstSession) >= 0) return -1
  const dateOf = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(timeZone).toPlainDate()
  return dateOf(now).until(dateOf(firstSession)).days
}

const BEGINS: Readonly<Record<number, string>> = {
  0: 'Your reservation begins today',
  1: 'Your reservation begins tomorrow',
}

/** Of the first session or, after an outage, of one that has begun. */
function remind(facts: MailFacts): Words {
  const days = countDays(facts)
  const first = describeInstant(facts.firstSession, facts.timeZone, { withYear: true })
  const state = nameState(facts.state)
  return {
    subject: BEGINS[days] ?? SUBJECT,
    before: [
      days < 0
        ? `This mail comes late: your first session was on ${first}.`
        : `Your first session is on ${first}.`,
      describeGroup(facts),
      days < 0
        ? `Will you be in ${state} during sessions? Licensing rules go by where you are. If you will be in another state, please tell us by the link.`
        : `Will you be in ${state} during the session? Licensing rules go by where you are. If you will be in another state, please tell us by the link before it begins.`,
    ],
    link: 'Say where you will be, or change your reservation',
  }
}
