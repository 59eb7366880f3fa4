import { defineArrayMember, defineType } from 'sanity'
import { checkHeadingOrder } from '../rules/headings.ts'
import { glossary } from './glossary.ts'
import { link } from './link.ts'
import { defineTextBlock } from './text-block.ts'

/**
 * The running text of a page or topic: that of an approach without graded claims and source marks,
 * which need a list of sources.
 */
export const pageBody = defineType({
  name: 'pageBody',
  title: 'Text',
  type: 'array',
  of: [
    defineTextBlock([link, glossary]),
    defineArrayMember({ type: 'callout' }),
    defineArrayMember({ type: 'figure' }),
    defineArrayMember({ type: 'comparisonTable' }),
    defineArrayMember({ type: 'exercise' }),
    defineArrayMember({ type: 'questionList' }),
    defineArrayMember({ type: 'programCard' }),
    defineArrayMember({ type: 'crisisHelp' }),
  ],
  validation: (rule) => rule.custom(checkHeadingOrder).warning(),
})
