import { describe, expect, it } from 'vitest'
import type { MailFacts } from '../../../src/mail/phrases.ts'
import { findWords } from '../../../src/mail/words.ts'

const facts: MailFacts = {
  now: Temporal.Instant.from('2026-12-01T12:00:00Z'),
  name: 'Quillfeather',
  state: 'NY',
  status: 'offered',
  deadline: '2026-12-02T01:30:00.000Z',
  programTitle: 'Online relationships group',
  firstSession: Temporal.Instant.from('2026-12-10T00:00:00Z'),
  isOpen: true,
  timeZone: 'America/New_York',
  minutes: 90,
  weeks: 8,
}
const TO_OTHERS = 'See which groups are still to begin'
const textOf = (kind: Parameters<typeof findWords>[0], changed: Partial<MailFacts> = {}) =>
  findWords(kind, { ...facts, ...changed }).before.join(' ')

describe('the deadline of an offer or a hold', () => {
  it.each([
    ['NY', 'Tuesday, December 1, 2026 at 8:30 PM EST'],
    ['TX', 'Tuesday, December 1, 2026 at 7:30 PM CST'],
    ['CA', 'Tuesday, December 1, 2026 at 5:30 PM PST'],
    ['HI', 'Tuesday, December 1, 2026 at 3:30 PM HST'],
    ['GU', 'Wednesday, December 2, 2026 at 11:30 AM GMT+10'],
  ])('is told someone in %s by the clock there', (state, told) => {
    expect(textOf('offered', { state })).toContain(`accept it by ${told}.`)
    expect(textOf('hold', { state, status: 'held' })).toContain(`until ${told}.`)
  })

  it('is told by the group’s clock where the state has none that is known', () => {
    expect(textOf('offered', { state: '??' })).toContain('8:30 PM EST')
  })
})

it('tells when sessions are by the group’s clock, wherever someone is', () => {
  expect(textOf('reminder', { state: 'CA', status: 'confirmed' })).toContain(
    'December 9, 2026 at 7:00 PM EST',
  )
})

it.each([
  ['2026-12-09T00:00:00Z', 'Your reservation begins tomorrow', 'Your first session is on'],
  ['2026-12-09T16:00:00Z', 'Your reservation begins today', 'Your first session is on'],
  ['2026-12-10T00:00:00Z', 'Your reservation', 'your first session was on'],
  // The group was moved since the reminder was written.
  ['2026-11-20T12:00:00Z', 'Your reservation', 'Your first session is on'],
])('a reminder that is sent at %s says “%s”', (now, subject, said) => {
  const sent = { ...facts, status: 'confirmed', now: Temporal.Instant.from(now) }
  const words = findWords('reminder', sent)
  expect(words.subject).toBe(subject)
  expect(words.before[0]).toContain(said)
})

it('tells until when a seat is held that was moved before it was confirmed', () => {
  expect(textOf('moved', { status: 'held' })).toContain('by Tuesday, December 1, 2026 at 8:30 PM')
  expect(textOf('moved', { status: 'confirmed' })).toContain('calendar entry replaces')
})

it.each([
  ['hold', 'held', 'expired'],
  ['hold', 'held', 'confirmed'],
  ['group-changed', 'waitlisted', 'cancelled'],
  ['confirmed', 'confirmed', 'cancelled'],
  ['reminder', 'confirmed', 'cancelled'],
  ['moved', 'held', 'expired'],
  ['waiting', 'waitlisted', 'offered'],
  ['offered', 'offered', 'expired'],
  ['line-ended', 'waitlisted', 'cancelled'],
] as const)(
  'a mail “%s” that comes late says so once the seat is no longer %s',
  (kind, status, since) => {
    const late = 'your reservation has changed since'
    const now = kind === 'line-ended' ? facts.firstSession : facts.now
    expect(textOf(kind, { status, now })).not.toContain(late)
    const { subject, before } = findWords(kind, { ...facts, now, status: since })
    expect(subject).toBe('Your reservation')
    expect(before.join(' ')).toContain(late)
    expect(before.join(' ')).not.toContain('attached')
  },
)

it.each([
  ['2026-12-09T23:59:59Z', true, 'You are welcome to join it again.', undefined],
  ['2026-12-09T23:59:59Z', false, 'the group takes no more people.', TO_OTHERS],
  ['2026-12-10T00:00:00Z', false, 'the group has begun.', TO_OTHERS],
])('a mail that an offer is over, sent at %s, open: %s, says “%s”', (now, isOpen, said, link) => {
  const sent = { ...facts, status: 'expired', isOpen, now: Temporal.Instant.from(now) }
  const words = findWords('offer-lapsed', sent)
  expect(words.before.at(-1)).toContain(said)
  expect(words.programLink).toBe(link)
})

it.each([
  ['waiting', '2026-12-09T23:59:59Z', '2026-12-10T00:00:00Z'],
  ['line-ended', '2026-12-10T00:00:00Z', '2026-12-09T23:59:59Z'],
] as const)('a mail “%s” is true at %s, and comes late at %s', (kind, then, since) => {
  const at = (now: string) =>
    textOf(kind, { status: 'waitlisted', now: Temporal.Instant.from(now) })
  expect(at(then)).not.toContain('This mail comes late')
  expect(at(since)).toContain('This mail comes late')
})

it.each([
  ['waitlisted', '2026-12-01T12:00:00Z', 'that you were waiting for will not take place'],
  ['offered', '2026-12-01T12:00:00Z', 'that you were waiting for will not take place'],
  ['confirmed', '2026-12-01T12:00:00Z', 'that you had reserved will not take place'],
  ['confirmed', '2026-12-10T00:00:00Z', 'The sessions that were still to come'],
])('a mail that a group is called off tells someone who was %s at %s of “%s”', (was, now, said) => {
  const sent = { ...facts, status: 'cancelled', was, now: Temporal.Instant.from(now) }
  expect(findWords('group-cancelled', sent).before[0]).toContain(said)
})

it.each(['group-changed', 'fresh-link', 'earlier-reservation'] as const)(
  'a mail “%s” tells until when something has to be done, and else nothing of it',
  (kind) => {
    const expiresAt = '2026-12-02T01:30:00.000Z'
    const by = 'until Tuesday, December 1, 2026 at 8:30 PM EST'
    expect(textOf(kind, { status: 'held', expiresAt })).toContain(`held ${by}. Confirm it`)
    expect(textOf(kind, { status: 'offered', expiresAt })).toContain(`offered ${by}. Accept it`)
    expect(textOf(kind, { status: 'confirmed', expiresAt: null })).not.toContain('until')
  },
)

it.each([
  ['hold', 'held'],
  ['moved', 'held'],
  ['offered', 'offered'],
] as const)('a mail “%s” that comes late tells the deadline as it is by then', (kind, status) => {
  const text = textOf(kind, { status, expiresAt: '2026-12-03T01:30:00.000Z' })
  expect(text).toContain('Wednesday, December 2, 2026 at 8:30 PM EST')
  expect(text).not.toContain('December 1')
})

it('promises a lapsed offer to nobody: no one else may wait, or the last day to join is over', () => {
  expect(textOf('offered')).not.toContain('next person')
})
