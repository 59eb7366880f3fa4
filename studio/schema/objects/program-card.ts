import { UsersIcon } from '@sanity/icons/Users'
import { defineField, defineType } from 'sanity'
import { ProgramCardPreview } from '../previews/program-card-preview.tsx'
import { showing } from '../previews/shown.ts'

/** Leads to a program. The page sets it apart from the article and labels it as an offer. */
export const programCard = defineType({
  name: 'programCard',
  title: 'Program',
  type: 'object',
  icon: UsersIcon,
  fields: [
    defineField({
      name: 'program',
      type: 'reference',
      to: [{ type: 'program' }],
      validation: (rule) => rule.required(),
    }),
  ],
  components: { preview: ProgramCardPreview },
  preview: {
    select: { title: 'program.title', summary: 'program.summary', kind: 'program.kind' },
    prepare: (program) =>
      showing({ title: program.title || 'Choose a program', subtitle: 'Program card' }, program),
  },
})
