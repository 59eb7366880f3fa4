import type { Locator, Page } from 'playwright'
import { eventually } from './editor-flows/eventually.ts'

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

/** The button that shows the style of the paragraph at the caret, and the menu of the others. */
function findStyleButton(editor: Locator): Locator {
  return editor.getByTestId('block-style-select').getByRole('button')
}

/** Puts the caret behind the last word of the last paragraph. */
export async function putCaretAtEnd(page: Page, editor: Locator): Promise<void> {
  await putCaretAtEndOf(page, editor, editor.getByTestId('text-block').last())
}

/** Puts the caret behind the last word of one of the editor's paragraphs. */
export async function putCaretAtEndOf(page: Page, editor: Locator, block: Locator): Promise<void> {
  await eventually(async () => {
    await block.scrollIntoViewIfNeeded()
    // Beside the words: a click on a marked word would open its mark.
    const box = await block.boundingBox()
    await block.click(box ? { position: { x: box.width - 4, y: box.height - 8 } } : {})
    // The toolbar wakes up when the editor first knows of a caret.
    await findStyleButton(editor).and(page.locator(':enabled')).waitFor()
    await page.keyboard.press('End')
    return await block.evaluate(keepsCaretAtEnd)
  })
}

/**
 * Runs in the page: whether the caret stands behind the last word and stays there. The editor hears
 * of it a moment late, unless letters come first: it looks where the caret is before it takes one.
 * If it renders in that moment, the caret goes back to where it was, and typing goes astray.
 */
async function keepsCaretAtEnd(block: Element): Promise<boolean> {
  const isAtEnd = () => {
    const { focusNode, focusOffset, isCollapsed } = getSelection() ?? {}
    if (!isCollapsed || !focusNode || focusOffset === undefined) return false
    if (!block.contains(focusNode)) return false
    const behind = document.createRange()
    behind.setStart(focusNode, focusOffset)
    behind.setEnd(block, block.childNodes.length)
    return String(behind).replaceAll('\uFEFF', '') === ''
  }
  if (!isAtEnd()) return false
  document.dispatchEvent(new Event('selectionchange'))
  // No letter, but announced like one.
  const announcement = { inputType: 'formatRemove', bubbles: true, cancelable: true }
  block.closest('[role="textbox"]')?.dispatchEvent(new InputEvent('beforeinput', announcement))
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame)
  return isAtEnd()
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
  const styleEntry = page.getByRole('menuitem').filter({
    has: page.getByTestId(`text-style--${style}`),
  })
  await eventually(() => chooseIfOpen(findStyleButton(editor), styleEntry))
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
  await selectWord(page, editor, word)
}

/**
 * Selects the word before the caret, unless it is selected already, and waits until the editor
 * itself knows: it hears of the page's selection a moment late, and a button pressed in that moment
 * marks nothing. When it renders in that moment it takes the page's selection back.
 */
async function selectWord(page: Page, editor: Locator, word: string): Promise<void> {
  await eventually(async () => {
    const { shown, known } = await editor.getByRole('textbox').evaluate(readSelection)
    if (shown === word && known === word) return true
    if (shown === '') await page.keyboard.press('Control+Shift+ArrowLeft')
    else if (shown !== word) await page.keyboard.press('End')
    return false
  })
}

/** Runs in the page: the selected text as the page shows it, and as the editor would copy it. */
function readSelection(textbox: Element): { shown: string; known: string } {
  const clipboardData = new DataTransfer()
  textbox.dispatchEvent(
    new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }),
  )
  return { shown: String(getSelection()), known: clipboardData.getData('text/plain') }
}

/** Gives the word before the caret, or the selected one, a decorator such as `strong`. */
export async function decorate(
  page: Page,
  editor: Locator,
  decorator: string,
  word: string,
): Promise<void> {
  await selectWord(page, editor, word)
  await press(page, editor, `action-button-${decorator}`, 'action-menu-button')
  await editor.locator(`[data-mark="${decorator}"]`).filter({ hasText: word }).waitFor()
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
  // Copies that nobody sees measure how much room there is.
  const inSight = editor.getByTestId(button).and(page.locator(':not([aria-hidden="true"])'))
  const inMenu = page.getByRole('menu').getByTestId(button)
  const menuButton = editor.getByTestId(menuOfOthers)
  await eventually(async () => {
    if (await inSight.isVisible()) {
      await inSight.click()
      return true
    }
    return await chooseIfOpen(menuButton, inMenu)
  })
}

/**
 * Presses an entry of a menu, if that is open, and opens it otherwise; tells whether the entry was
 * pressed. The editor may take the focus back at any moment, which closes the menu.
 */
async function chooseIfOpen(menuButton: Locator, entry: Locator): Promise<boolean> {
  if (await entry.isVisible()) return await entry.evaluateAll(pressFirst)
  const closed = menuButton.and(menuButton.page().locator('[aria-expanded="false"]:enabled'))
  if (await closed.isVisible()) await closed.click({ timeout: 5_000 }).catch(() => undefined)
  return false
}

/** Runs in the page: finds and presses in one go, so that it is pressed once or not at all. */
function pressFirst([entry]: (HTMLElement | SVGElement)[]): boolean {
  if (!(entry instanceof HTMLElement)) return false
  entry.click()
  return true
}
