import type { SanityClient } from '@sanity/client'
import type { Page } from 'playwright'
import { expect, it } from 'vitest'
import { eventually } from '../editor-flows/eventually.ts'
import { describeEditorFlows } from '../editor-flows/newsroom.ts'
import { writeTopic } from '../editor-flows/sample-topic.ts'
import { listItems, searchEverywhere } from '../finding.ts'
import { chooseRadio, goTo, openDocument, readOpenDocument } from '../studio-driver.ts'

/** Copies an article under another id, with some of its fields changed. */
async function writeApproach(content: SanityClient, id: string, changes: Record<string, unknown>) {
  const sample = await content.getDocument('approach-relational-therapy')
  const slug = { _type: 'slug', current: id }
  await content.createOrReplace({ ...sample, _id: id, _type: 'approach', slug, ...changes })
}

/** What the menu beside “Publish” offers; nothing if there is no menu. */
async function listActions(page: Page): Promise<string[]> {
  const button = page.getByTestId('pane-footer').getByTestId('action-menu-button')
  if ((await button.count()) === 0) return []
  await button.click()
  const items = page.getByRole('menuitem')
  await items.first().waitFor()
  const actions = await items.allTextContents()
  await page.keyboard.press('Escape')
  return actions
}

describeEditorFlows('the content tree', (room) => {
  it('holds home page and settings once: nothing makes a second, nothing takes the first away', async () => {
    const { studioUrl } = room()
    const page = await room().page()
    for (const [type, title] of [
      ['homePage', 'Home page'],
      ['siteSettings', 'Site settings'],
    ] as const) {
      await goTo(page, studioUrl, '/structure')
      await page.getByTestId(`pane-item-${title}`).click()
      await page.getByTestId('form-view').locator('input:not([readonly])').first().waitFor()
      expect(readOpenDocument(page)).toBe(type)
      expect(await listActions(page)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/Delete|Duplicate|Unpublish/)]),
      )

      await goTo(page, studioUrl, `/intent/create/type=${type}/`)
      await page.getByText('There is one of this kind').waitFor()
      expect(await page.locator('[data-testid^="field-"]').count()).toBe(0)
      await page.getByText(`Open “${title}”`).click()
      await page.waitForURL(() => readOpenDocument(page) === type)
    }

    await page.getByTestId('new-document-button').click()
    await page.getByTestId('create-new-approach').waitFor()
    for (const type of ['homePage', 'siteSettings']) {
      expect(await page.getByTestId(`create-new-${type}`).count(), type).toBe(0)
    }
    await page.keyboard.press('Escape')
  })

  it('gathers articles by what they still need', async () => {
    const { content, studioUrl } = room()
    const reviewer = { _type: 'reference', _ref: 'person-editorial-team' }
    await writeApproach(content, 'approach-overdue', {
      title: 'Long ago reviewed',
      reviewer,
      reviewedAt: '2020-01-01',
    })
    await writeApproach(content, 'approach-fresh', {
      title: 'Just reviewed',
      reviewer,
      reviewedAt: new Date().toISOString().slice(0, 10),
    })
    await writeApproach(content, 'approach-later', {
      title: 'Out next year',
      publishedAt: new Date(Date.now() + 365 * 86_400_000).toISOString(),
    })
    await writeApproach(content, 'drafts.approach-bare', { title: 'Without sources', sources: [] })
    const page = await room().page()
    const titlesIn = async (list: string, expected: string) => {
      await goTo(page, studioUrl, `/structure/approaches;${list}`)
      await listItems(page).filter({ hasText: expected }).waitFor()
      const texts = await listItems(page).allInnerTexts()
      return texts.map((text) => text.split('\n')[0])
    }
    expect(await titlesIn('overdue', 'Long ago reviewed')).toEqual(['Long ago reviewed'])
    expect(await titlesIn('scheduled', 'Out next year')).toEqual(['Out next year'])
    expect(await titlesIn('unsourced', 'Without sources')).toEqual(['Without sources'])
    expect(await titlesIn('drafts', 'Without sources')).toEqual(['Without sources'])
    const unreviewed = await titlesIn('unreviewed', 'Relational psychoanalysis')
    expect(unreviewed).toContain('Without sources')
    expect(unreviewed).not.toContain('Just reviewed')
    expect(unreviewed).not.toContain('Long ago reviewed')
    await content.delete('drafts.approach-bare')
  })

  it('keeps groups beneath their program, and starts a new one with it and with sensible values', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    await goTo(page, studioUrl, '/structure/programs;program-dbt-skills-group;groups')
    const ids = await content.fetch<string[]>(
      '*[_type == "cohort" && program._ref == "program-dbt-skills-group"]._id',
    )
    await eventually(async () => (await listItems(page).count()) === ids.length)
    const pane = page.getByTestId('pane').filter({ has: page.getByTestId('document-list-pane') })
    await pane.last().getByTestId('action-intent-button').click()
    await page.getByTestId('form-view').last().locator('input:not([readonly])').first().waitFor()
    expect(await page.locator('#minutes').inputValue()).toBe('60')
    expect(await page.locator('#timeZone').inputValue()).toBe('America/New_York')
    await page.getByTestId('form-view').last().getByText('Online DBT skills group').waitFor()
  })

  it('finds an article by its title, and by a word in the middle of its text', async () => {
    const { content, studioUrl } = room()
    const span = { _type: 'span', _key: 'words', text: 'Think of a zeppelin at rest.', marks: [] }
    await writeApproach(content, 'approach-found', {
      title: 'Ballooning',
      body: [{ _type: 'block', _key: 'b', style: 'normal', markDefs: [], children: [span] }],
    })
    const page = await room().page()
    for (const words of ['ballooning', 'zeppelin']) {
      await goTo(page, studioUrl, '/structure')
      const results = await searchEverywhere(page, words)
      await results.filter({ hasText: 'Ballooning' }).first().waitFor()
      await page.keyboard.press('Escape')
    }
  })

  it('shows where a person and a topic are used, leads there, and hears of new uses', async () => {
    const { content, studioUrl } = room()
    const page = await room().page()
    const usages = page.getByTestId('usage')
    await openDocument(page, studioUrl, 'person', 'person-editorial-team')
    await page.getByText('Used in').first().click()
    const count = () =>
      content.fetch<number>(
        'count(*[references("person-editorial-team") && !(_id in path("drafts.**"))])',
      )
    await eventually(async () => (await usages.count()) === (await count()))
    await writeApproach(content, 'approach-another', { title: 'One more use' })
    const another = usages.filter({ hasText: 'One more use' })
    await another.waitFor()
    await another.getByRole('link').click()
    await page.waitForURL(() => readOpenDocument(page) === 'approach-another')

    await writeTopic(content, 'topic-unused', 'Nobody writes about it')
    await openDocument(page, studioUrl, 'topic', 'topic-unused')
    await page.getByText('Used in').first().click()
    await page.getByText('Nothing refers to this yet.').waitFor()
  })

  it('shows only the fields that mean something: states of a program that isn’t open everywhere', async () => {
    const { studioUrl } = room()
    const page = await room().page()
    await openDocument(page, studioUrl, 'program', 'program-relationships-group')
    await page.getByTestId('field-eligibleStates').waitFor()
    const alternative = page.getByText('Program for those who can’t join', { exact: true })
    await alternative.waitFor()
    await chooseRadio(page, 'eligibility', 'Every state')
    await page.getByTestId('field-eligibleStates').waitFor({ state: 'detached' })
    await alternative.waitFor({ state: 'detached' })
    // It is asked whether that can be.
    const icon = page.getByTestId('field-eligibility').getByTestId('input-validation-icon-warning')
    await icon.hover()
    await page.getByText('Therapy for every state needs a license in every state').first().waitFor()
    await chooseRadio(page, 'eligibility', 'Certain states')
    await page.getByTestId('field-eligibleStates').waitFor()
  })
})
