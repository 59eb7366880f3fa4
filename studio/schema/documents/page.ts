import { DocumentIcon } from '@sanity/icons/Document'
import { defineField, defineType } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'
import { definePageSlug } from '../objects/page-slug.ts'
import { defineSearchFields } from '../objects/search-fields.ts'
import { checkReservedSlug } from '../rules/site-paths.ts'
import { requireWords } from '../rules/words.ts'

/** A page that is neither article nor program: about us, editorial policy, privacy. */
export const page = defineType({
  name: 'page',
  title: 'Page',
  type: 'document',
  icon: DocumentIcon,
  groups: [
    { name: 'text', title: 'Text', default: true },
    { name: 'search', title: 'Search' },
  ],
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      group: 'text',
      components: showRoom(90),
      validation: (rule) =>
        requireWords(rule).max(90).error('Title the page in at most 90 characters.'),
    }),
    definePageSlug({ source: 'title', group: 'text', check: checkReservedSlug }),
    defineField({
      name: 'summary',
      type: 'text',
      rows: 3,
      group: 'text',
      description: 'What the page says, in one or two sentences.',
      components: showRoom(240),
      validation: (rule) =>
        requireWords(rule).max(240).error('Say in at most 240 characters what the page says.'),
    }),
    defineField({
      name: 'body',
      title: 'Page',
      type: 'pageBody',
      group: 'text',
      validation: (rule) => rule.required().error('Write the page.'),
    }),
    defineField({
      name: 'updatedAt',
      title: 'Content last changed',
      type: 'date',
      group: 'text',
      description: 'Change it when what is said changes, not for a spelling mistake.',
    }),
    ...defineSearchFields({ group: 'search', otherwise: 'The summary' }),
  ],
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: { title: 'title', slug: 'slug.current' },
    prepare: ({ title, slug }) => ({
      title: title || 'Untitled page',
      subtitle: slug ? `/${slug}/` : 'No address yet',
    }),
  },
})
