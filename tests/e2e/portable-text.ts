import type { Locator, Page } from 'playwright'

/*
 * Writing in a Portable Text field. What stands in the text is reached by where it stands: the
 * editor for the words, and a dialog or popover for what an object or a mark says.
 */

/** Wakes a Portable Text field up and puts the caret at the end of its text; gives the editor. */
export async function enterText(page: Page, field: string): Promise<Locator> {
  const editor = page.getByTestId(`field-${field}`).getByTestId('pt-editor')
  await editor.scrollIntoViewIfNeeded()
  // A long form shows a veil over the editor until it is asked for.
  const activate = editor.getByTestId('activate-overlay')
  if (await activate.isVisible()) await activate.click()
  await putCaretAtEnd(page, editor)
  return editor
}

/** Puts the caret behind the last word of the last paragraph. */
export async function putCaretAtEnd(page: Page, editor: Locator): Promise<void> {
  const lastBlock = editor.getByTestId('text-block').last()
  await lastBlock.scrollIntoViewIfNeeded()
  // Beside the words: a click on a marked word would open its mark.
  const box = await lastBlock.boundingBox()
  await lastBlock.click(box ? { position: { x: box.width - 4, y: box.height - 8 } } : {})
  // The toolbar wakes up when the editor knows where the caret is; typing earlier goes astray.
  await editor.locator('[data-testid="block-style-select"]:not([disabled])').waitFor()
  await page.keyboard.press('End')
}

/** Starts a paragraph of that style below the last one, and writes it. */
export async function writeParagraph(
  page: Page,
  editor: Locator,
  style: string,
  text: string,
): Promise<void> {
  await putCaretAtEnd(page, editor)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text, { delay: 5 })
  const written = editor.getByTestId('text-block').filter({ hasText: text })
  await written.waitFor()
  await editor.getByTestId('block-style-select').click()
  await page
    .getByRole('menuitem')
    .filter({ has: page.getByTestId(`text-style--${style}`) })
    .click()
  await written.getByTestId(`text-style--${style}`).first().waitFor()
}

/** Starts a list below the last paragraph, with one item. */
export async function writeListItem(
  page: Page,
  editor: Locator,
  list: 'bullet' | 'number',
  text: string,
): Promise<void> {
  await putCaretAtEnd(page, editor)
  await page.keyboard.press('Enter')
  await page.keyboard.type(text, { delay: 5 })
  await editor.getByTestId('text-block').filter({ hasText: text }).waitFor()
  await press(page, editor, `action-button-${list}`, 'action-menu-button')
}

/** Writes a word at the end of the last paragraph and selects it. */
export async function writeAndSelectWord(page: Page, editor: Locator, word: string): Promise<void> {
  await putCaretAtEnd(page, editor)
  await page.keyboard.type(` ${word}`, { delay: 5 })
  await editor.getByTestId('text-block').last().filter({ hasText: word }).waitFor()
  await page.keyboard.press('Control+Shift+ArrowLeft')
  await page.waitForFunction((text) => getSelection()?.toString() === text, word)
}

/**
 * Gives the selected word a decorator such as `strong`. The editor hears of a selection a moment
 * after the page has it; a button pressed in that moment marks nothing, and is pressed again.
 * @throws Error when the word still isn't marked after some tries
 */
export async function decorate(
  page: Page,
  editor: Locator,
  decorator: string,
  word: string,
): Promise<void> {
  const marked = editor.locator(`[data-mark="${decorator}"]`).filter({ hasText: word })
  for (let attempt = 1; ; attempt += 1) {
    await press(page, editor, `action-button-${decorator}`, 'action-menu-button')
    const isMarked = await marked.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
    if (isMarked) return
    if (attempt === 3) throw new Error(`"${word}" did not become ${decorator}`)
  }
}

/** Gives the selected words an annotation; gives the popover in which it is filled in. */
export async function annotate(page: Page, editor: Locator, name: string): Promise<Locator> {
  await press(page, editor, `action-button-${name}`, 'action-menu-button')
  const popover = page.getByTestId('popover-edit-dialog')
  await popover.waitFor()
  return popover
}

/** Closes what {@link annotate} or {@link insertBlock} opened. */
export async function leave(dialog: Locator): Promise<void> {
  const close = dialog.locator(
    '[data-testid="close-popover-edit-dialog-button"], [aria-label="Close dialog"]',
  )
  await close.first().click()
  await dialog.waitFor({ state: 'detached' })
}

/** Inserts a block below the last paragraph; gives the dialog in which it is filled in. */
export async function insertBlock(page: Page, editor: Locator, type: string): Promise<Locator> {
  await putCaretAtEnd(page, editor)
  await press(page, editor, `${type}-insert-menu-button`, 'insert-menu-button')
  const dialog = page.getByRole('dialog').last()
  await dialog.waitFor()
  return dialog
}

/** Presses a button of the toolbar, where there is room for it or else in the menu of the others. */
async function press(
  page: Page,
  editor: Locator,
  button: string,
  menuOfOthers: string,
): Promise<void> {
  const inSight = editor.locator(`[data-testid="${button}"]:not([disabled])`)
  if ((await inSight.count()) > 0) {
    await inSight.first().click()
    return
  }
  await editor.getByTestId(menuOfOthers).click()
  await page.getByRole('menu').getByTestId(button).click()
}
