import { TagIcon } from '@sanity/icons/Tag'
import { defineField, defineType } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'
import { definePageSlug } from '../objects/page-slug.ts'
import { requireWords } from '../rules/words.ts'

/** A subject approaches are gathered under. */
export const topic = defineType({
  name: 'topic',
  title: 'Topic',
  type: 'document',
  icon: TagIcon,
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      validation: (rule) => requireWords(rule).max(60),
    }),
    definePageSlug({ source: 'title' }),
    defineField({
      name: 'description',
      type: 'text',
      rows: 3,
      description: 'What a reader finds here, in one or two sentences.',
      components: showRoom(240),
      validation: (rule) =>
        requireWords(rule)
          .max(240)
          .error('Say in at most 240 characters what a reader finds here.'),
    }),
    defineField({
      name: 'body',
      title: 'Text',
      type: 'pageBody',
      description: 'Printed above the list of articles. Most topics do well without it.',
    }),
  ],
  preview: { select: { title: 'title', subtitle: 'description' } },
})
