import { ChartUpwardIcon } from '@sanity/icons/ChartUpward'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** Something reported about a program's results, always with who says so. */
export const outcome = defineType({
  name: 'outcome',
  title: 'Outcome',
  type: 'object',
  icon: ChartUpwardIcon,
  fields: [
    defineField({
      name: 'statement',
      type: 'text',
      rows: 2,
      description: 'What was reported, with its number and period.',
      validation: requireWords,
    }),
    defineField({
      name: 'source',
      type: 'string',
      description: 'Who reports it and how it was asked, e.g. “Participants’ own feedback”.',
      validation: (rule) =>
        requireWords(rule).error('Say where the figure comes from: it is printed beside it.'),
    }),
  ],
  preview: { select: { title: 'statement', subtitle: 'source' } },
})
