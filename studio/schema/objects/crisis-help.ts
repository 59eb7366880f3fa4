import { BellIcon } from '@sanity/icons/Bell'
import { defineField, defineType } from 'sanity'
import { CrisisHelpPreview } from '../previews/crisis-help-preview.tsx'
import { showing } from '../previews/shown.ts'

/** The crisis lines of the site settings, repeated where a reader may need them. */
export const crisisHelp = defineType({
  name: 'crisisHelp',
  title: 'Crisis help',
  type: 'object',
  icon: BellIcon,
  fields: [
    defineField({
      name: 'note',
      type: 'text',
      rows: 2,
      description: 'A sentence of your own above the lines. The lines come from the site settings.',
    }),
  ],
  components: { preview: CrisisHelpPreview },
  preview: {
    select: { note: 'note' },
    prepare: ({ note }) => showing({ title: 'Crisis help', subtitle: note }, { note }),
  },
})
