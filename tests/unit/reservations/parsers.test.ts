import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readSession, sessionCookie } from '../../../src/components/staff/session.ts'
import {
  CohortRulesInvalid,
  rowToCohort,
  rulesToRow,
} from '../../../src/reservations/cohort-rows.ts'
import { readDone, submitManageForm } from '../../../src/reservations/forms/manage-form.ts'
import { readEmail } from '../../../src/reservations/forms/read-email.ts'
import { readForm, readText } from '../../../src/reservations/forms/read-form.ts'
import { normaliseEmail } from '../../../src/reservations/normalise-email.ts'
import { reserveBody } from '../../../src/reservations/read-reserve-request.ts'
import { fingerprintRequest } from '../../../src/reservations/request-fingerprint.ts'
import { deriveStatus } from '../../../src/reservations/staff/derive-status.ts'
import { toCsv } from '../../../src/reservations/staff/export-csv.ts'
import { createToken, hashToken, readToken } from '../../../src/reservations/tokens.ts'
import { nameState, US_STATES } from '../../../src/reservations/us-states.ts'
import { sampleCohort, sampleRequest } from '../../database/sample-seats.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 60 })
const ascii = fc.string({ unit: 'binary-ascii', maxLength: 60 })
const runs = { numRuns: 200 }

describe('an e-mail address in the one form for look-up', () => {
  it('stays as it is when it is brought into that form again, and knows no case or outer space', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.emailAddress()), (address) => {
        const normal = normaliseEmail(address)
        expect(normaliseEmail(normal)).toBe(normal)
        expect(normaliseEmail(`  ${address}\t`)).toBe(normal)
        expect(normaliseEmail(address.normalize('NFD'))).toBe(normal)
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.emailAddress(), fc.emailAddress(), (one, other) => {
        expect(normaliseEmail(one.toUpperCase())).toBe(normaliseEmail(one))
        const isSame = normaliseEmail(one) === normaliseEmail(other)
        expect(isSame).toBe(one.toLowerCase() === other.toLowerCase())
      }),
      runs,
    )
  })

  it('is taken from a form as from the API: what real addresses look like, nothing with a line in it', () => {
    const form = (email: string) => {
      const fields = new FormData()
      fields.set('email', email)
      return fields
    }
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        expect(readEmail(form(` ${email} `))).toEqual({ kind: 'ready', email })
        expect(readEmail(form(`${email}\r\nBcc: ${email}`)).kind).toBe('invalid')
      }),
      runs,
    )
    fc.assert(
      fc.property(fc.oneof(text, ascii), (typed) => {
        const read = readEmail(form(typed))
        const isTaken = reserveBody.shape.email.safeParse(typed).success
        expect(read.kind).toBe(isTaken ? 'ready' : 'invalid')
        if (read.kind === 'ready') expect(read.email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@.]+$/)
      }),
      runs,
    )
  })
})

describe('the fingerprint of a request', () => {
  it('is the same for the same wish under any key, and another for any other wish', () => {
    const wish = fc.record({ name: text, email: text, marketing: fc.boolean() })
    fc.assert(
      fc.property(wish, wish, text, (one, other, idempotencyKey) => {
        const print = fingerprintRequest(sampleRequest(1, one))
        expect(print).toMatch(/^[0-9a-f]{64}$/)
        expect(fingerprintRequest(sampleRequest(1, { ...one, idempotencyKey }))).toBe(print)
        const isSame = fingerprintRequest(sampleRequest(1, other)) === print
        expect(isSame).toBe(JSON.stringify(one) === JSON.stringify(other))
        // What moves from one field to the next is another wish.
        const moved = { name: one.name + one.email.slice(0, 1), email: one.email.slice(1) }
        if (one.email) {
          expect(fingerprintRequest(sampleRequest(1, { ...one, ...moved }))).not.toBe(print)
        }
      }),
      runs,
    )
  })
})

describe('a table for spreadsheets', () => {
  it('is read back by any reader of RFC 4180, and begins no field as a formula', () => {
    const cell = fc.oneof(
      text,
      ascii,
      fc.constantFrom('=1+1', '+1', '-2', '@SUM(A1)', '\t=1', '\r\n=1', '|a', '%0A', '"', '",'),
    )
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
        const [header, ...read] = readCsv(toCsv(['a', 'b', 'c'], rows))
        expect(header).toEqual(['a', 'b', 'c'])
        expect(read.map((cells) => cells.map((each) => each.replace(/^'/, '')))).toEqual(
          rows.map((cells) => cells.map((each) => each.replace(/^'/, ''))),
        )
        for (const field of read.flat()) expect(field).not.toMatch(/^[=+\-@\t\r\n|%]/)
      }),
      runs,
    )
  })
})

/** A reader of RFC 4180 that shares nothing with what wrote it: one character after the other. */
function readCsv(csv: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let field = ''
  let isQuoted = false
  for (let index = 0; index < csv.length; index += 1) {
    const character = csv[index] ?? ''
    if (isQuoted && character === '"' && csv[index + 1] === '"') {
      field += '"'
      index += 1
    } else if (character === '"') isQuoted = !isQuoted
    else if (isQuoted) field += character
    else if (character === ',') {
      row.push(field)
      field = ''
    } else if (character === '\r') {
      expect(csv[index + 1]).toBe('\n')
      rows.push([...row, field])
      row = []
      field = ''
      index += 1
    } else throw new Error(`${character} stands outside of quotes`)
  }
  return rows
}

describe('secrets in addresses and cookies', () => {
  it('are found by their hash alone, and are nothing else', () => {
    const token = createToken()
    expect(readToken(token)).toBe(hashToken(token))
    fc.assert(
      fc.property(fc.oneof(text, ascii), (other) => {
        expect(readToken(other)).toBe(/^[\w-]{43}$/.test(other) ? hashToken(other) : undefined)
        expect(readToken(`${token}${other}`)).toBe(other === '' ? hashToken(token) : undefined)
      }),
      runs,
    )
  })

  it('come back from the cookie that was set, whatever other cookies there are', () => {
    const name = fc.stringMatching(/^[\w-]{1,12}$/).filter((other) => other !== 'attune-staff')
    const value = fc.stringMatching(/^[\w=%.-]{0,30}$/)
    const cookies = fc.array(fc.tuple(name, value).map(([key, text]) => `${key}=${text}`))
    fc.assert(
      fc.property(cookies, cookies, (before, after) => {
        const token = createToken()
        const set = sessionCookie(token, new URL('https://attune.example')).split(';')[0] ?? ''
        const header = (...all: string[]) =>
          new Request('https://attune.example', { headers: { cookie: all.join('; ') } })
        expect(readSession(header(...before, set, ...after))).toBe(token)
        expect(readSession(header(...before, ...after))).toBe('')
      }),
      runs,
    )
  })
})

describe('a form', () => {
  it('of any body has the fields that are in it, and none where it is no form', async () => {
    const type = fc.constantFrom(
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'multipart/form-data',
      'text/plain',
      'application/json',
    )
    await fc.assert(
      fc.asyncProperty(type, fc.oneof(text, ascii), async (contentType, body) => {
        const request = new Request('http://localhost/', {
          method: 'POST',
          headers: { 'content-type': contentType },
          body,
        })
        const form = await readForm(request)
        for (const name of form.keys()) expect(typeof readText(form, name)).toBe('string')
        expect(readText(form, 'no field of this name')).toBe('')
      }),
      runs,
    )
    await fc.assert(
      fc.asyncProperty(fc.dictionary(text, text), async (fields) => {
        const body = new URLSearchParams(Object.entries(fields))
        const form = await readForm(new Request('http://localhost/', { method: 'POST', body }))
        for (const [name, value] of Object.entries(fields)) {
          expect(readText(form, name)).toBe(value.trim())
        }
      }),
      runs,
    )
  })

  it('asks for nothing that isn’t one of the buttons', async () => {
    const asked: string[] = []
    const note = (kind: string) => async () => {
      asked.push(kind)
      return { kind: 'link-unknown' } as const
    }
    const seats = {
      confirmSeat: note('confirm'),
      acceptOffer: note('accept'),
      declineOffer: note('decline'),
      cancelSeat: note('cancel'),
      moveSeat: note('move'),
      changeLocation: note('say-where'),
      eraseReservation: note('erase'),
      renewLink: async () => ({ kind: 'link-requested' }) as const,
    }
    const action = fc.oneof(text, fc.constantFrom('__proto__', 'constructor', 'CANCEL', 'move'))
    await fc.assert(
      fc.asyncProperty(
        action,
        fc.oneof(ascii, fc.constantFrom('../x', 'NY')),
        async (what, where) => {
          const form = new FormData()
          form.set('action', what)
          form.set('cohort', where)
          form.set('state', where)
          asked.length = 0
          const answer = await submitManageForm(seats, 'token', form)
          const isMove = what === 'move' && /^[\w.-]{1,128}$/.test(where.trim())
          expect(asked).toEqual(isMove ? ['move'] : [])
          expect(answer.kind).toBe(isMove ? 'refused' : 'invalid')
          expect(readDone(what)).toBeUndefined()
        },
      ),
      runs,
    )
  })
})

describe('a published group', () => {
  const date = fc
    .date({
      min: new Date('2020-01-01'),
      max: new Date('2040-12-31'),
      noInvalidDate: true,
    })
    .map((day) => day.toISOString().slice(0, 10))
  const rules = fc.record({
    startDate: date,
    localTime: fc
      .tuple(fc.nat({ max: 23 }), fc.nat({ max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':')),
    timeZone: fc.constantFrom('America/New_York', 'Pacific/Honolulu', 'America/Los_Angeles', 'UTC'),
    minutes: fc.integer({ min: 15, max: 240 }),
    weeks: fc.integer({ min: 1, max: 30 }),
    skippedDates: fc.array(date, { maxLength: 4 }),
    capacity: fc.integer({ min: 1, max: 50 }),
    lastEnrolmentDate: fc.option(date, { nil: undefined }),
  })

  it('comes back from the database as it went in', () => {
    fc.assert(
      fc.property(rules, (changes) => {
        const cohort = { ...sampleCohort(changes) }
        const row = rulesToRow(cohort)
        const stored = { ...row, revision: 1, cancelled_at: null }
        const read = rowToCohort({
          ...stored,
          alternative_title: row.alternative_title ?? null,
          alternative_slug: row.alternative_slug ?? null,
          last_enrolment_date: row.last_enrolment_date ?? null,
        })
        expect(read).toMatchObject({ ...changes, id: cohort.id, capacity: cohort.capacity })
        expect(read.program).toMatchObject(cohort.program)
        const weeks = read.firstSession.until(read.lastSession).total('days') / 7
        expect(Math.round(weeks)).toBeGreaterThanOrEqual(cohort.weeks - 1)
      }),
      runs,
    )
  })

  it('whose dates are none is refused by its one error', () => {
    fc.assert(
      fc.property(ascii, fc.constantFrom('startDate', 'localTime', 'timeZone'), (value, field) => {
        try {
          rulesToRow(sampleCohort({ [field]: value }))
        } catch (error) {
          expect(error).toBeInstanceOf(CohortRulesInvalid)
        }
      }),
      runs,
    )
  })
})

describe('a status from events', () => {
  const walks: readonly (readonly [string[], string])[] = [
    [['held'], 'held'],
    [['held', 'confirmed'], 'confirmed'],
    [['held', 'confirmed', 'cancelled'], 'cancelled'],
    [['held', 'hold-expired'], 'expired'],
    [['waitlisted', 'offered', 'accepted'], 'confirmed'],
    [['waitlisted', 'offered', 'accepted', 'cancelled'], 'cancelled'],
    [['waitlisted', 'offered', 'offer-lapsed'], 'expired'],
    [['added-by-staff'], 'confirmed'],
  ]

  it('is the same however events of one instant are ordered, and whatever else happened', () => {
    const asides = fc.array(fc.constantFrom('moved', 'reminded', 'viewed-reservation', 'searched'))
    fc.assert(
      fc.property(fc.constantFrom(...walks), asides, fc.nat(), ([actions, end], others, seed) => {
        const mixed = [...actions, ...others]
          .map((action, index) => ({ action, place: ((index + 1) * (seed + 7)) % 101 }))
          .toSorted((a, b) => a.place - b.place)
          .map(({ action }) => action)
        expect(deriveStatus(mixed)).toBe(end)
      }),
      runs,
    )
  })

  it('is none for a second seat out of one, or an end that comes twice', () => {
    for (const [actions] of walks) {
      expect(deriveStatus([...actions, 'held', 'held'])).toBeUndefined()
      expect(deriveStatus([...actions, 'cancelled', 'cancelled'])).toBeUndefined()
    }
  })
})

describe('the list of states', () => {
  it('names each by one code, and a code that is none by itself', () => {
    expect(new Set(US_STATES.map(([code]) => code)).size).toBe(US_STATES.length)
    for (const [code, name] of US_STATES) {
      expect(code).toMatch(/^[A-Z]{2}$/)
      expect(nameState(code)).toBe(name)
    }
    fc.assert(
      fc.property(text, (other) => {
        fc.pre(!US_STATES.some(([code]) => code === other))
        expect(nameState(other)).toBe(other)
      }),
      runs,
    )
  })
})
