import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { findViolations } from '../fixtures/find-violations.ts'

describe('searching', () => {
  let attune: Attune
  let browser: Browser
  beforeAll(async () => {
    attune = await startAttune()
    await until(async () => (await fetch(`${attune.site.url}/pagefind/pagefind-entry.json`)).ok)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  const complaints: string[] = []
  /** A page, and what it has asked the server for. */
  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}) {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    const requested: string[] = []
    page.on('request', (request) => requested.push(new URL(request.url()).pathname))
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    await page.goto(attune.site.url + path)
    return { page, requested }
  }
  const words = (page: Page) => page.getByRole('searchbox', { name: 'Words to look for' })
  const links = (page: Page) => page.locator('.found-link')
  const saying = (page: Page, text: RegExp) =>
    expect.poll(() => page.locator('[data-search] [role="status"]').textContent()).toMatch(text)

  it('loads nothing of the search until it is used, and leaves no complaint', async () => {
    const { page, requested } = await open('/search/')
    await page.waitForLoadState('networkidle')
    expect(requested.filter((path) => path.startsWith('/pagefind/'))).toEqual([])
    await words(page).fill('shame')
    await saying(page, /pages? found for “shame”/)
    expect(requested).toContain('/pagefind/pagefind.js')
    expect(new URL(page.url()).search).toBe('?q=shame')
    expect(complaints).toEqual([])
    await page.context().close()
  })

  it('leads to the terms of the glossary by their names', async () => {
    const { page } = await open('/search/?q=empathy&kind=glossary')
    const terms = page.getByRole('list', { name: 'In “Glossary”' }).getByRole('link')
    await terms.first().waitFor()
    expect(await terms.allTextContents()).toContain('Mutual empathy')
    await terms.getByText('Mutual empathy', { exact: true }).click()
    expect(new URL(page.url()).hash).toMatch(/^#mutual-empathy/)
    const outline = await page
      .locator('.glossary-entry', { has: page.locator('#mutual-empathy') })
      .evaluate((entry) => getComputedStyle(entry).outlineStyle)
    expect(outline).toBe('solid')
    await page.context().close()
  })

  it('works by keyboard alone: words, arrows through what was found, Escape back', async () => {
    const { page } = await open('/search/')
    await words(page).focus()
    await page.keyboard.type('attachment')
    await saying(page, /found for “attachment”/)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    expect(
      await links(page)
        .nth(1)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    expect(await words(page).evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    expect(await words(page).evaluate((input) => input === document.activeElement)).toBe(true)
    await page.keyboard.press('ArrowDown')
    const title = await links(page).first().textContent()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
    await page.context().close()
  })

  it('opens with the words, kind and topic of a link, and keeps to them', async () => {
    const { page } = await open('/search/?q=group&kind=program&topic=group-work')
    await saying(page, /found for “group”/)
    expect(await page.getByLabel('Kind of page').inputValue()).toBe('program')
    const paths = await links(page).evaluateAll((all) => all.map((a) => a.getAttribute('href')))
    expect(paths.length).toBeGreaterThan(0)
    expect(paths.filter((path) => !path?.startsWith('/programs/'))).toEqual([])
    await page.getByLabel('Kind of page').selectOption('approach')
    await page.locator('.found-link[href^="/approaches/"]').first().waitFor()
    expect(await page.locator('.found-link[href^="/programs/"]').count()).toBe(0)
    await page.context().close()
  })

  it('says so when nothing is found, shows hostile words as words, and more on demand', async () => {
    const { page } = await open('/search/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E')
    await saying(page, /<img src=x onerror=alert\(1\)>/)
    await words(page).fill('xylophonequartz')
    await saying(page, /Nothing found/)
    await words(page).fill('therapy')
    await saying(page, /found for “therapy”/)
    expect(await links(page).count()).toBe(10)
    // Impatient readers press twice: nothing is shown twice for that.
    await page.getByRole('button', { name: 'Show more' }).dblclick()
    await links(page).nth(10).waitFor()
    const found = await links(page).evaluateAll((all) =>
      all.map((link) => link.getAttribute('href')),
    )
    expect(found.length).toBe(new Set(found).size)
    expect(
      await links(page)
        .nth(10)
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
    await page.context().close()
  })

  it('finds an article that was just published, and never a draft', async () => {
    const article = await attune.editor.getDocument('approach-relational-therapy')
    if (!article) throw new Error('The sample has no such article')
    const { _id, _rev, ...fields } = article
    await attune.editor.create({ ...fields, _id: `drafts.${_id}`, title: 'Quillwort in the draft' })
    await attune.editor.patch(_id).set({ title: 'Relational therapy and marmalade' }).commit()
    const { page } = await open('/search/')
    // The index follows the pages a moment later, and an open page keeps the one it began with.
    await until(async () => {
      await page.goto(`${attune.site.url}/search/?q=marmalade`)
      await saying(page, /found/i)
      const [first] = await links(page).allTextContents()
      return first === 'Relational therapy and marmalade'
    })
    await words(page).fill('quillwort')
    await saying(page, /“quillwort”/)
    expect(await page.getByText('Quillwort in the draft').count()).toBe(0)
    await page.context().close()
  })

  it('says when the search can’t be loaded, and works when it is there again', async () => {
    const { page } = await open('/search/')
    await page.route('**/pagefind/**', (route) => route.abort())
    await words(page).fill('shame')
    await saying(page, /could not be loaded/)
    await page.unroute('**/pagefind/**')
    complaints.length = 0
    await page.reload()
    await saying(page, /found for “shame”/)
    await page.context().close()
  })

  it('without JavaScript leads to the lists instead', async () => {
    const { page } = await open('/search/', { javaScriptEnabled: false })
    await page.getByText('Searching needs JavaScript').waitFor()
    await page.getByRole('main').getByRole('link', { name: 'All approaches' }).click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.context().close()
  })

  it.each([
    ['a light phone', { viewport: { width: 390, height: 900 } }],
    ['a dark desktop', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark' }],
    ['forced colors', { viewport: { width: 1280, height: 900 }, forcedColors: 'active' }],
    ['a very narrow screen', { viewport: { width: 320, height: 900 } }],
  ] as const)(
    'has no accessibility violation with results and without, and fits, on %s',
    async (_, view) => {
      const { page } = await open('/search/', view)
      for (const query of ['therapy', 'xylophonequartz']) {
        await words(page).fill(query)
        await saying(page, new RegExp(`“${query}”`))
        expect(await findViolations(page)).toEqual([])
      }
      await page.context().close()
    },
  )
})
