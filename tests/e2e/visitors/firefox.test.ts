import { expect, it, onTestFinished } from 'vitest'
import { startAttune, until } from '../../fixtures/attune.ts'
import { launchFirefox } from '../../fixtures/firefox.ts'
import { openReservations } from './visits.ts'

const firefox = process.env['FIREFOX_PATH']
const TAKES_FOCUS = '#reserve [data-takes-focus]'

if (firefox) {
  it('in Firefox too, a visitor mends an error by its link, and reserves a seat', async () => {
    const attune = await startAttune()
    onTestFinished(() => attune.close())
    const browser = await launchFirefox(firefox)
    onTestFinished(() => browser.close())
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('console', (message) => {
      if (['error', 'warn'].includes(message.type())) complaints.push(message.text())
    })
    page.on('pageerror', (error) => complaints.push(String(error)))
    const press = () => page.click('#reserve form button[type="submit"]')
    const readFocus = () => page.evaluate(() => document.activeElement?.textContent ?? '')
    /** Once what now stands first has the focus. */
    const arriveAt = (words: RegExp) => until(async () => words.test(await readFocus()))

    await page.goto(`${attune.site.url}/programs/online-relationships-group/`)
    await page.waitForSelector('#reserve ::-p-text(Seats free)')
    await page.select('#reserve [name="residence"]', 'NY')
    await page.click('#reserve [name="cohort"]')
    await press()
    await arriveAt(/^There is a problemChoose the state you will be in/)
    expect(await page.title()).toMatch(/^Error: /)
    await page.click(`${TAKES_FOCUS} a`)
    await page.keyboard.type('New Y')
    await press()
    await arriveAt(/^Your details$/)
    expect(await page.title()).not.toMatch(/^Error: /)

    await page.type('#reserve-name', 'Fire Fox')
    await page.type('#reserve-email', 'fox@example.test')
    await page.keyboard.press('Enter')
    await arriveAt(/^There is a problemConfirm that you are 18/)
    for (const tick of ['isAdult', 'attestsLocation', 'consents']) {
      await page.click(`#reserve-${tick}`)
    }
    await press()
    await arriveAt(/your seat is held/)
    const reservations = await openReservations(attune)
    onTestFinished(() => reservations.close())
    expect(await reservations.countOf('fox@example.test')).toBe(1)
    expect(complaints).toEqual([])
  })
} else {
  it('has no Firefox here, neither installed nor from Debian, to reserve a seat in', () => {
    expect(firefox).toBe('')
  })
}
