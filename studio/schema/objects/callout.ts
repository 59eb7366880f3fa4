import { InfoOutlineIcon } from '@sanity/icons/InfoOutline'
import { defineField, defineType } from 'sanity'
import { CalloutPreview } from '../previews/callout-preview.tsx'
import { showing } from '../previews/shown.ts'
import { requireWords } from '../rules/words.ts'

/** A short aside that stands out from the text. */
export const callout = defineType({
  name: 'callout',
  title: 'Callout',
  type: 'object',
  icon: InfoOutlineIcon,
  fields: [
    defineField({
      name: 'tone',
      type: 'string',
      description: 'A caution is for what could harm a reader who overlooks it.',
      options: {
        list: [
          { value: 'note', title: 'Note' },
          { value: 'caution', title: 'Caution' },
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      initialValue: 'note',
      validation: (rule) => rule.required(),
    }),
    defineField({ name: 'title', type: 'string' }),
    defineField({ name: 'text', type: 'text', rows: 4, validation: requireWords }),
  ],
  components: { preview: CalloutPreview },
  preview: {
    select: { title: 'title', text: 'text', tone: 'tone' },
    prepare: ({ title, text, tone }) =>
      showing(
        { title: title || text, subtitle: tone === 'caution' ? 'Caution' : 'Note' },
        { title, text, tone },
      ),
  },
})
