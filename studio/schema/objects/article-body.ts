import { defineArrayMember, defineType } from 'sanity'
import { checkHeadingOrder } from '../rules/headings.ts'
import { citation } from './citation.ts'
import { glossary } from './glossary.ts'
import { link } from './link.ts'
import { defineTextBlock } from './text-block.ts'

/** The running text of an approach: what may stand in it, and nothing else. */
export const articleBody = defineType({
  name: 'articleBody',
  title: 'Text',
  type: 'array',
  of: [
    defineTextBlock([link, citation, glossary]),
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
