import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../../fixtures/attune.ts'
import { launchBrowser } from '../../fixtures/browser.ts'
import { findViolations } from '../../fixtures/find-violations.ts'
import { openReservations } from './visits.ts'

const THERAPY = '/programs/online-relationships-group/'
const TUESDAY = '/reserve/cohort-relationships-tuesday/'

describe('visitors', () => {
  let attune: Attune
  let browser: Browser
  let reservations: Awaited<ReturnType<typeof openReservations>>
  beforeAll(async () => {
    attune = await startAttune()
    browser = await launchBrowser()
    reservations = await openReservations(attune)
  })
  afterAll(async () => {
    await browser?.close()
    await reservations?.close()
    await attune?.close()
  })

  const phone = { viewport: { width: 390, height: 844 } }

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser.newContext({ ...phone, ...options })
    const page = await context.newPage()
    await page.goto(attune.site.url + path)
    return page
  }

  async function chooseOnProgramPage(page: Page, group: RegExp, state = 'NY') {
    await page
      .getByText(/\d seats? left|Seats free|Full: join/)
      .first()
      .waitFor()
    await page.getByLabel('Which state will you be in during sessions?').selectOption(state)
    await page.getByLabel('Which state do you live in?').selectOption(state)
    await page.getByRole('radio', { name: group }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Your details' }).waitFor()
  }

  async function fillIn(page: Page, name: string) {
    await page.getByLabel('Name', { exact: true }).fill(name)
    await page.getByLabel('E-mail address').fill(`${name}@example.test`)
    await page.getByLabel('I am 18 or older').check()
    await page.getByLabel(/I will be in .* during sessions/).check()
    await page.getByLabel('I have read the text above and agree').check()
  }

  it('reserve without JavaScript, from the program’s page to cancelling from the mail', async () => {
    const page = await open(THERAPY, { javaScriptEnabled: false })
    await page.getByLabel('Which state will you be in during sessions?').selectOption('FL')
    await page.getByLabel('Which state do you live in?').selectOption('NY')
    await page.getByRole('radio', { name: /Tuesdays/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { level: 1, name: 'Your details' }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    await page.getByText('The same in most of Florida').waitFor()
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await page.title()).toMatch(/^Error: /)
    await fillIn(page, 'plain')
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page.getByRole('heading', { name: 'Look in your mail: your seat is held' }).waitFor()

    await page.goto(attune.site.url + (await reservations.linkOf('plain@example.test')))
    await page.getByRole('button', { name: 'Confirm my seat' }).click()
    await page.getByRole('heading', { name: 'Your seat is reserved' }).waitFor()
    await page.getByText('The same in most of Florida').waitFor()
    await page.getByRole('link', { name: 'Cancel my reservation' }).click()
    await page.getByRole('button', { name: 'Yes, give it up' }).click()
    await page.getByRole('heading', { name: 'This reservation is cancelled' }).waitFor()
    await page.context().close()
  })

  it('lose the network in the middle, load the page again, and have one reservation', async () => {
    const page = await open(THERAPY)
    await chooseOnProgramPage(page, /Tuesdays/)
    await fillIn(page, 'offline')
    // The request arrives; its answer is lost.
    await page.route('**/api/reservations/', async (route) => {
      await route.fetch()
      await route.abort('connectionreset')
    })
    // What a screen reader says of the page when the focus comes to the error.
    const titleAtFocus = page.evaluate(
      () =>
        new Promise((resolve) => {
          document.addEventListener('focusin', ({ target }) => {
            const isError = target instanceof Element && target.role === 'alert'
            if (isError) resolve(document.title)
          })
        }),
    )
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page.getByRole('link', { name: /We could not get an answer/ }).waitFor()
    expect(await titleAtFocus).toMatch(/^Error: /)
    expect(await findViolations(page)).toEqual([])
    await page.unroute('**/api/reservations/')
    await page.reload()
    await chooseOnProgramPage(page, /Tuesdays/)
    await fillIn(page, 'offline')
    await page.getByRole('button', { name: 'Reserve my seat' }).click()
    await page.getByRole('heading', { name: 'Check your mail: your seat is held' }).waitFor()
    await page.getByText(/Time left: (?:29|30) minutes/).waitFor()
    expect(await findViolations(page)).toEqual([])
    expect(await reservations.countOf('offline@example.test')).toBe(1)
    await page.context().close()
  })

  it('have one reservation on a slow network, pressing twice, and going back to send it again', async () => {
    const page = await open('/')
    const network = await page.context().newCDPSession(page)
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 100_000,
      uploadThroughput: 50_000,
    })
    await page.goto(attune.site.url + THERAPY)
    const reserve = async (press: 'click' | 'dblclick') => {
      await chooseOnProgramPage(page, /Tuesdays/)
      await fillIn(page, 'slow')
      await page.getByRole('button', { name: 'Reserve my seat' })[press]()
      await page.getByRole('heading', { name: 'Check your mail: your seat is held' }).waitFor()
      expect(await reservations.countOf('slow@example.test')).toBe(1)
    }
    await reserve('dblclick')
    await page.getByRole('link', { name: 'Glossary' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Glossary' }).waitFor()
    await page.goBack()
    await page.reload()
    await reserve('click')
    await page.context().close()
  })

  it('reserve by keyboard alone', async () => {
    const page = await open(THERAPY)
    await page
      .getByText(/Seats free/)
      .first()
      .waitFor()
    await page.getByLabel('Which state will you be in during sessions?').focus()
    await page.keyboard.type('New Yo')
    await page.keyboard.press('Tab')
    await page.keyboard.type('New J')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    const heading = page.getByRole('heading', { name: 'Your details' })
    await heading.waitFor()
    expect(await heading.evaluate((element) => element === document.activeElement)).toBe(true)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.type('Key Board')
    await page.keyboard.press('Tab')
    await page.keyboard.type('keyboard@example.test')
    for (let box = 0; box < 3; box += 1) {
      await page.keyboard.press('Tab')
      await page.keyboard.press('Space')
    }
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Check your mail: your seat is held' }).waitFor()
    await page.context().close()
  })

  it('race for the last seat in two browsers, wait in line, are offered the seat and accept it', async () => {
    const pages = await Promise.all(['race-a', 'race-b', 'race-c'].map(() => open(THERAPY)))
    await Promise.all(
      pages.map(async (page, index) => {
        await chooseOnProgramPage(page, /Thursdays/)
        await fillIn(page, `race-${index}`)
      }),
    )
    const [full] = await Promise.all(
      pages.map(async (page, index) => {
        await page.getByRole('button', { name: 'Reserve my seat' }).click()
        const held = page.getByRole('heading', { name: 'Check your mail: your seat is held' })
        await held
          .or(page.getByRole('link', { name: /has just become full/ }))
          .first()
          .waitFor()
        return (await held.count()) === 0 ? { page, index } : undefined
      }),
    ).then((results) => results.flatMap((result) => result ?? []))
    if (!full) throw new Error('Nobody was told that the group is full')
    await full.page.getByRole('button', { name: 'Join the waiting list' }).click()
    await full.page.getByText('You are number 1 in line.', { exact: false }).waitFor()
    expect(await findViolations(full.page)).toEqual([])

    const winner = full.index === 0 ? 1 : 0
    const manage = await open(await reservations.linkOf(`race-${winner}@example.test`))
    await manage.getByRole('link', { name: 'Give up this seat' }).click()
    expect(await findViolations(manage)).toEqual([])
    await manage.getByRole('button', { name: 'Yes, give it up' }).click()
    await manage.getByRole('heading', { name: 'This reservation is cancelled' }).waitFor()

    const offered = await open(await reservations.linkOf(`race-${full.index}@example.test`))
    await offered.getByRole('heading', { name: 'A seat is free for you' }).waitFor()
    expect(await findViolations(offered)).toEqual([])
    await offered.getByRole('button', { name: 'Accept the seat' }).click()
    await offered.getByRole('heading', { name: 'Your seat is reserved' }).waitFor()
    expect(await findViolations(offered)).toEqual([])
    await Promise.all([...pages, manage, offered].map((page) => page.context().close()))
  })

  it('go on at the form’s own address when the rest of the form can’t be loaded', async () => {
    const page = await open(THERAPY)
    await page.route('**/mount.*.js', (route) => route.abort())
    await page
      .getByText(/Seats free/)
      .first()
      .waitFor()
    await page.getByLabel('Which state will you be in during sessions?').selectOption('NY')
    await page.getByLabel('Which state do you live in?').selectOption('NY')
    await page.getByRole('radio', { name: /Tuesdays/ }).check()
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.waitForURL(`**${TUESDAY}`)
    await page.getByRole('heading', { level: 1, name: 'Your details' }).waitFor()
    await page.context().close()
  })

  it('load little before the form is touched, and nothing from anywhere else', async () => {
    const context = await browser.newContext(phone)
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(attune.site.url + THERAPY)
    await page
      .getByText(/\d seats? left|Seats free|Full: join/)
      .first()
      .waitFor()
    expect(asked.filter((url) => /mount|client\./.test(url))).toEqual([])
    expect(asked.filter((url) => !url.startsWith(attune.site.url))).toEqual([])
    const fetched = page.waitForRequest(/mount/)
    await page.getByLabel('Which state will you be in during sessions?').focus()
    await fetched
    await context.close()
  })
})
