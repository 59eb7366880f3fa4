import type { Locator, Page } from 'playwright'

/* What was: the panel with a document's history, beside its form. */

/** Shows the history of the open document, newest event first; gives the events. */
export async function openHistory(page: Page): Promise<Locator> {
  const header = page.getByTestId('document-pane')
  await header.getByTestId('pane-context-menu-button').click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  const events = page.getByTestId('review-changes-pane').getByTestId('timeline-item-button')
  await events.first().waitFor()
  return events
}

/** Makes the revision that is shown the present one, as a draft. */
export async function revertToShownRevision(page: Page): Promise<void> {
  await page.getByTestId('action-reverttorevision').click()
  await page.getByTestId('confirm-popover-confirm-button').click()
  await page.getByTestId('action-reverttorevision').waitFor({ state: 'detached' })
}

/**
 * Chooses between which two publications changes are reviewed; gives what shows them. Both are
 * counted backwards from 0: `to` from the newest, `from` from the one before `to`.
 */
export async function chooseRevisions(
  page: Page,
  between: { readonly from: number; readonly to: number },
): Promise<Locator> {
  const panel = page.locator('#review-panel')
  const choices = panel.getByTestId('timeline-menu-open-button')
  await choosePublication(page, choices.nth(1), between.to)
  await choosePublication(page, choices.nth(0), between.from)
  return panel
}

async function choosePublication(page: Page, choice: Locator, index: number): Promise<void> {
  await choice.click()
  const events = page.getByTestId('timeline-menu').getByTestId('timeline-item-button')
  const visible = events.locator('visible=true')
  await visible.filter({ hasText: 'Published' }).nth(index).click()
  await visible.first().waitFor({ state: 'hidden' })
}
