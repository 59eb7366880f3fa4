import { expect, it } from 'vitest'
import { createLink } from '../../src/reservations/store/links.ts'
import { MAX_PENDING } from '../../src/reservations/use-cases/enter-group.ts'
import { createAttempts } from '../../src/server/guard/attempts.ts'
import { createGuard } from '../../src/server/guard/guard.ts'
import { LIMITS } from '../../src/server/guard/limits.ts'
import { onEveryEngine } from './engines.ts'
import {
  availabilityOf,
  countReservations,
  type OpenSeats,
  openSeats,
  sampleCohort,
  sampleRequest,
} from './sample-seats.ts'
import { linkOf } from './sample-visitors.ts'

const CAPACITY = 100
const { perAddress, perEmail = 0, seconds } = LIMITS.reserve

/** Tries to hold a seat as the site's door lets it: through the guard, from a network address. */
function openDoor(open: OpenSeats, address: string) {
  const guard = createGuard({
    attempts: createAttempts(open.database),
    settings: { rateLimits: 1, proofOfWork: 'off' },
    key: 'a key of this installation, for tests',
    log: { warn: () => {} },
    now: () => open.clock.now().epochMilliseconds,
  })
  return async (visitor: number, email = `squatter-${visitor}@example.org`): Promise<boolean> => {
    const wish = sampleRequest(visitor, { email })
    const request = new Request('http://localhost/api/reservations/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(wish),
    })
    if ((await guard.check('reserve', request, address)).kind === 'refuse') return false
    return (await open.seats.reserveSeat(wish)).kind === 'held'
  }
}

const countHeld = async ({ seats }: OpenSeats) =>
  CAPACITY - ((await availabilityOf({ seats }, 'cohort-a'))?.seatsLeft ?? 0)

onEveryEngine('holding seats in bulk', (engine) => {
  it('from one network address takes forty at the very most, at the worst moment, and never more', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: CAPACITY })])
    const tryHold = openDoor(open, '203.0.113.1')
    // One second before the count begins anew: the worst moment.
    open.clock.set('2026-10-01T12:29:59Z')
    let visitor = 0
    const squat = async () => {
      let held = 0
      for (let tries = 0; tries < perAddress + 5; tries += 1) {
        visitor += 1
        if (await tryHold(visitor)) held += 1
      }
      return held
    }
    expect(await squat()).toBe(perAddress)
    open.clock.advance({ seconds: 1 })
    expect(await squat()).toBe(perAddress)
    expect(await countHeld(open)).toBe(2 * perAddress)
    // Nobody else is kept from trying.
    expect(await openDoor(open, '203.0.113.2')(1_000)).toBe(true)
    // Up to the second in which the first holds lapse and the next count begins.
    open.clock.advance({ seconds: seconds - 2 })
    expect(await squat()).toBe(0)
    expect(await countHeld(open)).toBe(2 * perAddress + 1)
    open.clock.advance({ seconds: 1 })
    await open.seats.sweep()
    expect(await countHeld(open)).toBe(perAddress + 1)
    // What has lapsed may be held again, as often as before and no oftener.
    open.clock.advance({ seconds: 1 })
    expect(await squat()).toBe(perAddress)
    expect(await countHeld(open)).toBeLessThanOrEqual(2 * perAddress)
  })

  it('under one e-mail address is tried so often at most, from however many networks', async () => {
    const open = await openSeats(engine, [sampleCohort({ capacity: CAPACITY })])
    const answers: boolean[] = []
    for (let visitor = 1; visitor <= perEmail + 3; visitor += 1) {
      const tryHold = openDoor(open, `203.0.113.${visitor}`)
      answers.push(
        await tryHold(visitor, visitor % 2 === 0 ? 'Same@example.org' : 'same@example.org'),
      )
    }
    expect(answers.filter(Boolean)).toHaveLength(perEmail)
    // All but the first were told the same and hold nothing.
    expect(await countHeld(open)).toBe(1)
  })

  it('under one e-mail address takes a few, and each that is given up, lapses or is confirmed makes room', async () => {
    const groups = Array.from({ length: 12 }, (_, index) => sampleCohort({ id: `cohort-${index}` }))
    const open = await openSeats(engine, groups)
    let group = 0
    /** Whether one more seat is held than before; the answer itself doesn't say. */
    const holdNext = async () => {
      const before = await countReservations(open.database)
      const request = sampleRequest(1, { cohortId: `cohort-${group}`, idempotencyKey: `${group}` })
      expect((await open.seats.reserveSeat(request)).kind).toBe('held')
      group += 1
      return (await countReservations(open.database)) > before
    }
    for (let held = 0; held < MAX_PENDING; held += 1) expect(await holdNext()).toBe(true)
    expect(await holdNext()).toBe(false)
    const link = await linkOf(open, 1)
    expect(await open.seats.cancelSeat(link)).toEqual({ kind: 'cancelled' })
    expect(await holdNext()).toBe(true)
    expect(await holdNext()).toBe(false)
    const pending = await open.database
      .selectFrom('reservations')
      .select('id')
      .where('status', '=', 'held')
      .orderBy('id')
      .executeTakeFirstOrThrow()
    await confirmById(open, pending.id)
    expect(await holdNext()).toBe(true)
    expect(await holdNext()).toBe(false)
    open.clock.advance({ minutes: 30 })
    expect(await holdNext()).toBe(true)
  })

  it('under one e-mail address isn’t kept back by lines of groups that began without it', async () => {
    const ids = Array.from({ length: MAX_PENDING }, (_, index) => `cohort-${index}`)
    const begun = ids.map((id) => sampleCohort({ id, capacity: 0 }))
    const later = sampleCohort({ id: 'cohort-later', startDate: '2027-01-05' })
    const open = await openSeats(engine, [...begun, later])
    for (const cohortId of ids) {
      const request = sampleRequest(1, { cohortId, idempotencyKey: cohortId })
      expect((await open.seats.joinWaitingList(request)).kind).toBe('waitlisted')
    }
    const next = sampleRequest(1, { cohortId: later.id, idempotencyKey: 'too early' })
    await open.seats.reserveSeat(next)
    expect(await countReservations(open.database)).toBe(MAX_PENDING)
    open.clock.set('2026-10-27T23:00:00Z')
    await open.seats.reserveSeat({ ...next, idempotencyKey: 'once they have begun' })
    expect(await countReservations(open.database)).toBe(MAX_PENDING + 1)
  })
})

async function confirmById(open: OpenSeats, id: string): Promise<void> {
  const token = await createLink(open.database, {
    reservationId: id,
    at: '2026-10-01T12:00:00.000Z',
    expiresAt: '2026-12-01T12:00:00.000Z',
  })
  expect(await open.seats.confirmSeat(token)).toEqual({ kind: 'confirmed' })
}
