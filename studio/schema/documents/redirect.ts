import { ArrowRightIcon } from '@sanity/icons/ArrowRight'
import { defineField, defineType } from 'sanity'
import { linkedTypes } from '../linked-types.ts'
import { requireOneOf } from '../rules/conditions.ts'
import { checkRedirectSource, checkRedirectTarget } from '../rules/redirects.ts'

/** Leads an address that once was to where its content is now. Written by itself when a published address changes. */
export const redirect = defineType({
  name: 'redirect',
  title: 'Redirect',
  type: 'document',
  icon: ArrowRightIcon,
  fields: [
    defineField({
      name: 'from',
      title: 'Old address',
      type: 'string',
      placeholder: '/approaches/old-name/',
      description: 'The end of the address, with a slash before and after it.',
      validation: (rule) => [
        rule.required().error('Write the address that should lead elsewhere.'),
        rule.custom(checkRedirectSource),
      ],
    }),
    defineField({
      name: 'target',
      title: 'Leads to',
      type: 'reference',
      to: linkedTypes.filter(({ type }) => type !== 'glossaryTerm'),
      description: 'Always leads to the page’s present address.',
      hidden: ({ parent }) => Boolean(parent?.to) && !parent?.target,
      validation: (rule) =>
        rule.custom(requireOneOf('to', 'Choose a page, or write an address below.')),
    }),
    defineField({
      name: 'to',
      title: 'Or to the address',
      type: 'string',
      placeholder: '/glossary/',
      description: 'For what has no document: a path of this site, or an address with https://.',
      hidden: ({ parent }) => Boolean(parent?.target) && !parent?.to,
      validation: (rule) => rule.custom(checkRedirectTarget),
    }),
  ],
  orderings: [{ name: 'from', title: 'Old address', by: [{ field: 'from', direction: 'asc' }] }],
  preview: {
    select: { title: 'from', to: 'to', page: 'target.title', person: 'target.name' },
    prepare: ({ title, to, page, person }) => ({
      title: title || 'No address yet',
      subtitle: `→ ${to || page || person || 'nowhere yet'}`,
    }),
  },
})
