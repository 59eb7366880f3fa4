import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune, until } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'
import { everyBlockPage } from '../fixtures/every-block-page.ts'
import { findOverflow, findViolations } from '../fixtures/find-violations.ts'
import { importGeneratedArticles } from '../fixtures/generated-articles.ts'

const PAGES = {
  home: '/',
  approaches: '/approaches/',
  'an article': '/approaches/relational-therapy/',
  'a topic': '/topics/group-work/',
  programs: '/programs/',
  'a program': '/programs/online-relationships-group/',
  'a person': '/people/licensed-group-therapist-new-york/',
  glossary: '/glossary/',
  'an editorial page': '/accessibility/',
  'a page with every block': '/every-block/',
  'a page that is not there': '/relational-terapy/',
  search: '/search/',
}

const VIEWS = {
  'a light phone': { width: 390, colorScheme: 'light', forcedColors: 'none' },
  'a dark phone': { width: 390, colorScheme: 'dark', forcedColors: 'none' },
  'a dark desktop': { width: 1280, colorScheme: 'dark', forcedColors: 'none' },
  'a desktop with forced colors': { width: 1280, colorScheme: 'light', forcedColors: 'active' },
  'a very narrow screen': { width: 320, colorScheme: 'light', forcedColors: 'none' },
} as const

describe('every page type', () => {
  let attune: Attune
  let browser: Browser
  beforeAll(async () => {
    attune = await startAttune()
    await attune.editor.createOrReplace(everyBlockPage)
    await until(async () => (await fetch(`${attune.site.url}/every-block/`)).ok)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  describe.each(Object.entries(VIEWS))('on %s', (_, { width, colorScheme, forcedColors }) => {
    let context: BrowserContext
    let page: Page
    const foreign: string[] = []
    const refused: string[] = []
    beforeAll(async () => {
      context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme,
        forcedColors,
        reducedMotion: 'reduce',
      })
      page = await context.newPage()
      page.on('request', (request) => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== attune.site.url)
          foreign.push(url.href)
      })
      page.on('console', (message) => {
        if (/Content Security Policy|hydrat/i.test(message.text())) refused.push(message.text())
      })
    })
    afterAll(() => context?.close())

    it.each(Object.entries(PAGES))(
      '%s has no accessibility violation, fits and stays on this host',
      async (name, path) => {
        await page.goto(attune.site.url + path)
        if (name === 'a program') await page.getByText('Seats free').first().waitFor()
        expect(await findViolations(page)).toEqual([])
        expect(foreign).toEqual([])
        expect(refused).toEqual([])
      },
    )

    it('a page with everything opened has no accessibility violation and fits', async () => {
      await page.goto(attune.site.url + PAGES['a page with every block'])
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true
      })
      await page.locator('.term').first().click()
      await page.locator('.note:popover-open').waitFor()
      expect(await findViolations(page)).toEqual([])
    })
  })

  it('the opened menu of a phone has no accessibility violation', async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } })
    const page = await context.newPage()
    await page.goto(attune.site.url)
    await page.getByRole('button', { name: 'Menu', exact: true }).click()
    await page.getByRole('link', { name: 'Glossary' }).first().waitFor()
    expect(await findViolations(page)).toEqual([])
    await context.close()
  })

  it('keeps to the width of the screen from 320 to 1920 px, and with text twice as large', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' })
    for (const path of Object.values(PAGES)) {
      await page.goto(attune.site.url + path)
      for (const width of [320, 480, 768, 1024, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await findOverflow(page), `${path} at ${width} px`).toBe(0)
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      for (const width of [640, 1280]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await findOverflow(page), `${path} with large text at ${width} px`).toBe(0)
      }
    }
    await page.close()
  })

  it('breaks no word of the form’s choices on a phone with text twice as large', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(attune.site.url + PAGES['a program'])
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
    })
    const broken = await page.locator('#reserve label:has([type="radio"])').evaluateAll((labels) =>
      labels.flatMap((label) => {
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT)
        const words: string[] = []
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[^\s-]+/g)) {
            const range = document.createRange()
            range.setStart(node, index)
            range.setEnd(node, index + word.length)
            if (range.getClientRects().length > 1) words.push(word)
          }
        }
        return words
      }),
    )
    expect(broken).toEqual([])
    await page.close()
  })

  it('keeps to the width of a narrow screen whatever addresses stand in its texts', async () => {
    const address = 'https://example.org/what-a-group-costs-and-who-pays-for-it-in-which-state/'
    const words = `Write to us or look at ${address}`
    const line = { _type: 'crisisLine', _key: 'long', instruction: words, href: 'tel:988' }
    await Promise.all(
      [
        attune.editor.patch('program-relationships-group').set({ priceNote: words }),
        attune.editor.patch('person-group-therapist-new-york').set({ bio: words }),
        attune.editor.patch('term-mutual-empathy').set({ definition: words }),
        attune.editor
          .patch('siteSettings')
          .set({ disclaimer: words })
          .append('crisisLines', [
            { ...line, label: 'Call the lifeline of somebody with a long name: 1-866-555-0100' },
          ]),
      ].map((patch) => patch.commit()),
    )
    const page = await browser.newPage({ viewport: { width: 320, height: 900 } })
    for (const name of ['a program', 'a person', 'glossary'] as const) {
      await until(
        async () =>
          (await (await fetch(attune.site.url + PAGES[name])).text()).split(address).length > 3,
      )
      await page.goto(attune.site.url + PAGES[name])
      expect(await findOverflow(page), name).toBe(0)
    }
    await page.close()
  })

  it('the later page of a long list has no accessibility violation, fits, and is left by keyboard', async () => {
    await importGeneratedArticles(attune.editor, 25)
    const path = '/approaches/page/2/'
    await until(async () => (await fetch(attune.site.url + path)).ok)
    for (const view of [VIEWS['a very narrow screen'], VIEWS['a dark desktop']]) {
      const { width, ...look } = view
      const context = await browser.newContext({ viewport: { width, height: 900 }, ...look })
      const page = await context.newPage()
      await page.goto(attune.site.url + path)
      expect(await findViolations(page)).toEqual([])
      expect(await findOverflow(page)).toBe(0)
      const nav = page.getByRole('navigation', { name: 'Pages of this list' })
      expect(await nav.locator('[aria-current="page"]').textContent()).toMatch(/Page\s+2\s*$/)
      await nav.getByRole('link', { name: 'Previous page' }).focus()
      await page.keyboard.press('Tab')
      expect(await nav.getByRole('link', { name: 'Page 1' }).evaluate(isFocused)).toBe(true)
      await page.keyboard.press('Enter')
      await page.waitForURL('**/approaches/')
      expect(await nav.getByRole('link', { name: 'Next page' }).count()).toBe(1)
      await context.close()
    }
  })
})

const isFocused = (element: Element) => element === document.activeElement
