import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { QuestionListPreview } from '../previews/question-list-preview.tsx'
import { readTexts, showing } from '../previews/shown.ts'

/** Questions and answers in the middle of a text. */
export const questionList = defineType({
  name: 'questionList',
  title: 'Questions and answers',
  type: 'object',
  icon: HelpCircleIcon,
  fields: [
    defineField({
      name: 'questions',
      type: 'array',
      of: [defineArrayMember({ type: 'question' })],
      validation: (rule) => rule.required().min(1),
    }),
  ],
  components: { preview: QuestionListPreview },
  preview: {
    // A part of them beside the whole would take the whole's place.
    select: { questions: 'questions' },
    prepare: ({ questions }) => {
      const [title = 'Questions and answers'] = readTexts(questions, 'question').filter(Boolean)
      return showing({ title, subtitle: 'Questions' }, { questions })
    },
  },
})
