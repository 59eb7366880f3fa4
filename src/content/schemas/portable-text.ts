import { z } from 'zod'
import {
  editAttribute,
  evidenceGrade,
  image,
  listOf,
  missingOr,
  optional,
  optionalText,
  slug,
  text,
  webAddress,
} from './fields.ts'

const key = z.string({ error: 'is missing' }).min(1)

/** Something of this site that words lead to; `pathOf` knows its address. */
export const linkTarget = z.object({
  _type: z.enum(['approach', 'program', 'topic', 'person', 'page', 'glossaryTerm']),
  slug,
  title: text,
})

const linkMark = z
  .object({
    _type: z.literal('link'),
    _key: key,
    kind: z.enum(['internal', 'external']),
    href: optional(webAddress),
    /** Left out while the document it leads to is not published: the words stay, without a link. */
    target: optional(linkTarget),
    reference: optional(z.object({ _ref: z.string() })),
  })
  .refine((link) => (link.kind === 'internal' ? link.reference : link.href), {
    error: 'leads nowhere: choose a document or give an address',
  })

const citationMark = z.object({ _type: z.literal('citation'), _key: key, source: text })

const glossaryMark = z.object({
  _type: z.literal('glossary'),
  _key: key,
  term: z.object(
    { term: text, definition: text, slug },
    { error: 'refers to a term that is not published' },
  ),
})

const markDefinition = z.discriminatedUnion('_type', [linkMark, citationMark, glossaryMark], {
  error: 'is a kind of mark this site does not know',
})

/** The marks that stand for themselves; all others refer to a definition of their block. */
const DECORATORS = new Set(['strong', 'em'])
/** Each is an element inside the one before. */
const MOST_MARKS = 20

const span = z.object({
  _type: z.literal('span'),
  _key: key,
  text: z.string(),
  marks: listOf(z.string()).refine((marks) => marks.length <= MOST_MARKS, {
    error: `has too many marks: ${MOST_MARKS} are the most`,
  }),
})

const textBlock = z
  .object({
    _type: z.literal('block'),
    _key: key,
    style: z.enum(['normal', 'h2', 'h3', 'h4', 'blockquote']).default('normal'),
    listItem: optional(z.enum(['bullet', 'number'])),
    level: optional(z.number().int().min(1).max(6)),
    children: z.array(span),
    markDefs: listOf(markDefinition),
  })
  .transform((block) => {
    const known = new Set(block.markDefs.map((mark) => mark._key)).union(DECORATORS)
    // The words of a mark that nobody defined stay, as words.
    const children = block.children.map((child) => ({
      ...child,
      marks: child.marks.filter((mark) => known.has(mark)),
    }))
    // Readers who move about by headings would find one that says nothing.
    const hasWords = children.some((child) => child.text.trim() !== '')
    const style = hasWords ? block.style : 'normal'
    return { ...block, style, children }
  })

export const question = z.object({ _key: key, question: text, answer: text })
export type Question = z.output<typeof question>

export const programLink = z.object({
  title: text,
  slug,
  summary: text,
  kind: z.enum(['therapy', 'skills']),
})
export type ProgramLink = z.output<typeof programLink>

const callout = z.object({
  _type: z.literal('callout'),
  _key: key,
  tone: z.enum(['note', 'caution']),
  title: optionalText,
  text,
})
const figure = z.object({
  _type: z.literal('figure'),
  _key: key,
  image,
  caption: optionalText,
})
const comparisonTable = z
  .object({
    _type: z.literal('comparisonTable'),
    _key: key,
    caption: text,
    columns: z.array(z.string()).min(2, 'needs two columns or more'),
    rows: z.array(z.object({ _key: key, cells: z.array(z.string()) })).min(1, 'needs a row'),
  })
  .refine((table) => table.rows.every((row) => row.cells.length === table.columns.length), {
    error: 'needs as many cells in each row as there are columns',
  })
const exercise = z.object({
  _type: z.literal('exercise'),
  _key: key,
  title: text,
  steps: z.array(text).min(1, 'needs a step'),
  note: optionalText,
})
const claim = z.object({
  _type: z.literal('claim'),
  _key: key,
  edit: editAttribute,
  statement: text,
  grade: evidenceGrade,
  detail: optionalText,
  sources: z.array(z.string()).min(1, 'needs at least one source'),
})
const questionList = z.object({
  _type: z.literal('questionList'),
  _key: key,
  questions: z.array(question).min(1, 'needs a question'),
})
const programCard = z.object({
  _type: z.literal('programCard'),
  _key: key,
  /** Left out while the program is not published. */
  program: optional(programLink),
})
const crisisHelp = z.object({
  _type: z.literal('crisisHelp'),
  _key: key,
  note: optionalText,
})

const articleBlock = z.discriminatedUnion(
  '_type',
  [
    textBlock,
    callout,
    figure,
    comparisonTable,
    exercise,
    claim,
    questionList,
    programCard,
    crisisHelp,
  ],
  { error: 'is a kind of block this site does not know' },
)

/** The Portable Text of an article, its references already followed. */
export const articleBody = z.array(articleBlock, { error: missingOr('must be a text') })

/** The sources that a block leads to, as keys of its document's list of sources. */
export function citedSources(block: ArticleBlock): readonly string[] {
  if (block._type === 'claim') return block.sources
  if (block._type !== 'block') return []
  return block.markDefs.flatMap((mark) => (mark._type === 'citation' ? [mark.source] : []))
}

/** The Portable Text of programs, topics and pages, which have no sources to cite. */
export const plainBody = articleBody.superRefine((body, context) => {
  body.forEach((block, index) => {
    if (citedSources(block).length === 0) return
    context.addIssue({
      code: 'custom',
      path: [index],
      message: 'cites a source, and only articles have sources',
    })
  })
})

export type ArticleBlock = z.output<typeof articleBlock>
export type TextBlock = z.output<typeof textBlock>
export type MarkDefinition = z.output<typeof markDefinition>
type BlockOf<Type extends ArticleBlock['_type']> = Extract<ArticleBlock, { _type: Type }>
export type Callout = BlockOf<'callout'>
export type Figure = BlockOf<'figure'>
export type ComparisonTable = BlockOf<'comparisonTable'>
export type Exercise = BlockOf<'exercise'>
export type Claim = BlockOf<'claim'>
export type QuestionList = BlockOf<'questionList'>
export type ProgramCard = BlockOf<'programCard'>
export type CrisisHelp = BlockOf<'crisisHelp'>
