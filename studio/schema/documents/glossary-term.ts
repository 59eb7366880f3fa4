import { BookmarkIcon } from '@sanity/icons/Bookmark'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'
import { definePageSlug } from '../objects/page-slug.ts'
import { requireWords } from '../rules/words.ts'

/** A word readers may not know, explained once for the whole site. */
export const glossaryTerm = defineType({
  name: 'glossaryTerm',
  title: 'Glossary term',
  type: 'document',
  icon: BookmarkIcon,
  fields: [
    defineField({ name: 'term', type: 'string', validation: (rule) => requireWords(rule).max(60) }),
    definePageSlug({ source: 'term' }),
    defineField({
      name: 'definition',
      type: 'text',
      rows: 4,
      description: 'One to three plain sentences that can be read without the article.',
      components: showRoom(500),
      validation: (rule) =>
        requireWords(rule).max(500).error('Explain the term in at most 500 characters.'),
    }),
    defineField({
      name: 'alsoKnownAs',
      title: 'Other names',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'related',
      title: 'Read more in',
      type: 'array',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'approach' }] })],
      validation: (rule) => rule.unique().max(4),
    }),
  ],
  preview: { select: { title: 'term', subtitle: 'definition' } },
})
