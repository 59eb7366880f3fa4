import AxeBuilder from '@axe-core/playwright'
import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Attune, startAttune } from '../fixtures/attune.ts'
import { launchBrowser } from '../fixtures/browser.ts'

const PAGES = [
  ['home', '/'],
  ['approaches', '/approaches/'],
  ['an article', '/approaches/relational-therapy/'],
  ['programs', '/programs/'],
  ['a program', '/programs/online-relationships-group/'],
  ['a page that is not there', '/nowhere/'],
] as const

const VIEWS = [
  { name: 'a light phone', width: 390, colorScheme: 'light' },
  { name: 'a dark desktop', width: 1280, colorScheme: 'dark' },
  { name: 'a very narrow screen', width: 320, colorScheme: 'light' },
] as const

const TAGS = 'wcag2a wcag2aa wcag21a wcag21aa wcag22aa wcag2aaa best-practice'.split(' ')

describe('every page type', () => {
  let attune: Attune
  let browser: Browser
  beforeAll(async () => {
    attune = await startAttune()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await attune?.close()
  })

  for (const { name: view, width, colorScheme } of VIEWS) {
    for (const [name, path] of PAGES) {
      it(`${name} has no accessibility violation, fits and stays on this host, on ${view}`, async () => {
        const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme })
        const page = await context.newPage()
        const foreign: string[] = []
        const refused: string[] = []
        page.on('request', (request) => {
          const url = new URL(request.url())
          if (url.protocol.startsWith('http') && url.origin !== attune.site.url)
            foreign.push(url.href)
        })
        page.on('console', (message) => {
          if (/Content Security Policy|hydrat/i.test(message.text())) refused.push(message.text())
        })
        await page.goto(attune.site.url + path, { waitUntil: 'networkidle' })
        const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
        ).toEqual([])
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        )
        expect(overflow).toBe(0)
        expect(foreign).toEqual([])
        expect(refused).toEqual([])
        await context.close()
      })
    }
  }
})
