import { BookIcon } from '@sanity/icons/Book'
import { defineArrayMember, defineField } from 'sanity'
import { SourceKeyInput } from '../inputs/source-key-input.tsx'
import { checkSourceKey } from '../rules/sources.ts'

/** Ties words to an entry of the document's sources; readers see its number. */
export const citation = defineArrayMember({
  name: 'citation',
  title: 'Source',
  type: 'object',
  icon: BookIcon,
  fields: [
    defineField({
      name: 'source',
      type: 'string',
      description: 'From this document’s own list of sources.',
      components: { input: SourceKeyInput },
      validation: (rule) => [
        rule.required().error('Choose the source that says so.'),
        rule.custom(checkSourceKey),
      ],
    }),
  ],
})
