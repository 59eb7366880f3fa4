import fc from 'fast-check'
import ICAL from 'ical.js'
import { simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { expect, it } from 'vitest'
import { renderCalendar } from '../../../src/mail/calendar.ts'
import { planRetry, readFault } from '../../../src/mail/retry.ts'
import { toMime } from '../../../src/mail/to-mime.ts'
import { listSessions } from '../../../src/reservations/session-dates.ts'

const NOW = Temporal.Instant.from('2026-10-01T12:00:00Z')

it('a calendar entry has the sessions that the group has, read by another parser', () => {
  const day = fc.integer({ min: 0, max: 1500 })
  const start = Temporal.PlainDate.from('2026-01-01')
  const schedule = fc.record({
    startDate: day.map((days) => start.add({ days }).toString()),
    localTime: fc.constantFrom('00:00', '09:30', '19:00', '23:45'),
    timeZone: fc.constantFrom('America/New_York', 'America/Los_Angeles', 'Pacific/Honolulu'),
    minutes: fc.constantFrom(45, 60, 90),
    weeks: fc.integer({ min: 1, max: 12 }),
    skippedWeeks: fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 3 }),
    name: fc.string({ unit: 'grapheme', maxLength: 30 }).filter((name) => !/\p{Cc}/u.test(name)),
  })
  fc.assert(
    fc.property(schedule, ({ skippedWeeks, name, ...rest }) => {
      const first = Temporal.PlainDate.from(rest.startDate)
      const skippedDates = skippedWeeks.map((weeks) => first.add({ weeks }).toString())
      const written = renderCalendar(
        {
          ...{ method: 'REQUEST', uid: 'a', sequence: 0, organizerName: 'Provider' },
          ...{ ...rest, skippedDates, attendee: { name, email: 'a@example.org' } },
        },
        'reservations@attune.example',
        NOW,
      )
      expect(readTimes(written)).toEqual(
        listSessions({ ...rest, skippedDates }).map((session) => session.epochMilliseconds),
      )
    }),
    { numRuns: 100 },
  )
})

function readTimes(written: string): number[] {
  const calendar = new ICAL.Component(ICAL.parse(written))
  const [rules] = calendar.getAllSubcomponents('vtimezone')
  const [entry] = calendar.getAllSubcomponents('vevent')
  if (!rules || !entry) throw new Error('The entry has no zone or no event')
  const zone = new ICAL.Timezone(rules)
  const times: number[] = []
  const iterator = new ICAL.Event(entry).iterator()
  for (let next = iterator.next(); next && times.length < 60; next = iterator.next()) {
    next.zone = zone
    times.push(next.toJSDate().getTime())
  }
  return times
}

it('a mail says who it is for and what it is about, and nothing typed becomes a header', async () => {
  const transport = createTransport({ streamTransport: true, buffer: true })
  const typed = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.constantFrom(
      'A\r\nBcc: eve@example.org',
      'A" <eve@example.org>',
      'a, eve@example.org',
      '=?',
    ),
  )
  await fc.assert(
    fc.asyncProperty(typed, typed, async (name, subject) => {
      const { message } = await transport.sendMail(
        toMime({
          ...{ id: 'a', kind: 'hold', from: { address: 'site@attune.example' } },
          ...{
            to: { name, address: 'ada@example.org' },
            subject,
            text: 'Text',
            html: '<p>Text</p>',
          },
        }),
      )
      const mail = await simpleParser(message)
      const to = [mail.to ?? []].flat().flatMap(({ value }) => value)
      expect(to.map(({ address }) => address)).toEqual(['ada@example.org'])
      expect([mail.cc, mail.bcc]).toEqual([undefined, undefined])
      expect(mail.text?.trim()).toBe('Text')
      expect(mail.messageId).toBe('<a@attune.example>')
    }),
    { numRuns: 100 },
  )
})

it('a mail server’s refusal is kept as codes alone, and every try but the last has a next one', () => {
  const fault = fc.record({
    code: fc.constantFrom('EENVELOPE', 'ECONNECTION', 'EMESSAGE', 'ETIMEDOUT', undefined),
    responseCode: fc.option(fc.integer({ min: 200, max: 599 }), { nil: undefined }),
    message: fc.emailAddress(),
  })
  fc.assert(
    fc.property(fc.oneof(fault, fc.anything()), fc.integer({ min: 1, max: 20 }), (error, tries) => {
      const read = readFault(error)
      const delivery = planRetry(tries, { ...read, isFinal: false }, NOW, 0.5)
      expect(delivery.kind).toBe(tries >= 16 ? 'dead' : 'later')
      if (delivery.kind !== 'later') return
      expect(Temporal.Instant.compare(delivery.deliverAfter, NOW)).toBe(1)
      expect(NOW.until(delivery.deliverAfter).total('hours')).toBeLessThanOrEqual(6)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fault, (error) => {
      const { reason, isFinal } = readFault(error)
      expect(reason).toMatch(/^[A-Z]+( \d{3})?$/)
      if (isFinal) expect(['EENVELOPE', 'EMESSAGE']).toContain(error.code)
    }),
    { numRuns: 200 },
  )
})
