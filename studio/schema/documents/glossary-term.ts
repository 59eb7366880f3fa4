import { BookmarkIcon } from '@sanity/icons/Bookmark'
import { defineField, defineType } from 'sanity'
import { definePageSlug } from '../objects/page-slug.ts'

/** A word readers may not know, explained once for the whole site. */
export const glossaryTerm = defineType({
  name: 'glossaryTerm',
  title: 'Glossary term',
  type: 'document',
  icon: BookmarkIcon,
  fields: [
    defineField({ name: 'term', type: 'string', validation: (rule) => rule.required().max(60) }),
    definePageSlug({ source: 'term' }),
    defineField({
      name: 'definition',
      type: 'text',
      rows: 4,
      description: 'One to three plain sentences that can be read without the article.',
      validation: (rule) => rule.required().max(500),
    }),
  ],
  preview: { select: { title: 'term', subtitle: 'definition' } },
})
