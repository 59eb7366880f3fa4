import { BookIcon } from '@sanity/icons/Book'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** A published work that an article leans on. Claims and citations name it by its `_key`. */
export const source = defineType({
  name: 'source',
  title: 'Source',
  type: 'object',
  icon: BookIcon,
  fields: [
    defineField({
      name: 'authors',
      type: 'string',
      description: 'As in a reference list, e.g. “Flückiger C, Del Re AC, Wampold BE”.',
      validation: requireWords,
    }),
    defineField({
      name: 'year',
      type: 'number',
      description: 'Year of publication.',
      validation: (rule) =>
        rule
          .required()
          .integer()
          .min(1800)
          .max(new Date().getFullYear() + 1),
    }),
    defineField({ name: 'title', type: 'string', validation: requireWords }),
    defineField({
      name: 'publication',
      type: 'string',
      description: 'Journal, publisher or organization, with volume and pages if there are any.',
      validation: requireWords,
    }),
    defineField({
      name: 'doi',
      title: 'DOI',
      type: 'string',
      description: 'Starts with “10.”, without https://doi.org/ in front.',
      validation: (rule) =>
        rule
          .regex(/^10\.\d{4,9}\/\S+$/, { name: 'DOI' })
          .error('Write the DOI from “10.” on, e.g. 10.1037/pst0000172.'),
    }),
    defineField({
      name: 'url',
      title: 'Web address',
      type: 'url',
      description: 'Only if there is no DOI.',
      validation: (rule) => rule.uri({ scheme: ['https', 'http'] }),
    }),
    defineField({
      name: 'note',
      type: 'string',
      description: 'What a reader should know about this work, e.g. “Correlation, not a trial”.',
    }),
  ],
  preview: {
    select: { title: 'title', authors: 'authors', year: 'year' },
    prepare: ({ title, authors, year }) => ({
      title,
      subtitle: [authors, year].filter(Boolean).join(', '),
    }),
  },
})
