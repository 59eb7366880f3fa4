import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantToText, systemClock } from '../../../src/reservations/clock.ts'
import { createSeats, type Seats } from '../../../src/reservations/seats.ts'
import { createSignInLink } from '../../../src/reservations/staff/sign-in.ts'
import { createLink } from '../../../src/reservations/store/links.ts'
import { availabilityOf } from '../../database/sample-seats.ts'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { findViolations } from '../../fixtures/find-violations.ts'
import { openReservations } from './visits.ts'

const GROUP = 'cohort-relationships-tuesday'
const OTHER = 'cohort-relationships-thursday'
const STAFF = 'staff@attune.example'

/** Light on a phone and dark on a desk: what differs between the two differs most. */
const LOOKS = [
  { width: 390, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const

describe('pages about one person', () => {
  let attune: Attune
  let browser: Browser
  let reservations: Awaited<ReturnType<typeof openReservations>>
  let seats: Seats
  let consentHash = ''
  beforeAll(async () => {
    attune = await startAttune()
    browser = await launchBrowser()
    reservations = await openReservations(attune)
    seats = createSeats({ database: reservations.database })
    const settings = await reservations.database
      .selectFrom('settings')
      .select('consent_hash')
      .executeTakeFirstOrThrow()
    consentHash = settings.consent_hash
  })
  afterAll(async () => {
    await browser?.close()
    await reservations?.close()
    await attune?.close()
  })

  const request = (name: string, cohortId = GROUP) => ({
    ...{ cohortId, state: 'NY', residence: 'NY', name, email: `${name}@example.test` },
    ...{ consentHash, idempotencyKey: `key-of-${name}` },
  })

  /** Holds a seat; gives the token of its link. */
  async function hold(name: string, cohortId?: string): Promise<string> {
    expect((await seats.reserveSeat(request(name, cohortId))).kind).toBe('held')
    return await tokenOf(name)
  }

  async function tokenOf(name: string): Promise<string> {
    const path = await reservations.linkOf(`${name}@example.test`)
    return path.split('/')[2] ?? ''
  }

  async function confirm(name: string, cohortId?: string): Promise<string> {
    const token = await hold(name, cohortId)
    expect((await seats.confirmSeat(token)).kind).toBe('confirmed')
    return token
  }

  /** Every state that someone's own page can be in, by a path that shows it. */
  async function listStates(): Promise<Record<string, string>> {
    const held = await hold('held')
    const confirmed = await confirm('confirmed')
    const cancelled = await confirm('cancelled')
    await seats.cancelSeat(cancelled)
    const erased = await confirm('erased')
    await seats.eraseReservation(erased)
    const lapsed = await hold('lapsed')
    await reservations.database
      .updateTable('reservations')
      .set({ expires_at: '2026-01-01T00:00:00.000Z' })
      .where('email_key', '=', 'lapsed@example.test')
      .execute()
    const { id } = await reservations.database
      .selectFrom('reservations')
      .select('id')
      .where('email_key', '=', 'held@example.test')
      .executeTakeFirstOrThrow()
    const past = instantToText(systemClock.now().subtract({ hours: 1 }))
    const link = { reservationId: id, at: past, expiresAt: past }
    const expired = await createLink(reservations.database, link)

    const fillers: string[] = []
    for (let free = (await availabilityOf({ seats }, OTHER))?.seatsLeft ?? 0; free > 0; free -= 1) {
      fillers.push(await confirm(`filler-${free}`, OTHER))
    }
    for (const name of ['offered', 'waiting']) {
      const joined = await seats.joinWaitingList(request(name, OTHER))
      expect(joined.kind).toBe('waitlisted')
    }
    await seats.cancelSeat(fillers[0] ?? '')
    const of = (token: string, rest = '') => `/reservations/${token}/${rest}`
    return {
      held: of(held),
      confirmed: of(confirmed),
      'just confirmed': of(confirmed, '?notice=confirmed'),
      'asked before cancelling': of(confirmed, '?ask=cancel'),
      'asked before erasing': of(confirmed, '?ask=erase'),
      cancelled: of(cancelled),
      erased: of(erased),
      lapsed: of(lapsed),
      offered: of(await tokenOf('offered')),
      waiting: of(await tokenOf('waiting')),
      'an expired link': of(expired),
      'an unknown link': of('x'.repeat(43)),
      'asking for links': '/reservations/',
      'a full group’s form': `/reserve/${OTHER}/`,
    }
  }

  async function openPage(): Promise<Page> {
    // Colors on their way from one look to the other belong to neither.
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    return await context.newPage()
  }

  /** What breaks a rule in any look of the page as it stands. */
  async function findInEveryLook(page: Page): Promise<string[]> {
    const found: string[] = []
    for (const { width, colorScheme } of LOOKS) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 900 })
      for (const violation of await findViolations(page)) {
        found.push(`${page.url()}, ${width} ${colorScheme}: ${violation}`)
      }
    }
    return found
  }

  async function lookAt(page: Page, paths: Record<string, string>): Promise<string[]> {
    const found: string[] = []
    for (const [state, path] of Object.entries(paths)) {
      await page.goto(attune.site.url + path)
      found.push(...(await findInEveryLook(page)).map((violation) => `${state}: ${violation}`))
    }
    return found
  }

  it('break no rule of accessibility, in any state of a reservation', async () => {
    const states = await listStates()
    const page = await openPage()
    expect(await lookAt(page, states)).toEqual([])
    await page.context().close()
  })

  it('break no rule of accessibility on any page of staff, nor in its errors', async () => {
    const { id } = await reservations.database
      .selectFrom('reservations')
      .select('id')
      .where('email_key', '=', 'confirmed@example.test')
      .executeTakeFirstOrThrow()
    await reservations.database
      .updateTable('outbox')
      .set({ status: 'dead', attempts: 8, last_error: 'SMTP_550' })
      .where('reservation_id', '=', id)
      .execute()
    const page = await openPage()
    const token = await createSignInLink(
      { database: reservations.database, clock: systemClock },
      STAFF,
    )
    const found = await lookAt(page, {
      'sign-in': '/staff/sign-in/',
      'sign-in, sent': '/staff/sign-in/?notice=sent',
      'the mailed link': `/staff/sign-in/${token}/`,
    })
    await page.getByRole('button').last().click()
    await page.waitForURL('**/staff/')
    const person = `/staff/reservations/${id}/`
    found.push(
      ...(await lookAt(page, {
        groups: '/staff/',
        group: `/staff/groups/${GROUP}/`,
        'a group with a line': `/staff/groups/${OTHER}/`,
        'asked before erasing': `${person}?ask=erase`,
        mail: '/staff/mail/',
        findings: '/staff/check/',
        'audit log': '/staff/audit/',
        reservation: person,
      })),
    )
    await page.getByRole('button', { name: 'Cancel the reservation' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    found.push(...(await findInEveryLook(page)))
    await page.goto(`${attune.site.url}/staff/search/`)
    await page.getByRole('searchbox').fill('confirmed@')
    await page.getByRole('button', { name: 'Search' }).click()
    await page.getByRole('link', { name: 'confirmed', exact: true }).waitFor()
    found.push(...(await findInEveryLook(page)))
    expect(found).toEqual([])
    await page.context().close()
  })
})
