import type { BrowserContextOptions, Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { readPage, until } from '../fixtures/attune.ts'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'

const ARTICLE = '/approaches/relational-therapy/'
/** A note opens a quarter of a second after its number is pointed at or has the focus. */
const LONGER_THAN_NOTES_TAKE_MS = 600
const PHONE = { viewport: { width: 390, height: 844 } }

describe('readers', () => {
  const stage = useSiteInBrowser()

  async function read(
    path: string,
    options: BrowserContextOptions,
    use: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await stage.browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    await page.goto(stage.attune.site.url + path)
    await use(page)
    await context.close()
  }
  const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

  it('reach the text with the first Tab, past everything above it', () =>
    read(ARTICLE, {}, async (page) => {
      await page.keyboard.press('Tab')
      const skip = page.getByRole('link', { name: 'Skip to the text' })
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true)
      expect((await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      expect(await focused(page)).toBe('main')
    }))

  it('find every landmark by its name, and see where they are', () =>
    read(ARTICLE, {}, async (page) => {
      for (const role of ['banner', 'main', 'contentinfo'] as const) {
        expect(await page.getByRole(role).count(), role).toBe(1)
      }
      for (const name of ['Main', 'Breadcrumb', 'On this page']) {
        expect(await page.getByRole('navigation', { name, exact: true }).count(), name).toBe(1)
      }
      const main = page.getByRole('navigation', { name: 'Main' })
      expect(await main.locator('[aria-current]').textContent()).toBe('Approaches')
    }))

  it('see the lines of a longer text as editors typed them', async () => {
    const session = 'First everybody arrives.\n\nThen we talk.'
    await stage.attune.editor.patch('program-relationships-group').set({ session }).commit()
    const path = '/programs/online-relationships-group/'
    await until(async () => (await readPage(stage.attune.site.url, path)).includes('Then we talk.'))
    await read(path, {}, async (page) => {
      expect(await page.getByText('First everybody arrives.').allInnerTexts()).toEqual([session])
    })
  })

  it('use the menu of a phone without JavaScript, and leave it with Escape', () =>
    read('/', { ...PHONE, javaScriptEnabled: false }, async (page) => {
      const menu = page.getByRole('button', { name: 'Menu', exact: true })
      const link = page
        .getByRole('navigation', { name: 'Main' })
        .getByRole('link', { name: 'Glossary' })
      expect(await link.isVisible()).toBe(false)
      await menu.focus()
      await page.keyboard.press('Enter')
      await link.waitFor()
      await page.keyboard.press('Escape')
      await link.waitFor({ state: 'hidden' })
      expect(await menu.evaluate((button) => button === document.activeElement)).toBe(true)
      // A switch that could do nothing isn't shown.
      expect(await page.getByRole('radio', { name: 'Dark colors' }).count()).toBe(0)
    }))

  it('choose colors with the keyboard, and find them again on the next page before anything is painted', () =>
    read('/', { colorScheme: 'light' }, async (page) => {
      const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      const light = await background()
      const switches = page.getByRole('group', { name: 'Colors of this site' })
      await switches.getByRole('radio', { name: 'Colors as on this device' }).focus()
      await page.keyboard.press('ArrowRight')
      await page.keyboard.press('ArrowRight')
      expect(await switches.getByRole('radio', { name: 'Dark colors' }).isChecked()).toBe(true)
      const dark = await background()
      expect(dark).not.toBe(light)
      // The choice is applied in the head: it is there before the body exists.
      await page.addInitScript(() => {
        new MutationObserver((_, observer) => {
          if (!document.body) return
          document.documentElement.setAttribute(
            'data-at-body',
            String(document.documentElement.dataset['theme']),
          )
          observer.disconnect()
        }).observe(document, { childList: true, subtree: true })
      })
      await page.goto(stage.attune.site.url + ARTICLE)
      expect(await page.locator('html').getAttribute('data-at-body')).toBe('dark')
      expect(await background()).toBe(dark)
      await page.getByRole('radio', { name: 'Colors as on this device' }).check()
      expect(await background()).toBe(light)
    }))

  it('see in the contents which part they are reading', () =>
    read(ARTICLE, { viewport: { width: 1280, height: 800 } }, async (page) => {
      const contents = page.getByRole('navigation', { name: 'On this page', exact: true })
      const links = contents.getByRole('link')
      expect(await links.first().textContent()).toBe('What it is')
      await contents.getByRole('link', { name: 'History' }).click()
      expect(new URL(page.url()).hash).toBe('#history')
      const current = () => contents.locator('a:target-current').textContent()
      await expect.poll(current).toBe('History')
      await page.evaluate(() => {
        document.getElementById('what-the-evidence-says')?.scrollIntoView()
      })
      await expect.poll(current).toBe('What the evidence says')
    }))

  it('unfold the contents on a phone, without JavaScript', () =>
    read(ARTICLE, { ...PHONE, javaScriptEnabled: false }, async (page) => {
      const contents = page.getByRole('navigation', { name: 'Contents of this page' })
      const link = contents.getByRole('link', { name: 'Limits and risks' })
      expect(await link.isVisible()).toBe(false)
      await contents.locator('summary').press('Enter')
      await link.click()
      expect(new URL(page.url()).hash).toBe('#limits-and-risks')
    }))

  it('see a source when they focus or point at its number, and can put it away', () =>
    read(ARTICLE, {}, async (page) => {
      const number = page.getByRole('link', { name: 'Source 1', exact: true }).first()
      const note = page.locator('#note-source-1')
      await number.focus()
      await note.waitFor()
      await page.keyboard.press('Escape')
      await note.waitFor({ state: 'hidden' })
      expect(await number.evaluate((link) => link === document.activeElement)).toBe(true)
      await number.blur()
      await number.hover()
      await note.waitFor()
      // It stays while the pointer is on it.
      await note.hover()
      expect(await note.isVisible()).toBe(true)
      const shown = await note.textContent()
      const source = page.locator('#source-1')
      expect(await source.textContent()).toContain(shown)
    }))

  it('go from a number to its source and back to the same place', () =>
    read(ARTICLE, {}, async (page) => {
      const number = page.getByRole('link', { name: 'Source 1', exact: true }).first()
      const place = await number.getAttribute('id')
      await number.press('Enter')
      expect(new URL(page.url()).hash).toBe('#source-1')
      await page
        .getByRole('link', { name: 'Back to place 1 that cites source 1', exact: true })
        .press('Enter')
      expect(new URL(page.url()).hash).toBe(`#${place}`)
    }))

  it('open a term where it stands by touch, read on in the glossary', () =>
    read(ARTICLE, { ...PHONE, hasTouch: true }, async (page) => {
      const term = page.locator('button.term').first()
      await term.tap()
      const note = page.locator('.note:popover-open')
      await note.waitFor()
      const name = await note.locator('strong').textContent()
      await note.getByRole('link').tap()
      await page.waitForURL('**/glossary/#*')
      const slug = new URL(page.url()).hash.slice(1)
      expect(await page.locator(`[id="${slug}"]`).textContent()).toContain(name)
    }))

  it('open a term with the keyboard and close it with Escape', () =>
    read(ARTICLE, { javaScriptEnabled: false }, async (page) => {
      const term = page.locator('button.term').first()
      await term.press('Enter')
      const note = page.locator('.note:popover-open')
      await note.waitFor()
      await page.keyboard.press('Escape')
      await note.waitFor({ state: 'hidden' })
      // Faster than the focus could have opened it.
      await term.blur()
      await term.focus()
      await Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Escape')])
      await page.waitForTimeout(LONGER_THAN_NOTES_TAKE_MS)
      expect(await note.count()).toBe(0)
    }))

  it('see notes and put them away in a browser that knows nothing of interest in links', () =>
    read(ARTICLE, { bypassCSP: true }, async (page) => {
      await page.addInitScript(() => {
        Reflect.deleteProperty(HTMLButtonElement.prototype, 'interestForElement')
      })
      await page.reload()
      await page.addStyleTag({
        content: '.citation, .term { interest-delay: 1000000s !important }',
      })
      const note = page.locator('.note:popover-open')

      await page.locator('a.citation').first().focus()
      await note.waitFor()
      await page.keyboard.press('Escape')
      await note.waitFor({ state: 'hidden' })

      await page.locator('button.term').first().press('Enter')
      await note.waitFor()
      await page.keyboard.press('Escape')
      await note.waitFor({ state: 'hidden' })
      await page.waitForTimeout(LONGER_THAN_NOTES_TAKE_MS)
      expect(await note.count()).toBe(0)

      await page.locator('button.term').first().hover()
      await note.waitFor()
      await page.mouse.move(0, 0)
      await note.waitFor({ state: 'hidden' })
    }))

  it('meet a table that is still a table where its rows are cards', () =>
    read(ARTICLE, PHONE, async (page) => {
      const table = page.getByRole('table').first()
      expect(await table.getByRole('columnheader').count()).toBeGreaterThan(1)
      expect(await table.getByRole('rowheader').count()).toBeGreaterThan(1)
      const cell = table.getByRole('cell').first()
      const label = await cell.evaluate((element) => getComputedStyle(element, '::before').content)
      expect(label).toContain(await cell.getAttribute('data-column'))
    }))

  it('see the rows as cards, and the contents beside them, when they read in letters twice as large', () =>
    read(ARTICLE, { viewport: { width: 1280, height: 900 } }, async (page) => {
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '200%'
      })
      const table = await page.getByRole('table').first().boundingBox()
      const contents = await page
        .getByRole('navigation', { name: 'On this page', exact: true })
        .boundingBox()
      expect((table?.x ?? 0) + (table?.width ?? 0)).toBeLessThanOrEqual(contents?.x ?? 0)
    }))

  it('find the letters of the glossary by name', () =>
    read('/glossary/', {}, async (page) => {
      const letters = page.getByRole('navigation', { name: 'Letters of the glossary' })
      await letters.getByRole('link', { name: 'Terms with R' }).press('Enter')
      expect(new URL(page.url()).hash).toBe('#letter-r')
      expect(await page.getByRole('heading', { name: 'R', exact: true }).isVisible()).toBe(true)
    }))

  it.each([
    ['copy the link to an article', ['clipboard-write'], 'The link is copied.'],
    ['are shown the link where nothing may be copied', [], `{address}${ARTICLE}`],
  ])('%s', (_what, permissions, said) =>
    read(ARTICLE, {}, async (page) => {
      // Elsewhere the system's own sheet opens, which no test can look into.
      await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }))
      if (permissions.length > 0) await page.context().grantPermissions(permissions)
      else
        await page.evaluate(() =>
          Object.defineProperty(navigator, 'clipboard', { value: undefined }),
        )
      await page.getByRole('button', { name: 'Share or copy the link' }).click()
      const words = said.replace('{address}', stage.attune.site.url)
      await page.locator('#share-status').getByText(words).waitFor()
    }),
  )

  it('see the offer only after the evidence, outside of the article, and marked as one', () =>
    read(ARTICLE, {}, async (page) => {
      const offer = page.getByRole('complementary', { name: /A group run by/ })
      expect(await offer.textContent()).toContain('This is an offer, not part of the article.')
      expect(await page.locator('article').locator('.offer').count()).toBe(0)
      const order = await page.evaluate(() => {
        const evidence = document.getElementById('what-the-evidence-says')
        const aside = document.querySelector('.offer')
        return evidence && aside && evidence.compareDocumentPosition(aside)
      })
      expect(order).toBe(4)
    }))
})
