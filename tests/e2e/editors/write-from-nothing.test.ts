import { join } from 'node:path'
import type { Frame, Page } from 'playwright'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { readPage, until } from '../../fixtures/attune.ts'
import { clickInPreview } from '../preview/click-in-preview.ts'
import {
  type PreviewStage,
  startPreviewStage,
  waitForFrame,
} from '../preview/studio-with-preview.ts'
import { publish } from '../studio-driver.ts'
import { listSources, writeFacts, writeText } from './write-article.ts'

const TITLE = 'Attentive listening'

const block = z.looseObject({ _type: z.string() })

/** What readers must find of each block and mark. */
const WRITTEN = [
  'Being heard changes people',
  'Take care',
  'Stop if it hurts.',
  'Two cups on a table',
  'Where it begins',
  'Two ways to listen',
  'Those in doubt',
  'Listen for a minute',
  'Ask what was heard',
  'Most people felt understood.',
  'Moderate evidence',
  'Does it take long?',
  'Online DBT skills group',
  'You are not alone.',
]

describe('an article from nothing', () => {
  let stage: PreviewStage
  let editor: Page
  let preview: Frame
  let id: string
  let address: string

  beforeAll(async () => {
    stage = await startPreviewStage()
    editor = await stage.openPage()
  })
  afterAll(() => stage?.close())

  /** What the draft holds of each kind of block. */
  async function readBlocks(): Promise<Map<string, z.infer<typeof block>>> {
    const draft = await stage.attune.editor.getDocument(`drafts.${id}`)
    return new Map(
      z
        .array(block)
        .parse(draft?.['body'] ?? [])
        .map((part) => [part._type, part]),
    )
  }

  it('can’t be published while its evidence leans on nothing, and the form says how to mend it', async () => {
    const written = await writeFacts(editor, stage.studioUrl, TITLE)
    id = written.id
    address = `/approaches/${written.slug}/`
    const advice =
      'An approach needs at least one source before it can say “strong evidence”. Add it under “Sources”.'
    await editor
      .getByTestId('field-atAGlance.evidence')
      .getByTestId('input-validation-icon-error')
      .hover()
    await editor.getByText(advice).first().waitFor()
    await editor.locator('[data-testid="action-publish"][disabled]').waitFor()

    await listSources(editor)
    await editor.locator('[data-testid="action-publish"]:not([disabled])').waitFor()
  })

  it('takes every kind of block, two sources and a cropped picture', async () => {
    const picture = join(stage.attune.folder, 'cups.png')
    const background = { r: 31, g: 91, b: 82 }
    await sharp({ create: { width: 640, height: 400, channels: 3, background } }).toFile(picture)
    await writeText(editor, picture)
    await editor.locator('[data-testid="action-publish"]:not([disabled])').waitFor()
    await until(async () => (await readBlocks()).get('crisisHelp')?.['note'] !== undefined)
    expect(Object.fromEntries(await readBlocks())).toMatchObject({
      callout: { tone: 'caution', text: 'Stop if it hurts.' },
      figure: {
        caption: 'Where it begins',
        image: {
          _type: 'image',
          alt: 'Two cups on a table',
          asset: { _ref: expect.stringMatching(/-640x400-png$/) },
        },
      },
      comparisonTable: {
        columns: ['Way', 'For whom'],
        rows: [{ _type: 'comparisonRow', cells: ['Slow', 'Those in doubt'] }],
      },
      exercise: { title: 'Listen for a minute', steps: ['Say nothing', 'Ask what was heard'] },
      claim: {
        statement: 'Most people felt understood.',
        grade: 'moderate',
        sources: [expect.any(String), expect.any(String)],
      },
      questionList: { questions: [{ question: 'Does it take long?', answer: 'A few months.' }] },
      programCard: { program: { _ref: expect.any(String) } },
      crisisHelp: { note: 'You are not alone.' },
    })
  })

  it('is shown on its page before it is published, to editors alone', async () => {
    await editor.getByText('Shown on', { exact: false }).first().click()
    await editor.getByRole('link', { name: `${TITLE} · Approach` }).click()
    preview = await waitForFrame(editor, address)
    await preview.getByRole('heading', { level: 1, name: TITLE }).waitFor()
    const shown = await preview.locator('main').innerHTML()
    for (const words of WRITTEN) expect(shown).toContain(words)
    expect((await fetch(stage.attune.site.url + address)).status).toBe(404)
  })

  it('leads from a heading on the page back to its field', async () => {
    await clickInPreview(preview, 'h2#techniques')
    await until(async () => decodeURIComponent(editor.url()).includes('/body['))
  })

  it('is live for readers once it is published, with its sources numbered and its picture cropped', async () => {
    await publish(editor)
    await until(async () => (await readPage(stage.attune.site.url, address)).includes(TITLE))
    const reader = await stage.openPage()
    await reader.goto(stage.attune.site.url + address)
    const live = await reader.locator('main').innerHTML()
    for (const words of WRITTEN) expect(live).toContain(words)
    expect(await reader.locator('main p a.citation').allInnerTexts()).toEqual(
      expect.arrayContaining(['1', '2']),
    )
    expect(await reader.locator('.source-list').textContent()).toMatch(
      /First work[\s\S]*Second work/,
    )
    const picture = reader.locator('img[alt="Two cups on a table"]')
    const { width, height } = await picture.evaluate((image: HTMLImageElement) => ({
      width: Number(image.getAttribute('width')),
      height: Number(image.getAttribute('height')),
    }))
    const published = await stage.attune.editor.fetch<{ left: number; width: number }>(
      '*[_id == $id][0].body[_type == "figure"][0].image { "left": crop.left, "width": asset->metadata.dimensions.width }',
      { id },
    )
    expect(published.left).toBeGreaterThan(0.03)
    // As wide as what the editor left of it.
    expect(width / height).toBeCloseTo(((1 - published.left) * published.width) / 400, 1)
    await reader.close()
    expect(stage.complaints).toEqual([])
  })
})
