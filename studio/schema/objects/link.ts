import { LinkIcon } from '@sanity/icons/Link'
import { defineArrayMember, defineField } from 'sanity'
import { linkedTypes } from '../linked-types.ts'
import { requireWhen } from '../rules/conditions.ts'

/** A link: to a page of this site by reference, so that it survives a new address, or outward. */
export const link = defineArrayMember({
  name: 'link',
  title: 'Link',
  type: 'object',
  icon: LinkIcon,
  fields: [
    defineField({
      name: 'kind',
      title: 'Leads to',
      type: 'string',
      options: {
        list: [
          { value: 'internal', title: 'A page of this site' },
          { value: 'external', title: 'Another website' },
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'internal',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'reference',
      title: 'Page',
      type: 'reference',
      to: linkedTypes,
      hidden: ({ parent }) => parent?.kind !== 'internal',
      validation: (rule) =>
        rule.custom(requireWhen('kind', 'internal', 'Choose the page the link leads to.')),
    }),
    defineField({
      name: 'href',
      title: 'Web address',
      type: 'url',
      hidden: ({ parent }) => parent?.kind !== 'external',
      validation: (rule) => [
        rule.uri({ scheme: ['https', 'http', 'mailto', 'tel'] }),
        rule.custom(requireWhen('kind', 'external', 'Paste the address, starting with https://.')),
      ],
    }),
  ],
})
