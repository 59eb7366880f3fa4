import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Database } from '../../src/database/tables.ts'
import { deliverMail } from '../../src/mail/deliver-mail.ts'
import { createSeats } from '../../src/reservations/seats.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { onEveryEngine } from './engines.ts'
import { openSeats, sampleCohort, sampleRequest } from './sample-seats.ts'

const CAPACITY = 2
/** The first session: later than any sequence of steps ends. */
const BEGINS = '2026-10-27T23:00:00Z'

type Step =
  | { kind: 'reserve' | 'join' | 'confirm' | 'cancel'; visitor: number; server: number }
  | { kind: 'pass'; minutes: number }

const person = { visitor: fc.integer({ min: 1, max: 5 }), server: fc.integer({ min: 0, max: 1 }) }
const steps: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom('reserve', 'join', 'confirm', 'cancel'),
      ...person,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      minutes: fc.constantFrom(1, 31, 24 * 60 + 1),
    }),
  },
)

/** What was ever told to whom, one line an event: none may be there twice. */
async function listEvents(database: Database): Promise<string[]> {
  const once = [
    ...['held', 'hold-expired', 'offered', 'offer-lapsed', 'reminded', 'confirmed'],
    'line-ended',
  ]
  const rows = await database
    .selectFrom('audit')
    .select(['action', 'reservation_id'])
    .where('action', 'in', once)
    .execute()
  return rows.map(({ action, reservation_id }) => `${action} ${reservation_id}`)
}

onEveryEngine('two servers on one database', (engine) => {
  it('do what falls due once, and send each mail once, whatever people do meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 12, maxLength: 24 }), async (sequence) => {
        const address = await engine.createAddress()
        const databases = [await engine.open(address), await engine.open(address)] as const
        const [database] = databases
        const { clock } = await openSeats(engine, [sampleCohort({ capacity: CAPACITY })], {
          database,
        })
        const servers = databases.map((each) => createSeats({ database: each, clock }))
        const sent: string[] = []
        const linkOf = new Map<string, string>()
        const transport = {
          async send({ id, to, text }: { id: string; to: { address: string }; text: string }) {
            sent.push(id)
            const token = /\/reservations\/([\w-]{43})\//.exec(text)?.[1]
            if (token) linkOf.set(to.address, token)
          },
          close: () => undefined,
        }
        const deliveries = databases.map((each) => ({
          database: each,
          clock,
          transport,
          siteUrl: 'https://attune.example',
          from: { address: 'reservations@attune.example' },
          log: { warn: () => undefined, error: () => undefined },
        }))
        const passTime = async (minutes: number) => {
          clock.advance({ minutes })
          await Promise.all(servers.map((seats) => seats.sweep()))
          await Promise.all(deliveries.map((delivery) => deliverMail(delivery)))
        }
        for (const [index, step] of sequence.entries()) {
          if (step.kind === 'pass') {
            await passTime(step.minutes)
            continue
          }
          const seats = servers[step.server]
          const request = sampleRequest(step.visitor, { idempotencyKey: `key-${index}` })
          const token = linkOf.get(request.email) ?? 'none'
          if (step.kind === 'reserve') await seats?.reserveSeat(request)
          else if (step.kind === 'join') await seats?.joinWaitingList(request)
          else if (step.kind === 'confirm') await seats?.confirmSeat(token)
          else await seats?.cancelSeat(token)
        }
        await passTime(1)
        clock.set(BEGINS)
        await passTime(0)
        const mails = await database.selectFrom('outbox').select(['id', 'status']).execute()
        expect(sent.toSorted()).toEqual(mails.map(({ id }) => id).toSorted())
        expect(new Set(mails.map(({ status }) => status)).difference(new Set(['sent'])).size).toBe(
          0,
        )
        const events = await listEvents(database)
        expect(events.toSorted()).toEqual([...new Set(events)].toSorted())
        const findings = await createStaff({ database, clock, staffEmails: [] }).as('a@b.c').check()
        expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
      }),
      { numRuns: engine.name === 'SQLite' ? 15 : 6 },
    )
  })
})
