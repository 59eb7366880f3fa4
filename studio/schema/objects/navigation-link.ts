import { LinkIcon } from '@sanity/icons/Link'
import { defineField, defineType } from 'sanity'
import { linkedTypes } from '../linked-types.ts'
import { requireOneOf } from '../rules/conditions.ts'
import { checkSitePath } from '../rules/site-paths.ts'
import { requireWords } from '../rules/words.ts'

/** An entry of the navigation: its words, and a document or a section of the site it leads to. */
export const navigationLink = defineType({
  name: 'navigationLink',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'label',
      type: 'string',
      description: 'One to three words.',
      validation: (rule) => requireWords(rule).max(30),
    }),
    defineField({
      name: 'target',
      title: 'Page',
      type: 'reference',
      to: linkedTypes,
      description: 'Follows the page when its address changes.',
      hidden: ({ parent }) => Boolean(parent?.href) && !parent?.target,
      validation: (rule) =>
        rule.custom(requireOneOf('href', 'Choose a page, or write a section below.')),
    }),
    defineField({
      name: 'href',
      title: 'Section of the site',
      type: 'string',
      placeholder: '/glossary/',
      description: 'For lists such as /approaches/, /programs/, /glossary/ or /search/.',
      hidden: ({ parent }) => Boolean(parent?.target) && !parent?.href,
      validation: (rule) => rule.custom(checkSitePath),
    }),
  ],
  preview: {
    select: { title: 'label', href: 'href', page: 'target.title', person: 'target.name' },
    prepare: ({ title, href, page, person }) => ({
      title: title || 'Link without words',
      subtitle: href || page || person || 'Leads nowhere yet',
    }),
  },
})
