import type { Page } from 'playwright'
import { describe, expect, it } from 'vitest'
import { useSiteInBrowser } from '../fixtures/site-in-browser.ts'

describe('a printed page', () => {
  const stage = useSiteInBrowser()

  async function print(path: string, use: (page: Page) => Promise<void>): Promise<void> {
    const page = await stage.browser.newPage()
    await page.emulateMedia({ media: 'print' })
    await page.goto(stage.attune.site.url + path)
    await use(page)
    await page.close()
  }

  it('has everything: unfolded, with addresses, without what paper can’t do', () =>
    print('/approaches/relational-therapy/', async (page) => {
      for (const details of await page.locator('main details').all()) {
        const answer = details.locator(':scope > :last-child')
        if (await details.isVisible()) expect(await answer.isVisible()).toBe(true)
      }
      for (const name of ['Main', 'Breadcrumb', 'On this page']) {
        expect(await page.getByRole('navigation', { name, exact: true }).count(), name).toBe(0)
      }
      const doi = page.locator('.source-list a[href*="doi.org"]').first()
      const address = await doi.evaluate((link) => getComputedStyle(link, '::after').content)
      expect(address).toContain(await doi.getAttribute('href'))
      expect(await page.locator('#crisis-help').isVisible()).toBe(true)
      expect(await page.locator('.offer').isVisible()).toBe(false)
    }))

  it('tells where a card leads behind its name, and not across it', () =>
    print('/programs/online-relationships-group/', async (page) => {
      for (const name of ['Online DBT skills group', 'Licensed group therapist, New York']) {
        const link = page.locator('.prose').getByRole('link', { name, exact: false })
        const [address, position, display] = await link.evaluate((element) => {
          const { content, position } = getComputedStyle(element, '::after')
          return [content, position, getComputedStyle(element).display]
        })
        expect(address).toContain(await link.getAttribute('href'))
        // In a flex box the space before the address is lost.
        expect([position, display]).toEqual(['static', 'inline'])
      }
    }))
})
