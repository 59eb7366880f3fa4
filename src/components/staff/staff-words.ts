import type { Reason } from '../../reservations/events.ts'
import type { GroupWarning } from '../../reservations/staff/view-groups.ts'

export const REASON_WORDS: Readonly<Record<Reason, string>> = {
  'asked-by-attendee': 'The attendee asked for it',
  'asked-by-facilitator': 'The facilitator asked for it',
  'no-longer-eligible': 'No longer eligible',
  duplicate: 'Reserved twice',
  'group-called-off': 'The group is called off',
  other: 'Another reason',
}

export const WARNING_WORDS: Readonly<Record<GroupWarning, string>> = {
  'unpublished-with-people': 'No longer published, with people in it',
  'over-capacity': 'More seats taken than there are',
  'line-stuck': 'The first in line can’t be offered a seat: their state is not served',
  'called-off': 'Called off',
}

interface Words {
  title: string
  text: string
}

/** What came of something that staff asked for, by the outcome's name. */
const OUTCOMES: Readonly<Record<string, Words>> = {
  cancelled: {
    title: 'Cancelled',
    text: 'The seat is free again, and the attendee is told by mail.',
  },
  moved: { title: 'Moved', text: 'The attendee is told by mail.' },
  resent: { title: 'A fresh link is on its way', text: 'It goes to the attendee’s own address.' },
  added: { title: 'The seat is taken', text: 'It is confirmed, and the attendee is told by mail.' },
  erased: { title: 'Erased', text: 'What said who it was is gone. Counts stay as they are.' },
  'called-off': { title: 'The group is called off', text: 'Everybody in it is told by mail.' },
  retried: { title: 'The mail is tried again', text: 'Look here again in a minute.' },
}

const REFUSALS: Readonly<Record<string, string>> = {
  'already-over': 'It was over before.',
  'reservation-unknown': 'There is no such reservation, or it has been erased.',
  'not-movable': 'Only a held or confirmed seat can be moved.',
  'same-group': 'The attendee is in that group already.',
  'other-program': 'That group belongs to another program.',
  'cohort-unknown': 'There is no such group.',
  'cohort-unreadable': 'What is stored of the group can’t be read. The check says what to do.',
  'group-closed': 'That group has started or takes no more people.',
  'group-full': 'That group has no free seat. People waiting come first.',
  'already-there': 'That address has a place in the group already.',
  'not-eligible': 'The program can’t take people in that state.',
  'residence-missing': 'This program also needs the state they live in.',
  'already-called-off': 'It was called off before.',
  'group-over': 'Its last session is over, so there is nothing left to call off.',
  'mail-unknown': 'That mail is not one that was given up.',
  busy: 'The group is busy. Try again in a moment.',
}

export const describeDone = (kind: string | null): Words | undefined =>
  kind === null || !Object.hasOwn(OUTCOMES, kind) ? undefined : OUTCOMES[kind]

export function describeRefusal(kind: string): Words & { isProblem: true } {
  return { title: 'Nothing was changed', text: REFUSALS[kind] ?? kind, isProblem: true }
}

/** Whether an outcome is one of those that changed something. */
export const isDone = (kind: string) => Object.hasOwn(OUTCOMES, kind)

/** `2026-11-23 19:04 UTC` of UTC text. */
export const showTime = (at: string) => `${at.slice(0, 16).replace('T', ' ')} UTC`

/** How often a mail was handed to the mail server. */
export const describeAttempts = (attempts: number) =>
  attempts === 1 ? 'tried once' : `tried ${attempts} times`
