import { CalendarIcon } from '@sanity/icons/Calendar'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** One week of a program's outline; its place in the list is its number. */
export const outlineWeek = defineType({
  name: 'outlineWeek',
  title: 'Week',
  type: 'object',
  icon: CalendarIcon,
  fields: [
    defineField({ name: 'title', type: 'string', validation: requireWords }),
    defineField({
      name: 'description',
      type: 'text',
      rows: 3,
      description: 'What the group does that week, in two or three sentences.',
      validation: requireWords,
    }),
  ],
  preview: { select: { title: 'title', subtitle: 'description' } },
})
