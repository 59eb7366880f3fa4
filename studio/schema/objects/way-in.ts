import { ArrowRightIcon } from '@sanity/icons/ArrowRight'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** One way into the site, offered on the home page in a visitor's own words. */
export const wayIn = defineType({
  name: 'wayIn',
  title: 'Way in',
  type: 'object',
  icon: ArrowRightIcon,
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      description: 'What someone might think when they arrive, e.g. “I feel alone with this”.',
      validation: (rule) => requireWords(rule).max(60),
    }),
    defineField({
      name: 'text',
      type: 'text',
      rows: 2,
      description: 'What they find there, in one or two sentences.',
      validation: (rule) => requireWords(rule).max(200),
    }),
    defineField({
      name: 'target',
      title: 'Leads to',
      type: 'reference',
      to: [{ type: 'approach' }, { type: 'program' }, { type: 'topic' }, { type: 'page' }],
      validation: (rule) => rule.required().error('Choose the page this leads to.'),
    }),
  ],
  preview: {
    select: { title: 'title', target: 'target.title' },
    prepare: ({ title, target }) => ({
      title: title || 'Way without words',
      subtitle: target ? `Leads to “${target}”` : 'Leads nowhere yet',
    }),
  },
})
