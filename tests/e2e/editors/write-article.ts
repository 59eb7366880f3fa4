import type { Locator, Page } from 'playwright'
import {
  addObject,
  addStrings,
  chooseInner,
  fillInner,
  findInner,
  findInnerImage,
} from '../block-fields.ts'
import { closeCropTool, dragHandle, openCropTool, uploadImage } from '../images.ts'
import { annotate, enterText, insertBlock, leave, writeAndSelectWord } from '../portable-text.ts'
import {
  addTags,
  addToObjectArray,
  addToReferenceArray,
  chooseRadio,
  createDocument,
  fillField,
  generateSlug,
  pickReference,
} from '../studio-driver.ts'

/* How an editor writes an article from nothing, each step through the form alone. */

/** The facts beside the text, of a new article; gives its id and its address. */
export async function writeFacts(
  page: Page,
  studioUrl: string,
  title: string,
): Promise<{ id: string; slug: string }> {
  const id = await createDocument(page, studioUrl, 'approach')
  await fillField(page, 'title', title)
  const slug = await generateSlug(page)
  await fillField(page, 'definition', 'A way of listening that gives time.')
  await addTags(page, 'alsoKnownAs', ['Slow listening'])
  await fillField(page, 'atAGlance.whoFor', 'Adults')
  await fillField(page, 'atAGlance.format', 'One to one')
  await fillField(page, 'atAGlance.usualLength', 'Twelve weeks')
  await chooseRadio(page, 'atAGlance.evidence', /^Strong/)
  await pickReference(page, 'author', 'Editorial')
  await addToReferenceArray(page, 'topics', 'Relationship')
  return { id, slug }
}

/** The works that the article leans on. */
export async function listSources(page: Page): Promise<void> {
  const works = [
    { authors: 'Frey LL', year: '2013', title: 'First work', publication: 'A journal' },
    { authors: 'Miller JB', year: '1986', title: 'Second work', publication: 'A publisher' },
  ]
  for (const work of works) await addToObjectArray(page, 'sources', work)
}

/** Marks a new word at the end of the text with the source of that number. */
async function citeSource(page: Page, editor: Locator, word: string, number: number) {
  await writeAndSelectWord(page, editor, word)
  const mark = await annotate(page, editor, 'citation')
  // The first choice is to choose nothing.
  await findInner(mark, 'source').locator('select').selectOption({ index: number })
  await leave(mark)
}

/** A text with each mark that leans on something, and each kind of block. */
export async function writeText(page: Page, picture: string): Promise<void> {
  const editor = await enterText(page, 'body')
  await page.keyboard.type('Being heard changes people', { delay: 5 })
  await citeSource(page, editor, 'measurably', 1)
  await citeSource(page, editor, 'often', 2)
  await writeAndSelectWord(page, editor, 'images')
  const term = await annotate(page, editor, 'glossary')
  await chooseInner(page, term, 'Relational images')
  await leave(term)

  const insert = async (type: string, fill: (dialog: Locator) => Promise<void>) => {
    const dialog = await insertBlock(page, editor, type)
    await fill(dialog)
    await leave(dialog)
  }
  await insert('callout', async (dialog) => {
    await dialog.getByLabel('Caution').check({ force: true })
    await fillInner(dialog, 'text', 'Stop if it hurts.')
  })
  await insert('figure', async (dialog) => {
    const image = await findInnerImage(dialog)
    await uploadImage(page, image, picture)
    await fillInner(dialog, 'image.alt', 'Two cups on a table')
    await fillInner(dialog, 'caption', 'Where it begins')
    const tool = await openCropTool(page, image)
    await dragHandle(page, tool, 'crop-left', { x: 80, y: 0 })
    await closeCropTool(tool)
  })
  await insert('comparisonTable', async (dialog) => {
    await fillInner(dialog, 'caption', 'Two ways to listen')
    await addStrings(dialog, 'columns', ['Way', 'For whom'])
    await addObject(dialog, 'rows')
    await addStrings(dialog, 'cells', ['Slow', 'Those in doubt'])
  })
  await insert('exercise', async (dialog) => {
    await fillInner(dialog, 'title', 'Listen for a minute')
    await addStrings(dialog, 'steps', ['Say nothing', 'Ask what was heard'])
  })
  await insert('claim', async (dialog) => {
    await fillInner(dialog, 'statement', 'Most people felt understood.')
    await dialog.getByLabel(/^Moderate/).check({ force: true })
    const boxes = findInner(dialog, 'sources').getByRole('checkbox')
    await boxes.first().check({ force: true })
    await boxes.nth(1).check({ force: true })
  })
  await insert('questionList', async (dialog) => {
    await addObject(dialog, 'questions')
    await fillInner(dialog, 'question', 'Does it take long?')
    await fillInner(dialog, 'answer', 'A few months.')
  })
  await insert('programCard', (dialog) => chooseInner(page, dialog, 'Skills'))
  await insert('crisisHelp', (dialog) => fillInner(dialog, 'note', 'You are not alone.'))
}
