import { z } from 'zod'
import { generateArticle } from '../../fixtures/generated-articles.ts'

const reference = z.object({ _ref: z.string() })
const mark = z.discriminatedUnion('_type', [
  z.object({
    _type: z.literal('link'),
    _key: z.string(),
    href: z.string().optional(),
    reference: reference.optional(),
  }),
  z.object({ _type: z.literal('citation'), _key: z.string(), source: z.string() }),
  z.object({ _type: z.literal('glossary'), _key: z.string(), term: reference }),
])
const span = z.object({ text: z.string(), marks: z.array(z.string()) })
const textBlock = z.object({
  _type: z.literal('block'),
  style: z.string(),
  listItem: z.enum(['bullet', 'number']).optional(),
  markDefs: z.array(mark),
  children: z.array(span),
})
const claim = z.object({
  _type: z.literal('claim'),
  statement: z.string(),
  grade: z.string(),
  detail: z.string(),
  sources: z.array(z.string()),
})
const article = z.object({
  title: z.string(),
  definition: z.string(),
  body: z.array(z.discriminatedUnion('_type', [textBlock, claim])),
  sources: z.array(
    z.object({ authors: z.string(), year: z.number(), title: z.string(), publication: z.string() }),
  ),
})
type TextBlock = z.output<typeof textBlock>

const sourceLink = (source: string) => {
  const number = source.slice(1)
  return `<a href="#source-${number}">${number}</a>`
}

function writeSpan({ text, marks }: z.output<typeof span>, { markDefs }: TextBlock): string {
  return marks.reduce((written, key) => {
    if (key === 'strong') return `**${written}**`
    if (key === 'em') return `*${written}*`
    const found = markDefs.find(({ _key }) => _key === key)
    if (found?._type === 'citation') return `${written}<sup>${sourceLink(found.source)}</sup>`
    if (found?._type === 'glossary') {
      return `[${written}](/glossary/#${found.term._ref.replace('term-', '')})`
    }
    const slug = found?.reference?._ref.replace('approach-', '')
    return `[${written}](${found?.href ?? `/approaches/${slug}/`})`
  }, text)
}

const STARTS: Readonly<Record<string, string>> = { h2: '## ', h3: '### ' }

function writeBlock(block: TextBlock): string {
  const words = block.children.map((child) => writeSpan(child, block)).join('')
  if (block.listItem) return `${block.listItem === 'bullet' ? '-' : '1.'} ${words}`
  return `${STARTS[block.style] ?? ''}${words}`
}

function writeClaim({ statement, grade, detail, sources }: z.output<typeof claim>): string {
  const links = sources.map(sourceLink).join(' ')
  return `<div class="claim"><p>${grade} evidence</p><p>${statement}</p><p>${detail}</p><p>Sources ${links}</p></div>`
}

/** The same article as the other stacks are given, as Markdown: Hugo can't fetch pages. */
export function toMarkdown(number: number): string {
  const { title, definition, body, sources } = article.parse(generateArticle(number))
  const text = body.map((block, at) => {
    if (block._type === 'claim') return `${writeClaim(block)}\n`
    const next = body[at + 1]
    const isList = block.listItem && next?._type === 'block' && next.listItem
    return `${writeBlock(block)}${isList ? '' : '\n'}`
  })
  const list = sources.map(
    (source, at) =>
      `<li id="source-${at + 1}">${source.authors} (${source.year}). ${source.title}. ${source.publication}</li>`,
  )
  return `---
title: "${title}"
description: "${definition}"
---
${text.join('\n')}
## Sources

<ol>${list.join('')}</ol>
`
}
