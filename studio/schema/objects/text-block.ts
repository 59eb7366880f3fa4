import { defineArrayMember } from 'sanity'
import { checkListDepth } from '../rules/lists.ts'
import type { citation } from './citation.ts'
import type { glossary } from './glossary.ts'
import type { link } from './link.ts'

type Annotation = typeof link | typeof citation | typeof glossary

/** A paragraph, heading, quotation or list item whose words may carry the given marks. */
export function defineTextBlock(annotations: Annotation[]) {
  return defineArrayMember({
    type: 'block',
    styles: [
      { title: 'Text', value: 'normal' },
      { title: 'Heading', value: 'h2' },
      { title: 'Smaller heading', value: 'h3' },
      { title: 'Smallest heading', value: 'h4' },
      { title: 'Quotation', value: 'blockquote' },
    ],
    lists: [
      { title: 'List', value: 'bullet' },
      { title: 'Numbered list', value: 'number' },
    ],
    marks: {
      decorators: [
        { title: 'Strong', value: 'strong' },
        { title: 'Emphasis', value: 'em' },
      ],
      annotations,
    },
    validation: (rule) => rule.custom(checkListDepth),
  })
}
