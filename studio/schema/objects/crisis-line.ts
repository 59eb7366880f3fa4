import { BellIcon } from '@sanity/icons/Bell'
import { defineField, defineType } from 'sanity'
import { requireWords } from '../rules/words.ts'

/** A way to reach help at once; shown on every page. */
export const crisisLine = defineType({
  name: 'crisisLine',
  title: 'Crisis line',
  type: 'object',
  icon: BellIcon,
  fields: [
    defineField({
      name: 'label',
      type: 'string',
      description: 'What the link says, e.g. “Call 988”.',
      validation: requireWords,
    }),
    defineField({
      name: 'instruction',
      type: 'string',
      description: 'When to use it, in one plain sentence.',
      validation: requireWords,
    }),
    defineField({
      name: 'href',
      title: 'Link',
      type: 'string',
      description: 'tel:988 calls, sms:988 writes a text, https://… opens a page.',
      validation: (rule) =>
        rule
          .required()
          .regex(/^(tel:\+?[\d-]+|sms:\+?[\d-]+|https:\/\/\S+)$/, { name: 'link' })
          .error('Start with tel:, sms: or https://, e.g. tel:988.'),
    }),
  ],
  preview: { select: { title: 'label', subtitle: 'instruction' } },
})
