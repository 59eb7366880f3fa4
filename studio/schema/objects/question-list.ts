import { HelpCircleIcon } from '@sanity/icons/HelpCircle'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { QuestionListPreview } from '../previews/question-list-preview.tsx'
import { showing } from '../previews/shown.ts'

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
    select: { questions: 'questions', first: 'questions.0.question' },
    prepare: ({ questions, first }) =>
      showing({ title: first || 'Questions and answers', subtitle: 'Questions' }, { questions }),
  },
})
