import { contactEmail } from './contact.ts'
import type { TermId } from './glossary.ts'
import type { JsonFields } from './sample-document.ts'
import { members, reference } from './sample-document.ts'
import type { SourceKey } from './sources.ts'

type Marked =
  | { text: string; decorator: 'strong' | 'em' }
  | { text: string; annotation: JsonFields & { _type: 'citation' | 'glossary' | 'link' } }

/** A run of text: bare, decorated or annotated. */
export type Inline = string | Marked
type Line = Inline | readonly Inline[]

type Style = 'normal' | 'h2' | 'h3'
export type Grade = 'strong' | 'moderate' | 'limited' | 'emerging'
type Question = { question: string; answer: string }

export const strong = (text: string): Inline => ({ text, decorator: 'strong' })
export const em = (text: string): Inline => ({ text, decorator: 'em' })

/** Marks the words that rest on a source. */
export const cite = (source: SourceKey, text: string): Inline => ({
  text,
  annotation: { _type: 'citation', source },
})

/** Marks words that the glossary explains. */
export const term = (id: TermId, text: string): Inline => ({
  text,
  annotation: { _type: 'glossary', term: reference(`term-${id}`) },
})

/** Links words to another document of the site. */
export const linkTo = (id: string, text: string): Inline => ({
  text,
  annotation: { _type: 'link', kind: 'internal', reference: reference(id) },
})

/** A link that writes to the site's people. */
export const writeTo = (): Inline => ({
  text: contactEmail,
  annotation: { _type: 'link', kind: 'external', href: `mailto:${contactEmail}` },
})

const block = (style: Style, line: Line, list?: 'bullet' | 'number') => {
  const markDefs: JsonFields[] = []
  const children = [line].flat().map((inline, index) => {
    const span = { _key: `s${index + 1}`, _type: 'span' }
    if (typeof inline === 'string') return { ...span, text: inline, marks: [] }
    if ('decorator' in inline) return { ...span, text: inline.text, marks: [inline.decorator] }
    const markKey = `m${markDefs.length + 1}`
    markDefs.push({ _key: markKey, ...inline.annotation })
    return { ...span, text: inline.text, marks: [markKey] }
  })
  const item = list === undefined ? {} : { listItem: list, level: 1 }
  return { _type: 'block', style, ...item, markDefs, children }
}

export const h2 = (text: string) => block('h2', text)
export const h3 = (text: string) => block('h3', text)
export const paragraph = (...inlines: readonly Inline[]) => block('normal', inlines)
export const bullets = (lines: readonly Line[]) =>
  lines.map((line) => block('normal', line, 'bullet'))
export const numbers = (lines: readonly Line[]) =>
  lines.map((line) => block('normal', line, 'number'))

export const callout = (fields: { tone: 'note' | 'caution'; title: string; text: string }) => ({
  _type: 'callout',
  ...fields,
})

export const claim = (fields: {
  statement: string
  grade: Grade
  detail: string
  sources: readonly SourceKey[]
}) => ({ _type: 'claim', ...fields })

export const exercise = (fields: { title: string; steps: readonly string[]; note: string }) => ({
  _type: 'exercise',
  ...fields,
})

export const comparisonTable = (
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
) => ({
  _type: 'comparisonTable',
  caption,
  columns,
  rows: members(
    'comparisonRow',
    'row',
    rows.map((cells) => ({ cells })),
  ),
})

export const questionList = (questions: readonly Question[]) => ({
  _type: 'questionList',
  questions: members('question', 'question', questions),
})

export const programCard = (id: string) => ({ _type: 'programCard', program: reference(id) })
export const crisisHelp = (note: string) => ({ _type: 'crisisHelp', note })

/** A Portable Text field from its blocks in order; a block's key is its place, so runs agree. */
export const body = (...blocks: readonly (JsonFields | readonly JsonFields[])[]): JsonFields[] =>
  blocks.flat().map((fields, index) => ({ _key: `b${index + 1}`, ...fields }))
