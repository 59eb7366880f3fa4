import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type PreviewStage, startPreviewStage } from './studio-with-preview.ts'

const ID = 'approach-relational-therapy'
const ARTICLE = '/approaches/relational-therapy/'

describe('a shared preview', () => {
  let stage: PreviewStage
  beforeAll(async () => {
    stage = await startPreviewStage()
    const { editor } = stage.attune
    const original = await editor.getDocument(ID)
    await editor.create({
      ...original,
      _id: `drafts.${ID}`,
      _type: 'approach',
      title: 'Not out yet',
    })
  })
  afterAll(() => stage?.close())

  it('opens for a colleague without a login, follows the drafts, and is left with one press', async () => {
    const editor = await stage.openPage()
    await editor.goto(`${stage.studioUrl}/intent/edit/id=${ID};type=approach/`)
    const actions = editor.getByRole('button', { name: 'Open document actions' })
    await actions.click()
    await editor.getByRole('menuitem', { name: 'Share preview' }).click()
    const link = await editor.getByTestId('share-preview-link').inputValue()

    const colleague = await stage.openPage()
    await colleague.goto(link)
    expect(colleague.url()).toBe(stage.attune.site.url + ARTICLE)
    await colleague.getByRole('heading', { level: 1, name: 'Not out yet' }).waitFor()
    expect(await colleague.locator('[data-sanity]').count()).toBe(0)

    await colleague.evaluate(() => {
      document.documentElement.dataset['marker'] = 'same document'
    })
    await stage.attune.editor.patch(`drafts.${ID}`).set({ title: 'Nearly out' }).commit()
    await colleague.getByRole('heading', { level: 1, name: 'Nearly out' }).waitFor()
    expect(await colleague.evaluate(() => document.documentElement.dataset['marker'])).toBe(
      'same document',
    )

    await colleague.getByRole('button', { name: 'Leave preview' }).click()
    await colleague.getByRole('heading', { level: 1, name: 'Relational therapy' }).waitFor()
    expect(await colleague.getByRole('button', { name: 'Leave preview' }).count()).toBe(0)
    expect(stage.complaints).toEqual([])
  })

  it('lets a seat form stay alive while the page around it changes', async () => {
    const { editor, site } = stage.attune
    const visitor = await stage.openPage()
    const enterAddress = await stage.invite('/programs/online-dbt-skills-group/')
    await visitor.goto(enterAddress)
    expect(visitor.url()).toBe(`${site.url}/programs/online-dbt-skills-group/`)
    const form = visitor.locator('[data-reserve] form')
    await form.getByRole('combobox').first().selectOption('FL')
    const original = await editor.getDocument('program-dbt-skills-group')
    await editor.create({
      ...original,
      _id: 'drafts.program-dbt-skills-group',
      _type: 'program',
      summary: 'A summary in the making.',
    })
    await visitor.getByText('A summary in the making.').waitFor()
    expect(await form.getByRole('combobox').first().inputValue()).toBe('FL')
    expect(stage.complaints).toEqual([])
  })
})
