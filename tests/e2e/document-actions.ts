import type { Locator, Page } from 'playwright'
import { readOpenDocument } from './studio-driver.ts'

/* What can be done with the open document, from its footer and its chips. */

/** Opens the menu of further actions; gives its items. */
export async function openActionMenu(page: Page): Promise<Locator> {
  await page.getByTestId('pane-footer').getByTestId('action-menu-button').click()
  const menu = page.getByRole('menu').filter({ has: page.getByTestId('action-Duplicate') })
  await menu.waitFor()
  return menu
}

async function confirm(page: Page): Promise<void> {
  const button = page.getByTestId('confirm-button')
  await button.click()
  await button.waitFor({ state: 'detached' })
}

/** Takes the published version back; what it said goes on as a draft. */
export async function unpublish(page: Page): Promise<void> {
  await page.getByTestId('document-header-Published-chip').click()
  await page.locator('[data-testid="action-unpublish"]:not([disabled])').click()
  await confirm(page)
  await page.locator('[data-testid="document-header-Published-chip"][disabled]').waitFor()
}

/** Throws away what was changed since the last publication. */
export async function discardChanges(page: Page): Promise<void> {
  const menu = await openActionMenu(page)
  await menu.getByTestId('action-Discardchanges').click()
  await confirm(page)
}

/** Copies the open document and waits for the copy to open; gives its id. */
export async function duplicate(page: Page): Promise<string> {
  const id = readOpenDocument(page)
  const menu = await openActionMenu(page)
  await menu.getByTestId('action-Duplicate').click()
  await page.waitForURL(() => readOpenDocument(page) !== id)
  return readOpenDocument(page)
}

/**
 * Asks for the open document to be deleted. Gives the dialog that asks back, once it knows who
 * refers to the document.
 */
export async function askToDelete(page: Page): Promise<Locator> {
  const menu = await openActionMenu(page)
  await menu.getByTestId('action-Delete').click()
  const dialog = page.getByRole('dialog').filter({ has: page.getByTestId('confirm-button') })
  await dialog.waitFor()
  await dialog.getByTestId('loading-container').waitFor({ state: 'detached' })
  return dialog
}
