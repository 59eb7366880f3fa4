import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** A question people ask, and its answer. */
export const question = defineType({
  name: 'question',
  title: 'Question',
  type: 'object',
  icon: HelpCircleIcon,
  fields: [
    defineField({
      name: 'question',
      type: 'string',
      description: 'In the words of the person who asks.',
      validation: requireWords,
    }),
    defineField({
      name: 'answer',
      type: 'text',
      rows: 4,
      validation: requireWords,
    }),
  ],
  preview: { select: { title: 'question', subtitle: 'answer' } },
})
