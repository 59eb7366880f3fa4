import { type PortableTextComponents, toHTML } from '@portabletext/to-html'
import { pathOf } from '../../content/paths.ts'
import type { MarkDefinition } from '../../content/schemas/portable-text.ts'
import { escapeHtml } from './escape-html.ts'
import { termNoteId } from './list-terms.ts'
import type { Citation, CitationMark, PreparedTextBlock } from './prepare-article.ts'

type MarkOf<Type extends MarkDefinition['_type']> = Extract<MarkDefinition, { _type: Type }>

const escapeAttribute = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** The number that leads to a source, and to which the source leads back. */
export const citationToHtml = ({ number, anchor }: Citation) =>
  `<a class="citation" id="${anchor}" href="#source-${number}" interestfor="note-source-${number}" aria-label="Source ${number}">${number}</a>`

const heading =
  (tag: 'h2' | 'h3' | 'h4') =>
  ({
    children,
    value,
  }: {
    children?: string | undefined
    value: { _type: string; id?: unknown }
  }) =>
    `<${tag}${typeof value.id === 'string' ? ` id="${escapeAttribute(value.id)}"` : ''}>${children}</${tag}>`

const components: Partial<PortableTextComponents> = {
  block: { h2: heading('h2'), h3: heading('h3'), h4: heading('h4') },
  marks: {
    link: ({ children, value }: { children: string; value?: MarkOf<'link'> }) => {
      const href = value?.kind === 'internal' ? value.target && pathOf(value.target) : value?.href
      return href ? `<a href="${escapeAttribute(href)}">${children}</a>` : children
    },
    citation: ({ children, value }: { children: string; value?: CitationMark }) =>
      value ? `${children}<sup>${citationToHtml(value)}</sup>` : children,
    glossary: ({ children, value }: { children: string; value?: MarkOf<'glossary'> }) => {
      if (!value) return children
      const note = termNoteId(value.term)
      return `<button type="button" class="term" popovertarget="${note}" interestfor="${note}">${children}</button>`
    },
  },
  hardBreak: () => '<br>',
  // As Astro escapes: whichever of the two writes the words, the page is the same bytes.
  escapeHTML: escapeHtml,
}

/**
 * Paragraphs, headings and lists as HTML. They are most of every text, and a component for each of
 * their marks and runs of words would take most of the time that a page is rendered in.
 */
export function textToHtml(blocks: readonly PreparedTextBlock[]): string {
  return toHTML([...blocks], { components, onMissingComponent: false })
}
