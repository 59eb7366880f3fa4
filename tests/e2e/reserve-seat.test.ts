import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'

const THERAPY = '/programs/online-relationships-group/'

describe('reserving a seat', () => {
  const stage = useSiteInBrowser()

  async function openAt(path: string): Promise<Page> {
    const context = await stage.browser.newContext({
      viewport: { width: 390, height: 844 },
      // The form comes into sight at once: a click on its way there would miss.
      reducedMotion: 'reduce',
    })
    const page = await context.newPage()
    await page.goto(stage.attune.site.url + path)
    await page
      .getByText(/\d seats? left|Seats free|Full: join/)
      .first()
      .waitFor()
    return page
  }

  async function choose(page: Page, seats: string, state: string) {
    await page.getByRole('radio', { name: new RegExp(seats) }).check()
    await page.getByLabel('Which state will you be in during sessions?').selectOption(state)
    const residence = page.getByLabel('Which state do you live in?')
    if (await residence.count()) await residence.selectOption(state)
    await page.getByRole('button', { name: 'Continue' }).click()
  }

  async function fillIn(page: Page, name: string, email: string) {
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('E-mail address').fill(email)
    await page.getByLabel('I am 18 or older').check()
    await page.getByLabel(/I will be in .* during sessions/).check()
    await page.getByLabel('I have read the text above and agree').check()
  }

  async function reserve(page: Page, name: string, email: string) {
    await fillIn(page, name, email)
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
  }

  const reservationsOf = async (cohortId: string) => {
    const response = await fetch(`${stage.attune.site.url}/api/cohorts/${cohortId}/`)
    const cohort = (await response.json()) as { seatsLeft: number; capacity: number }
    return cohort.capacity - cohort.seatsLeft
  }

  it('gives the last seats to two visitors and a place in line to the next', async () => {
    const first = await openAt(THERAPY)
    const second = await openAt(THERAPY)
    await choose(first, '2 seats left', 'NY')
    await reserve(first, 'First Visitor', 'first@example.test')
    await first.getByRole('heading', { name: /your seat is held/i }).waitFor()

    await choose(second, '2 seats left', 'FL')
    await reserve(second, 'Second Visitor', 'second@example.test')
    await second.getByRole('heading', { name: /your seat is held/i }).waitFor()

    const third = await openAt(THERAPY)
    await third.getByText('Full: join the waiting list', { exact: true }).waitFor()
    await choose(third, 'Full', 'NJ')
    await fillIn(third, 'Third Visitor', 'third@example.test')
    await third.getByRole('button', { name: 'Join the waiting list' }).click()
    await third.getByRole('heading', { name: 'You are on the waiting list' }).waitFor()
    await third.getByText('You are number 1 in line.', { exact: false }).waitFor()
    await Promise.all([first, second, third].map((page) => page.context().close()))
  })

  it('leads a visitor in Texas to the skills group, sending and storing nothing', async () => {
    const page = await openAt(THERAPY)
    const sent: string[] = []
    page.on('request', (request) => {
      if (request.method() !== 'GET') sent.push(request.url())
    })
    const before = await reservationsOf('cohort-relationships-tuesday')
    await choose(page, 'Seats free', 'TX')
    await page.getByRole('heading', { name: 'This group is not open in your state' }).waitFor()
    expect(page.url()).not.toContain('TX')
    await page.getByRole('link', { name: 'Online DBT skills group' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Online DBT skills group' }).waitFor()
    expect(sent).toEqual([])
    expect(await reservationsOf('cohort-relationships-tuesday')).toBe(before)
    await page.context().close()
  })

  it('leads a visitor in Texas on without a group chosen: all of them might be full', async () => {
    const page = await openAt(THERAPY)
    await page.getByLabel('Which state will you be in during sessions?').selectOption('TX')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'This group is not open in your state' }).waitFor()
    expect(await page.getByRole('link', { name: 'Online DBT skills group' }).count()).not.toBe(0)
    await page.context().close()
  })

  it('takes the same visitor from Texas in the skills group', async () => {
    const page = await openAt('/programs/online-dbt-skills-group/')
    const radio = page.locator('#reserve').getByRole('radio').first()
    await radio.check()
    await page.getByLabel('Which state will you be in during sessions?').selectOption('TX')
    await page.getByRole('button', { name: 'Continue' }).click()
    await reserve(page, 'Third Visitor', 'fourth@example.test')
    await page.getByRole('heading', { name: /your seat is held/i }).waitFor()
    await page.context().close()
  })

  it('refuses an ineligible reservation on the server too', async () => {
    const response = await fetch(`${stage.attune.site.url}/api/reservations/`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': 'key-from-texas-0001' },
      body: JSON.stringify({
        cohortId: 'cohort-relationships-tuesday',
        state: 'TX',
        residence: 'TX',
        name: 'Somebody',
        email: 'somebody@example.test',
        isAdult: true,
        attestsLocation: true,
        consents: true,
        consentHash: 'a'.repeat(64),
      }),
    })
    const problem = (await response.json()) as { alternative: { href: string } }
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toContain('application/problem+json')
    expect(problem.alternative.href).toBe('/programs/online-dbt-skills-group/')
    expect(JSON.stringify(problem)).not.toContain('somebody')
  })
})
