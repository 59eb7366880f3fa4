import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  describeDates,
  describeLength,
  describeMeeting,
  describeSkipped,
} from '../../../src/islands/reserve-seat/describe-cohort.ts'
import type { ReserveSeatProps } from '../../../src/islands/reserve-seat/props.ts'
import ReserveSeat from '../../../src/islands/reserve-seat/ReserveSeat.tsx'
import {
  advanceFlow,
  type Flow,
  startOfFlow,
} from '../../../src/islands/reserve-seat/reservation-flow.ts'
import { canJoin, checkChoice } from '../../../src/reservations/forms/check-answers.ts'
import { tuesdayGroup } from '../../fixtures/tuesday-group.ts'

const props: ReserveSeatProps = {
  program: {
    id: 'program-a',
    title: 'Online relationships group',
    kind: 'therapy',
    eligibility: 'states',
    eligibleStates: ['FL', 'NY', 'NJ'],
    alternative: { title: 'Skills group', href: '/programs/skills/', summary: 'Open to all' },
  },
  cohorts: [tuesdayGroup],
  consentText: 'We keep what you type.',
  minimumAge: 18,
  providerName: 'Grouport Therapy',
  crisis: [{ label: '988', instruction: 'Call or text', href: 'tel:988' }],
}

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

describe('the reservation form before the browser takes over', () => {
  it('is the same HTML whenever and wherever it is rendered', () => {
    const render = (zone: string, now: string) => {
      vi.stubEnv('TZ', zone)
      vi.useFakeTimers({ now: new Date(now), toFake: ['Date'] })
      const html = renderToString(createElement(ReserveSeat, props))
      vi.useRealTimers()
      return html
    }
    const html = render('UTC', '2026-10-01T00:00:00Z')
    expect(render('Pacific/Kiritimati', '2027-06-01T13:00:00Z')).toBe(html)
    expect(render('America/Los_Angeles', '2020-01-01T00:00:00Z')).toBe(html)
  })

  it('shows each group in its own zone, and promises no number of seats', () => {
    const html = renderToString(createElement(ReserveSeat, props))
    expect(html).toContain('Tuesdays, 7:00 PM Eastern time')
    expect(html).toContain('October 27 to December 22, 2026')
    expect(html).toContain('Seats: shown in the next step')
    expect(html).not.toMatch(/seats? left|your time|Full/)
  })
})

describe('a group in words', () => {
  it('says when it meets, from when to when, and which dates are skipped', () => {
    expect(
      describeMeeting({ ...tuesdayGroup, localTime: '00:05', timeZone: 'Europe/Isle_of_Man' }),
    ).toBe('Tuesdays, 12:05 AM Isle of Man time')
    expect(describeDates({ ...tuesdayGroup, lastSession: '2027-01-06T00:00:00.000Z' })).toBe(
      'October 27, 2026 to January 5, 2027',
    )
    expect(describeLength(tuesdayGroup)).toBe('8 weekly sessions of 60 minutes')
    expect(describeSkipped(tuesdayGroup)).toBe('No session on November 24')
    expect(describeSkipped({ ...tuesdayGroup, skippedDates: ['2027-05-04'] })).toBeUndefined()
  })
})

describe('a group that meets once', () => {
  const once = {
    ...tuesdayGroup,
    weeks: 1,
    skippedDates: [],
    lastSession: tuesdayGroup.firstSession,
  }

  it('has one day and one session', () => {
    expect(describeDates(once)).toBe('October 27, 2026')
    expect(describeLength(once)).toBe('1 session of 60 minutes')
  })
})

describe('the steps of a reservation', () => {
  const typed = {
    name: 'Ada',
    email: 'ada@example.org',
    isAdult: true,
    attestsLocation: true,
    consents: true,
    marketing: false,
  }
  const sending: Flow = {
    ...startOfFlow,
    step: 'details',
    choice: { cohortId: 'cohort-a', state: 'NY' },
    details: typed,
    isSending: true,
  }
  const refused = (problem: string, pointers: string[] = []) =>
    advanceFlow(sending, {
      kind: 'answered',
      answer: { kind: 'refused', problem, pointers },
      cohortId: 'cohort-a',
    })

  it('offer the waiting list when the group has filled up, keeping what was typed', () => {
    const flow = refused('group-full')
    expect(flow).toMatchObject({ step: 'details', wish: 'place', details: typed, isSending: false })
    expect(flow.errors).toMatchObject([{ field: 'send' }])
  })

  it('offer the seat when one has become free meanwhile', () => {
    expect(refused('seats-free')).toMatchObject({ step: 'details', wish: 'seat' })
  })

  it('say what to do when the program asks where one lives since the page was loaded', () => {
    const flow = refused('invalid-request', ['/residence'])
    expect(flow).toMatchObject({ step: 'details', details: typed, isSending: false })
    expect(flow.errors).toMatchObject([
      { field: 'send', message: expect.stringContaining('Load the page again') },
    ])
  })

  it('lead back to the other groups when one can’t be reserved for a fault of ours', () => {
    const flow = refused('cohort-unreadable')
    expect(flow).toMatchObject({ step: 'choose', details: typed })
    expect(flow.errors).toMatchObject([
      { field: 'cohort', message: expect.stringContaining('for a fault of ours') },
    ])
  })

  it('stay where they are when there was no answer', () => {
    const answer = { kind: 'unanswered' } as const
    const flow = advanceFlow(sending, { kind: 'answered', answer, cohortId: 'cohort-a' })
    expect(flow).toMatchObject({ step: 'details', details: typed, isSending: false })
    expect(flow.errors).toMatchObject([{ field: 'send' }])
  })

  it('wait for the answer before the choice can be changed that it is about', () => {
    const back = { kind: 'went-back' } as const
    expect(advanceFlow(sending, back)).toBe(sending)
    expect(advanceFlow({ ...sending, isSending: false }, back)).toMatchObject({ step: 'choose' })
  })

  it('end well when an earlier try turns out to have reached the server', () => {
    expect(refused('idempotency-key-reused')).toMatchObject({
      step: 'reserved',
      reserved: { cohortId: 'cohort-a', handle: undefined },
    })
  })

  it('lead someone the program can’t take on, whichever group is chosen and even if none can be', () => {
    const { program } = props
    for (const cohortId of ['', 'cohort-a']) {
      const choice = { cohortId, state: 'TX' }
      const wish = 'seat'
      const errors = checkChoice(choice, program)
      const isEligible = canJoin(program, 'TX')
      expect(
        advanceFlow(startOfFlow, { kind: 'chosen', choice, wish, errors, isEligible }),
      ).toMatchObject({ step: 'ineligible', errors: [] })
    }
  })

  it('ask someone the program can take, or who named no state, for what is missing', () => {
    const missing = (state: string) =>
      checkChoice({ cohortId: '', state }, props.program).map(({ field }) => field)
    expect(missing('NY')).toEqual(['cohort'])
    expect(missing('')).toEqual(['state', 'cohort'])
    const everywhere = { eligibility: 'everywhere', eligibleStates: [] } as const
    expect(checkChoice({ cohortId: '', state: 'TX' }, everywhere)).toHaveLength(1)
  })

  it('ask for the location afresh when another state is chosen', () => {
    const choice = { cohortId: 'cohort-a', state: 'NJ' }
    const flow = advanceFlow(sending, {
      kind: 'chosen',
      choice,
      wish: 'seat',
      errors: [],
      isEligible: true,
    })
    expect(flow.details).toEqual({ ...typed, attestsLocation: false })
  })
})
