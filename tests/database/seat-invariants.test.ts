import fc from 'fast-check'
import { expect, it } from 'vitest'
import { instantToText } from '../../src/reservations/clock.ts'
import { createStaff } from '../../src/reservations/staff/staff.ts'
import { createLink } from '../../src/reservations/store/links.ts'
import { onEveryEngine } from './engines.ts'
import {
  availabilityOf,
  type OpenSeats,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'

const GROUPS = ['cohort-a', 'cohort-b'] as const
const VISITORS = 6

/** One thing that someone does. Whether it can be done is for the use cases to say. */
type Step =
  | { kind: 'reserve' | 'join'; visitor: number; group: number }
  | { kind: 'confirm' | 'accept' | 'decline' | 'cancel' | 'move'; visitor: number; group: number }
  | { kind: 'resize'; group: number; capacity: number }
  | { kind: 'pass'; minutes: number }

const group = fc.integer({ min: 0, max: 1 })
const visitor = fc.integer({ min: 1, max: VISITORS })
const steps: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('reserve' as const), visitor, group }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('join' as const), visitor, group }) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constantFrom('confirm', 'accept', 'decline', 'cancel', 'move'),
      visitor,
      group,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('resize' as const),
      group,
      capacity: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      minutes: fc.constantFrom(1, 29, 30, 31, 24 * 60),
    }),
  },
)

interface World extends OpenSeats {
  capacities: number[]
  keys: number
}

const rulesOf = ({ capacities }: World) =>
  GROUPS.map((id, index) => sampleCohort({ id, capacity: capacities[index] ?? 1 }))

/** The link of a visitor's newest reservation in a group, if there is one. */
async function linkOf({ database, clock }: World, person: number, groupIndex: number) {
  const row = await database
    .selectFrom('reservations')
    .select('id')
    .where('email_key', '=', `quillfeather-${person}@example.org`)
    .where('cohort_id', '=', GROUPS[groupIndex] ?? '')
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  if (!row) return 'none'
  const at = instantToText(clock.now())
  const expiresAt = instantToText(clock.now().add({ hours: 9_000 }))
  return await createLink(database, { reservationId: row.id, at, expiresAt })
}

async function take(world: World, step: Step): Promise<void> {
  const { seats, clock } = world
  if (step.kind === 'pass') {
    clock.advance({ minutes: step.minutes })
    await seats.sweep()
    return
  }
  if (step.kind === 'resize') {
    world.capacities[step.group] = step.capacity
    await seats.replaceCohortRules(rulesOf(world))
    return
  }
  const cohortId = GROUPS[step.group] ?? 'cohort-a'
  if (step.kind === 'reserve' || step.kind === 'join') {
    world.keys += 1
    const request = sampleRequest(step.visitor, { cohortId, idempotencyKey: `key-${world.keys}` })
    await (step.kind === 'reserve' ? seats.reserveSeat(request) : seats.joinWaitingList(request))
    return
  }
  const token = await linkOf(world, step.visitor, step.group)
  switch (step.kind) {
    case 'confirm':
      await seats.confirmSeat(token)
      return
    case 'accept':
      await seats.acceptOffer(token)
      return
    case 'decline':
      await seats.declineOffer(token)
      return
    case 'cancel':
      await seats.cancelSeat(token)
      return
    case 'move':
      await seats.moveSeat(token, GROUPS[1 - step.group] ?? '')
  }
}

/** What must hold whatever has happened. `most` is the largest capacity that a group ever had. */
async function expectSound(world: World, most: readonly number[]): Promise<void> {
  const { database, clock } = world
  const rows = await database.selectFrom('reservations').selectAll().execute()
  const now = instantToText(clock.now())
  for (const [index, cohortId] of GROUPS.entries()) {
    const own = rows.filter((row) => row.cohort_id === cohortId)
    const live = own.filter(
      ({ status, expires_at }) =>
        status === 'confirmed' ||
        ((status === 'held' || status === 'offered') && (expires_at ?? '') > now),
    )
    expect(live.length).toBeLessThanOrEqual(most[index] ?? 0)
    const capacity = world.capacities[index] ?? 0
    const available = await availabilityOf(world, cohortId)
    const waiting = own.filter(({ status }) => status === 'waitlisted')
    expect(available?.seatsLeft).toBe(Math.max(0, capacity - live.length - waiting.length))
    // Whoever has been offered a seat and has not left came before everybody who still waits.
    const offered = own.filter(({ status }) => status === 'offered')
    for (const first of offered) {
      for (const later of waiting) {
        expect(first.line_number ?? 0).toBeLessThan(later.line_number ?? 0)
      }
    }
    const addresses = [...live, ...waiting].map(({ email_key }) => email_key)
    expect(new Set(addresses).size).toBe(addresses.length)
  }
  // One mail at most for an event, and one for each that somebody is told of.
  const told = await database
    .selectFrom('audit')
    .leftJoin('outbox', 'outbox.audit_id', 'audit.id')
    .select(['audit.action', 'outbox.id as mail'])
    .execute()
  const silent = ['hold-expired', 'checked', 'reserved-again']
  for (const { action, mail } of told) {
    if (!silent.includes(action))
      expect({ action, mail }).toMatchObject({ mail: expect.any(String) })
  }
  const desk = createStaff({ ...world, staffEmails: [] }).as('tests@attune.example')
  const findings = await desk.check()
  expect(findings.filter(({ severity }) => severity === 'problem')).toEqual([])
}

onEveryEngine('any sequence of what people do', (engine) => {
  it('never gives a seat too many, keeps stored and derived in step, and the line in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 10, maxLength: 25 }), async (sequence) => {
        const capacities = [1, 2]
        const open = await openSeats(
          engine,
          GROUPS.map((id, index) => sampleCohort({ id, capacity: capacities[index] ?? 1 })),
        )
        const world: World = { ...open, capacities: [...capacities], keys: 0 }
        const most = [...capacities]
        for (const step of sequence) {
          await take(world, step)
          for (const index of most.keys()) {
            most[index] = Math.max(most[index] ?? 0, world.capacities[index] ?? 0)
          }
        }
        await world.seats.sweep()
        await expectSound(world, most)
      }),
      { numRuns: engine.name === 'SQLite' ? 50 : 12 },
    )
  })

  it('holds the same when many do it at the same moment', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 20, maxLength: 30 }), async (sequence) => {
        const open = await openSeats(
          engine,
          GROUPS.map((id) => sampleCohort({ id, capacity: 3 })),
        )
        const world: World = { ...open, capacities: [3, 3], keys: 0 }
        const rivals = sequence.filter(({ kind }) => kind !== 'resize' && kind !== 'pass')
        await Promise.all(rivals.map((step) => take(world, step)))
        await world.seats.sweep()
        await expectSound(world, [3, 3])
      }),
      { numRuns: 6 },
    )
  })
})
