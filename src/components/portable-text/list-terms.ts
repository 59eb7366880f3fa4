import type { MarkDefinition } from '../../content/schemas/portable-text.ts'
import type { PreparedBlock } from './prepare-article.ts'

/** A glossary term as a text refers to it. */
export type UsedTerm = Extract<MarkDefinition, { _type: 'glossary' }>['term']

/** The terms that a text explains in place, each once, in the order of the text. */
export function listTerms(body: readonly PreparedBlock[]): UsedTerm[] {
  const terms = new Map<string, UsedTerm>()
  for (const block of body) {
    if (block._type !== 'block') continue
    for (const mark of block.markDefs) {
      if (mark._type === 'glossary' && !terms.has(mark.term.slug))
        terms.set(mark.term.slug, mark.term)
    }
  }
  return [...terms.values()]
}

/** The id of the note that shows a term's definition. */
export function termNoteId({ slug }: Pick<UsedTerm, 'slug'>): string {
  return `note-term-${slug}`
}
