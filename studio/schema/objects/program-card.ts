import { UsersIcon } from '@sanity/icons/Users'
import { defineField, defineType } from 'sanity'

/** Leads to a program. The page sets it apart from the article and labels it as an offer. */
export const programCard = defineType({
  name: 'programCard',
  title: 'Program',
  type: 'object',
  icon: UsersIcon,
  fields: [
    defineField({
      name: 'program',
      type: 'reference',
      to: [{ type: 'program' }],
      validation: (rule) => rule.required(),
    }),
  ],
  preview: {
    select: { title: 'program.title' },
    prepare: ({ title }) => ({ title: title || 'Choose a program', subtitle: 'Program card' }),
  },
})
