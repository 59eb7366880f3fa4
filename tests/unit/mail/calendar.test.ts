import ICAL from 'ical.js'
import { describe, expect, it } from 'vitest'
import { renderCalendar } from '../../../src/mail/calendar.ts'
import type { Invitation } from '../../../src/reservations/invitation.ts'

const NOW = Temporal.Instant.from('2026-10-01T12:00:00Z')

function sampleInvitation(changes: Partial<Invitation> = {}): Invitation {
  return {
    method: 'REQUEST',
    uid: 'reservation-1',
    sequence: 0,
    startDate: '2026-10-20',
    localTime: '19:00',
    timeZone: 'America/New_York',
    minutes: 60,
    weeks: 4,
    skippedDates: [],
    attendee: { name: 'Quillfeather; "Q", Ünal', email: 'quillfeather@example.org' },
    organizerName: 'Sample Provider',
    ...changes,
  }
}

/** Reads an entry with a parser that shares nothing with what wrote it. */
function read(invitation: Invitation) {
  const text = renderCalendar(invitation, 'reservations@attune.example', NOW)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const [zoneRules] = calendar.getAllSubcomponents('vtimezone')
  const [component] = calendar.getAllSubcomponents('vevent')
  if (!zoneRules || !component) throw new Error('The entry has no zone or no event')
  const zone = new ICAL.Timezone(zoneRules)
  const event = new ICAL.Event(component)
  const times: string[] = []
  const iterator = event.iterator()
  for (let next = iterator.next(); next && times.length < 60; next = iterator.next()) {
    next.zone = zone
    times.push(`${next.toString()} ${next.convertToZone(ICAL.Timezone.utcTimezone).toString()}`)
  }
  return { text, calendar, component, event, times }
}

describe('a calendar entry', () => {
  it('keeps 19:00 in New York at 19:00 when clocks go back in November', () => {
    expect(read(sampleInvitation()).times).toEqual([
      '2026-10-20T19:00:00 2026-10-20T23:00:00Z',
      '2026-10-27T19:00:00 2026-10-27T23:00:00Z',
      '2026-11-03T19:00:00 2026-11-04T00:00:00Z',
      '2026-11-10T19:00:00 2026-11-11T00:00:00Z',
    ])
  })

  it('keeps 19:00 in New York at 19:00 when clocks go forward in March', () => {
    expect(read(sampleInvitation({ startDate: '2027-03-09', weeks: 2 })).times).toEqual([
      '2027-03-09T19:00:00 2027-03-10T00:00:00Z',
      '2027-03-16T19:00:00 2027-03-16T23:00:00Z',
    ])
  })

  it.each(['US/Eastern', 'america/new_york'])(
    'carries the rules of a zone under the name it calls it by: %s',
    (timeZone) => {
      const { calendar, component } = read(sampleInvitation({ timeZone }))
      const used = component.getFirstProperty('dtstart')?.getParameter('tzid')
      const [rules] = calendar.getAllSubcomponents('vtimezone')
      expect(rules?.getFirstPropertyValue('tzid')).toBe(used)
    },
  )

  it('leaves skipped dates out, in the middle and at the start', () => {
    const skipping = sampleInvitation({ skippedDates: ['2026-10-20', '2026-11-03', '2027-01-05'] })
    expect(read(skipping).times.map((time) => time.slice(0, 10))).toEqual([
      '2026-10-27',
      '2026-11-10',
      '2026-11-17',
      '2026-11-24',
    ])
    expect(read(skipping).text).toContain('EXDATE;TZID=America/New_York:20261103T190000')
  })

  it('has one UID for all that happens to a reservation, and a number that grows', () => {
    const request = read(sampleInvitation())
    const update = read(sampleInvitation({ sequence: 1, localTime: '18:00' }))
    const cancel = read(sampleInvitation({ sequence: 2, method: 'CANCEL' }))
    const all = [request, update, cancel]
    expect(new Set(all.map(({ event }) => event.uid))).toEqual(
      new Set(['reservation-1@attune.example']),
    )
    expect(all.map(({ event }) => event.sequence)).toEqual([0, 1, 2])
    const methods = all.map(({ calendar }) => calendar.getFirstPropertyValue('method'))
    expect(methods).toEqual(['REQUEST', 'REQUEST', 'CANCEL'])
    expect(cancel.component.getFirstPropertyValue('status')).toBe('CANCELLED')
    expect(request.component.getFirstPropertyValue('status')).toBe('CONFIRMED')
  })

  it('names the organizer, one attendee, and nothing about the group', () => {
    const { component, text } = read(sampleInvitation())
    expect(component.getAllProperties('attendee')).toHaveLength(1)
    expect(component.getFirstPropertyValue('organizer')).toBe('mailto:reservations@attune.example')
    expect(component.getFirstPropertyValue('summary')).toBe('Your reservation')
    expect(String(component.getFirstPropertyValue('dtstamp'))).toBe('2026-10-01T12:00:00Z')
    expect(text).not.toMatch(/https?:/)
  })

  it('of a single session doesn’t repeat', () => {
    expect(read(sampleInvitation({ weeks: 1 })).times).toHaveLength(1)
    expect(read(sampleInvitation({ weeks: 1 })).text).not.toMatch(/^RRULE.*WEEKLY/m)
  })

  it.each(['America/Phoenix', 'America/Los_Angeles', 'America/Chicago', 'Pacific/Honolulu'])(
    'carries the rules of %s',
    (timeZone) => {
      const { times, text } = read(sampleInvitation({ timeZone }))
      expect(text).toContain(`BEGIN:VTIMEZONE\r\nTZID:${timeZone}`)
      expect(times.map((time) => time.slice(11, 16))).toEqual(['19:00', '19:00', '19:00', '19:00'])
    },
  )
})
