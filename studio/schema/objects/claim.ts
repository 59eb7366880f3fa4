import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { evidenceGrades } from '../evidence-grades.ts'
import { SourceKeysInput } from '../inputs/source-keys-input.tsx'
import { ClaimPreview } from '../previews/claim-preview.tsx'
import { showing } from '../previews/shown.ts'
import { checkSourceKeys } from '../rules/sources.ts'
import { requireWords } from '../rules/words.ts'

/** One statement about what works, graded on its own and tied to its sources. */
export const claim = defineType({
  name: 'claim',
  title: 'Graded claim',
  type: 'object',
  icon: CheckmarkCircleIcon,
  fields: [
    defineField({
      name: 'statement',
      type: 'text',
      rows: 2,
      description: 'One claim in one or two sentences, with its numbers.',
      validation: requireWords,
    }),
    defineField({
      name: 'grade',
      title: 'Evidence',
      type: 'string',
      options: { list: evidenceGrades, layout: 'radio' },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'detail',
      type: 'text',
      rows: 3,
      description: 'How it was studied, and what speaks against it.',
    }),
    defineField({
      name: 'sources',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      description: 'From this document’s own list of sources.',
      components: { input: SourceKeysInput },
      validation: (rule) => [
        rule.required().min(1).unique().error('Tick at least one source that says so.'),
        rule.custom(checkSourceKeys),
      ],
    }),
  ],
  components: { preview: ClaimPreview },
  preview: {
    select: { statement: 'statement', grade: 'grade', detail: 'detail', sources: 'sources' },
    prepare: (claim) => showing({ title: claim.statement, subtitle: claim.grade }, claim),
  },
})
