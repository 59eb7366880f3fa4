import { defineField } from 'sanity'
import { evidenceGrades } from '../evidence-grades.ts'
import { checkSourcesForGrade } from '../rules/sources.ts'
import { requireWords } from '../rules/words.ts'

/** The four facts beside an article's opening. */
export const atAGlance = defineField({
  name: 'atAGlance',
  title: 'At a glance',
  type: 'object',
  group: 'text',
  description: 'The four facts a reader sees before the text. A few words each.',
  options: { columns: 1 },
  fields: [
    defineField({
      name: 'whoFor',
      title: 'Who it is for',
      type: 'string',
      validation: (rule) => requireWords(rule).error('Say in a few words who it is for.'),
    }),
    defineField({
      name: 'format',
      type: 'string',
      description: 'E.g. “One to one, in pairs or in groups”.',
      validation: (rule) => requireWords(rule).error('Say how people meet.'),
    }),
    defineField({
      name: 'usualLength',
      title: 'Usual length',
      type: 'string',
      description: 'E.g. “12 to 20 weekly sessions”.',
      validation: (rule) => requireWords(rule).error('Say how long it usually takes.'),
    }),
    defineField({
      name: 'evidence',
      title: 'Strength of the evidence',
      type: 'string',
      description: 'For the approach as a whole. Single claims are graded in the text.',
      options: { list: evidenceGrades, layout: 'radio' },
      validation: (rule) => [
        rule.required().error('Say how strong the evidence is.'),
        rule.custom(checkSourcesForGrade),
      ],
    }),
  ],
  validation: (rule) => rule.required(),
})
