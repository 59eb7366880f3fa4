import type { Page } from 'playwright'

/** Less than one line too many in one card; a page whose lines break elsewhere moves a hundred times as far. */
export const HARDLY_ANY = 0.001

/** Begins to add up how far the page's parts move without the reader's doing (Cumulative Layout Shift). */
export async function watchLayoutShift(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    let sum = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) sum += Number(entry.value)
      document.documentElement.dataset['shift'] = String(sum)
    }).observe({ type: 'layout-shift', buffered: true })
  })
  return async () => Number((await page.locator('html').getAttribute('data-shift')) ?? 0)
}
