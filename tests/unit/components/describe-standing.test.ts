import { expect, it } from 'vitest'
import { describeStanding } from '../../../src/components/reservation/describe-standing.ts'
import { tuesdayGroup } from '../../fixtures/tuesday-group.ts'

const reservation = {
  status: 'offered',
  wasWaiting: true,
  name: 'Quillfeather',
  email: 'quillfeather@example.org',
  state: 'CA',
  isEligible: true,
  expiresAt: '2026-10-02T01:30:00.000Z',
  hasCalendar: false,
  program: { id: 'program-a', title: 'Group', href: '/programs/group/', kind: 'therapy' },
  cohort: {
    ...tuesdayGroup,
    status: 'full',
    seatsLeft: 0,
    band: 'none',
    waiting: 1,
    programId: 'program-a',
    capacity: 8,
  },
  canMoveTo: [],
} as const

it('tells a deadline on the manage page by the visitor’s clock, as the mail did', () => {
  const now = Temporal.Instant.from('2026-10-01T12:30:00Z')
  expect(describeStanding(reservation, now).lead).toContain(
    'accept it by Thursday, October 1 at 6:30 PM PDT (about 13 hours left)',
  )
})

it('offers nothing more to those in line once the group has begun', () => {
  const waiting = { ...reservation, status: 'waitlisted', position: 2 } as const
  const begins = Temporal.Instant.from(reservation.cohort.firstSession)
  const before = describeStanding(waiting, begins.subtract({ seconds: 1 }))
  expect(before.lead).toContain('You are number 2 in line.')
  const after = describeStanding(waiting, begins)
  expect(after.title).toBe('The group has begun')
  expect(after.lead).not.toContain('in line')
})

it('promises no seat to those in line while the group takes nobody', () => {
  const cohort = { ...reservation.cohort, status: 'closed' } as const
  const waiting = { ...reservation, cohort, status: 'waitlisted', position: 2 } as const
  const { lead } = describeStanding(waiting, Temporal.Instant.from('2026-10-01T12:30:00Z'))
  expect(lead).toContain('number 2 in line')
  expect(lead).toContain('takes no more people')
  expect(lead).not.toContain('When a seat becomes free')
})

it('promises no seat to those in line whose state the program no longer takes', () => {
  const waiting = { ...reservation, status: 'waitlisted', position: 2, isEligible: false } as const
  const { lead } = describeStanding(waiting, Temporal.Instant.from('2026-10-01T12:30:00Z'))
  expect(lead).toContain('no seat is offered to you')
  expect(lead).toContain('say so below')
  expect(lead).not.toContain('When a seat becomes free')
})
