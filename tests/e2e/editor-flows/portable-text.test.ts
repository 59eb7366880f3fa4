import type { SanityClient } from '@sanity/client'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { chooseInner, fillInner, findInner } from '../block-fields.ts'
import {
  annotate,
  decorate,
  enterText,
  leave,
  writeAndSelectWord,
  writeListItem,
  writeParagraph,
} from '../portable-text.ts'
import { openDocument } from '../studio-driver.ts'
import { eventually } from './eventually.ts'
import { describeEditorFlows, type Newsroom } from './newsroom.ts'

const block = z.looseObject({
  _key: z.string(),
  _type: z.string(),
  style: z.string().optional(),
  listItem: z.string().optional(),
  children: z.array(z.object({ text: z.string(), marks: z.array(z.string()) })).optional(),
  markDefs: z.array(z.looseObject({ _key: z.string(), _type: z.string() })).optional(),
})

async function readBody(content: SanityClient, id: string) {
  return z.array(block).parse((await content.getDocument(`drafts.${id}`))?.['body'] ?? [])
}

/** Opens an article of this flow's own, with one paragraph, and enters its text. */
async function openArticle({ content, studioUrl, page: openPage }: Newsroom, id: string) {
  const sample = await content.getDocument('approach-relational-therapy')
  const span = { _type: 'span', _key: 'words', text: 'To begin with.', marks: [] }
  await content.createOrReplace({
    ...sample,
    _id: id,
    _type: 'approach',
    slug: { _type: 'slug', current: id },
    body: [{ _type: 'block', _key: 'start', style: 'normal', markDefs: [], children: [span] }],
  })
  const page = await openPage()
  await openDocument(page, studioUrl, 'approach', id)
  return { page, editor: await enterText(page, 'body') }
}

describeEditorFlows('Portable Text', (room) => {
  it('knows every style of paragraph, and both kinds of list', async () => {
    const { content } = room()
    const id = 'approach-styles'
    const { page, editor } = await openArticle(room(), id)
    const styles = ['h2', 'h3', 'h4', 'blockquote', 'normal']
    for (const style of styles) await writeParagraph(page, editor, style, `As ${style}`)
    await writeListItem(page, editor, 'bullet', 'A point')
    await writeListItem(page, editor, 'number', 'A step')
    await eventually(async () =>
      (await readBody(content, id)).some((part) => part.listItem === 'number'),
    )
    const body = await readBody(content, id)
    expect(body.map((part) => part.style)).toEqual(['normal', ...styles, 'normal', 'normal'])
    expect(body.slice(-3).map((part) => part.listItem)).toEqual([undefined, 'bullet', 'number'])
    expect(body.map((part) => part.children?.map(({ text }) => text).join(''))).toEqual([
      'To begin with.',
      ...styles.map((style) => `As ${style}`),
      'A point',
      'A step',
    ])
  })

  it('gives words every mark: strong, emphasis, links both ways, sources, glossary terms', async () => {
    const { content } = room()
    const id = 'approach-marks'
    const { page, editor } = await openArticle(room(), id)

    await writeAndSelectWord(page, editor, 'loud')
    await decorate(page, editor, 'strong', 'loud')
    await decorate(page, editor, 'em', 'loud')

    await writeAndSelectWord(page, editor, 'inside')
    const inside = await annotate(page, editor, 'link')
    await inside.getByLabel('A page of this site').check({ force: true })
    await chooseInner(page, inside, 'Dialectical')
    await leave(inside)

    await writeAndSelectWord(page, editor, 'outside')
    const outside = await annotate(page, editor, 'link')
    await outside.getByLabel('Another website').check({ force: true })
    await fillInner(outside, 'href', 'https://example.org/')
    await leave(outside)

    await writeAndSelectWord(page, editor, 'proof')
    const proof = await annotate(page, editor, 'citation')
    await findInner(proof, 'source').locator('select').selectOption({ index: 1 })
    await leave(proof)

    await writeAndSelectWord(page, editor, 'images')
    const term = await annotate(page, editor, 'glossary')
    await chooseInner(page, term, 'Relational images')
    await leave(term)

    await eventually(async () => {
      const marks = (await readBody(content, id))[0]?.markDefs ?? []
      return marks.some((mark) => mark._type === 'glossary' && mark['term'] !== undefined)
    })
    const [paragraph] = await readBody(content, id)
    const definitions = paragraph?.markDefs ?? []
    const marksOf = (word: string) => {
      const marks = paragraph?.children?.find(({ text }) => text.includes(word))?.marks ?? []
      return marks.map((mark) => definitions.find(({ _key }) => _key === mark) ?? mark)
    }
    expect(marksOf('loud')).toEqual(expect.arrayContaining(['strong', 'em']))
    expect(marksOf('inside')).toContainEqual(
      expect.objectContaining({ _type: 'link', kind: 'internal', reference: expect.anything() }),
    )
    expect(marksOf('outside')).toContainEqual(
      expect.objectContaining({ _type: 'link', kind: 'external', href: 'https://example.org/' }),
    )
    expect(marksOf('proof')).toContainEqual(
      expect.objectContaining({ _type: 'citation', source: expect.any(String) }),
    )
    expect(marksOf('images')).toContainEqual(expect.objectContaining({ _type: 'glossary' }))
  })
})
