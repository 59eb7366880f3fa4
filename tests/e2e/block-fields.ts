import type { Locator, Page } from 'playwright'
import { chooseReference } from './studio-driver.ts'

/*
 * The fields of a block or mark in a Portable Text field, in the dialog or popover in which it is
 * filled in. `name` is the end of the field's path, such as `caption`.
 */

/** The whole of a field: label, description, input. */
export function findInner(dialog: Locator, name: string): Locator {
  return dialog.locator(`[data-testid^="field-body["][data-testid$=".${name}"]`)
}

/** Replaces the text of a field. */
export async function fillInner(dialog: Locator, name: string, value: string): Promise<void> {
  await findInner(dialog, name).locator('input, textarea').first().fill(value)
}

/** Adds texts to an empty list of texts. */
export async function addStrings(
  dialog: Locator,
  name: string,
  values: readonly string[],
): Promise<void> {
  const field = findInner(dialog, name)
  for (const [index, value] of values.entries()) {
    await field.getByRole('button', { name: 'Add item' }).click()
    await field.locator('input').nth(index).fill(value)
  }
}

/** Adds an object to a list; its own fields then take the dialog's place. */
export async function addObject(dialog: Locator, name: string): Promise<void> {
  await findInner(dialog, name).getByTestId('add-single-object-button').click()
}

/** Fills the one reference of a dialog with the first document found by `searchText`. */
export async function chooseInner(page: Page, dialog: Locator, searchText: string): Promise<void> {
  await chooseReference(page, dialog.locator('input[role=combobox]'), searchText)
}

/** The path of a picture in a dialog, as the functions in `images.ts` name it. */
export async function findInnerImage(dialog: Locator): Promise<string> {
  const id = await dialog.locator('[data-testid="image-input"] [id$=".image"]').getAttribute('id')
  if (!id) throw new Error('The dialog has no picture')
  return id
}
