import type { Locator, Page } from 'playwright'

/* Finding documents: in a list, and in all of them. */

/** The documents of the last list, as they are shown; a title is the first line of its text. */
export function listItems(page: Page): Locator {
  return page.getByTestId('document-list-pane').last().getByTestId('default-preview')
}

/** Narrows the last list by words. */
export async function searchList(page: Page, words: string): Promise<void> {
  await page.getByTestId('document-list-search').last().locator('input').fill(words)
}

/** Orders the last list by one of the orders in its menu. */
export async function sortList(page: Page, order: string): Promise<void> {
  const pane = page.getByTestId('pane').filter({ has: page.getByTestId('document-list-pane') })
  await pane.last().getByTestId('pane-context-menu-button').click()
  await page.getByRole('menuitem', { name: order }).click()
}

/** Searches everywhere; gives the results, best first. */
export async function searchEverywhere(page: Page, words: string): Promise<Locator> {
  await page.getByTestId('studio-search').click()
  await page.getByPlaceholder('Search', { exact: true }).fill(words)
  const results = page.getByTestId('search-results').getByRole('option')
  await results.first().waitFor()
  return results
}
