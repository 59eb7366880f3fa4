import { BookmarkIcon } from '@sanity/icons/Bookmark'
import { defineArrayMember, defineField } from 'sanity'

/** Ties a word to its entry in the glossary. */
export const glossary = defineArrayMember({
  name: 'glossary',
  title: 'Glossary term',
  type: 'object',
  icon: BookmarkIcon,
  fields: [
    defineField({
      name: 'term',
      type: 'reference',
      to: [{ type: 'glossaryTerm' }],
      validation: (rule) => rule.required(),
    }),
  ],
})
