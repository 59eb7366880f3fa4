import type { Locator, Page, Response } from 'playwright'
import { eventually } from './editor-flows/eventually.ts'
import { enterText } from './portable-text.ts'

/*
 * What an editor does in the Studio, step by step. Each function waits until the Studio shows the
 * effect, so steps can follow one another. `field` and `name` are paths such as `title`,
 * `atAGlance.format` or `topics`.
 */

/** The whole of a field: label, description, input. */
function findField(page: Page, name: string): Locator {
  return page.getByTestId(`field-${name}`)
}

/**
 * Goes to a path of the Studio. A tab that shows the Studio already goes there as a click on a link
 * does, without loading it anew; whatever document was open is closed first.
 */
export async function goTo(page: Page, studioUrl: string, path: string): Promise<void> {
  if (!page.url().startsWith(studioUrl)) {
    await page.goto(studioUrl + path)
    return
  }
  await pushPath(page, '/structure')
  await page.getByTestId('document-pane').first().waitFor({ state: 'detached' })
  await pushPath(page, path)
}

async function pushPath(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

async function waitForForm(page: Page): Promise<void> {
  await page.getByTestId('form-view').waitFor()
  // The form is shown before the document has arrived, and is read-only until then.
  await page
    .locator('[data-testid="form-view"] :is(input, textarea):not([readonly])')
    .first()
    .waitFor()
}

/** Opens one document with all its fields shown. */
export async function openDocument(
  page: Page,
  studioUrl: string,
  type: string,
  id: string,
): Promise<void> {
  await goTo(page, studioUrl, `/intent/edit/id=${id};type=${type}/`)
  await waitForForm(page)
  await showAllFields(page)
}

/** Opens a new, unsaved document of a type; returns its published id. */
export async function createDocument(page: Page, studioUrl: string, type: string): Promise<string> {
  await goTo(page, studioUrl, `/intent/create/type=${type}/`)
  await waitForForm(page)
  await showAllFields(page)
  return readOpenDocument(page)
}

/** The published id of the document in the last pane. */
export function readOpenDocument(page: Page): string {
  // A pane is the id, after a prefix if the form stands alone, and before its parameters.
  const pane = decodeURIComponent(new URL(page.url()).pathname).split(/[;/]/).at(-1) ?? ''
  const id = pane.replace(/^__edit__/, '').split(',')[0]
  if (!id) throw new Error(`No document id in ${page.url()}`)
  return id
}

/** Shows the fields of every group at once. */
export async function showAllFields(page: Page): Promise<void> {
  const tab = page.getByTestId('group-tab-all-fields')
  if ((await tab.count()) > 0) await tab.click()
}

/** Replaces the text of a string, text, number or date field. */
export async function fillField(page: Page, name: string, value: string): Promise<void> {
  const input = findField(page, name).locator('input, textarea').first()
  await input.fill(value)
  await input.blur()
}

/** Chooses one of a field's radio buttons by its label. */
export async function chooseRadio(page: Page, name: string, label: string | RegExp): Promise<void> {
  await findField(page, name).getByLabel(label).check({ force: true })
}

/** Ticks one of a field's boxes by its label. */
export async function tickBox(page: Page, name: string, label: string): Promise<void> {
  await findField(page, name).getByLabel(label, { exact: true }).check({ force: true })
}

/** Adds words to a list of tags. */
export async function addTags(page: Page, name: string, tags: readonly string[]): Promise<void> {
  const field = findField(page, name)
  for (const tag of tags) {
    await field.locator('input').fill(tag)
    await page.keyboard.press('Enter')
    await field.getByText(tag, { exact: true }).waitFor()
  }
}

/** Chooses a day of the month that the calendar of a date field opens with. */
export async function pickDate(page: Page, name: string, day: number): Promise<void> {
  await findField(page, name).getByTestId('select-date-button').click()
  const calendar = page.getByTestId('calendar')
  await calendar.getByText(String(day), { exact: true }).click()
  await page.keyboard.press('Escape')
  await calendar.waitFor({ state: 'detached' })
}

/** Presses “Generate” beside the address and waits for one. */
export async function generateSlug(page: Page, name = 'slug'): Promise<string> {
  const field = findField(page, name)
  await field.getByRole('button', { name: 'Generate' }).click()
  const input = field.locator('input').first()
  await page.waitForFunction(
    (element) => element instanceof HTMLInputElement && element.value !== '',
    await input.elementHandle(),
  )
  return await input.inputValue()
}

const isDone = () => true
const isNotDone = () => false

/** Finds a document by its text in an open reference input, and takes it. */
export async function chooseReference(
  page: Page,
  input: Locator,
  searchText: string,
): Promise<void> {
  const listId = await input.getAttribute('aria-owns')
  const options = page.locator(`[id='${listId}'] [role=option] button`)
  const option = options.filter({ hasText: searchText }).first()
  await input.fill(searchText)
  // The list closes when the form takes the focus elsewhere: it is asked for again then.
  await eventually(async () => {
    if (await option.click({ timeout: 5_000 }).then(isDone, isNotDone)) return true
    if ((await input.count()) === 0) return true
    await input.fill('')
    await input.fill(searchText)
    return false
  })
  await input.waitFor({ state: 'detached' })
}

/** Fills a reference field with the first document found by `searchText`. */
export async function pickReference(page: Page, field: string, searchText: string): Promise<void> {
  await chooseReference(page, page.locator(`input[role=combobox][id='${field}']`), searchText)
}

/**
 * Makes a new document in the place of an empty reference, and waits for its form, which
 * opens beside; gives its id.
 */
export async function createReferenced(page: Page, field: string): Promise<string> {
  const id = readOpenDocument(page)
  await page.getByTestId(`create-new-document-select-${field}-selectTypeMenuButton`).click()
  await page.waitForURL(() => readOpenDocument(page) !== id)
  await page.getByTestId('form-view').last().locator('input:not([readonly])').first().waitFor()
  return readOpenDocument(page)
}

/** Adds the first document found by `searchText` to a list of references. */
export async function addToReferenceArray(
  page: Page,
  field: string,
  searchText: string,
): Promise<void> {
  await findField(page, field).getByTestId('add-single-object-button').click()
  const input = findField(page, field)
    .getByTestId('reference-input')
    .locator('input[role=combobox]')
  await chooseReference(page, input.last(), searchText)
}

/** Adds an object to a list and fills its text fields, by name, in the dialog that opens. */
export async function addToObjectArray(
  page: Page,
  field: string,
  values: Readonly<Record<string, string>>,
): Promise<void> {
  await findField(page, field).getByTestId('add-single-object-button').click()
  const dialog = page.getByTestId('nested-object-dialog')
  for (const [name, value] of Object.entries(values)) {
    const input = dialog.locator(`[data-testid^='field-${field}['][data-testid$='.${name}']`)
    await input.locator('input, textarea').first().fill(value)
  }
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

/** Types at the end of the last paragraph of a Portable Text field; a line break starts a new one. */
export async function typeInPortableText(page: Page, field: string, text: string): Promise<void> {
  const editor = await enterText(page, field)
  await page.keyboard.type(text, { delay: 5 })
  const lastLine = text.split('\n').at(-1) ?? text
  await editor.getByTestId('text-block').last().getByText(lastLine).waitFor()
}

function isPublication(response: Response): boolean {
  if (!new URL(response.url()).pathname.includes('/data/actions/')) return false
  return response.request().postData()?.includes('sanity.action.document.publish') ?? false
}

/**
 * Publishes, and waits until the lake has said yes and the Studio shows nothing left to publish.
 * The button can't be pressed while a field is wrong, so this times out then.
 */
export async function publish(page: Page): Promise<void> {
  const button = '[data-testid="action-publish"]'
  const enabled = page.locator(`${button}:not([disabled])`)
  let isAnswered = false
  const answer = page.waitForResponse(isPublication).finally(() => {
    isAnswered = true
  })
  // A press while the form is checked once more has no effect: press until the lake is asked.
  while (!isAnswered) {
    await enabled.click({ timeout: 2_000 }).catch(() => undefined)
    await Promise.race([answer.catch(() => undefined), page.waitForTimeout(2_000)])
  }
  const response = await answer.catch(async (cause: unknown) => {
    const footer = page.getByTestId('pane-footer').last()
    const state = await footer.textContent({ timeout: 1_000 }).catch(() => 'nothing')
    throw new Error(`No answer to publishing; the Studio says: ${state}`, { cause })
  })
  if (!response.ok()) throw new Error(`Publishing was refused: ${await response.text()}`)
  await page.locator(`${button}[disabled]`).waitFor()
  await page
    .getByTestId('document-header-Published-chip')
    .and(page.locator(':not([disabled])'))
    .waitFor()
}
