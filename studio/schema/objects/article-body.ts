import { defineArrayMember, defineType } from 'sanity'
import { checkHeadingOrder } from '../rules/headings.ts'
import { citation } from './citation.ts'
import { glossary } from './glossary.ts'
import { link } from './link.ts'

/** The running text of an approach or a program: what may stand in it, and nothing else. */
export const articleBody = defineType({
  name: 'articleBody',
  title: 'Text',
  type: 'array',
  of: [
    defineArrayMember({
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
        annotations: [link, citation, glossary],
      },
    }),
    defineArrayMember({ type: 'callout' }),
    defineArrayMember({ type: 'figure' }),
    defineArrayMember({ type: 'comparisonTable' }),
    defineArrayMember({ type: 'exercise' }),
    defineArrayMember({ type: 'claim' }),
    defineArrayMember({ type: 'questionList' }),
    defineArrayMember({ type: 'programCard' }),
    defineArrayMember({ type: 'crisisHelp' }),
  ],
  validation: (rule) => rule.custom(checkHeadingOrder).warning(),
})
