import { TaskIcon } from '@sanity/icons/Task'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { ExercisePreview } from '../previews/exercise-preview.tsx'
import { showing } from '../previews/shown.ts'
import { requireWords } from '../rules/words.ts'

/** Something a reader can try alone, safely. */
export const exercise = defineType({
  name: 'exercise',
  title: 'Try this',
  type: 'object',
  icon: TaskIcon,
  fields: [
    defineField({ name: 'title', type: 'string', validation: requireWords }),
    defineField({
      name: 'steps',
      type: 'array',
      of: [defineArrayMember({ type: 'string', validation: requireWords })],
      description: 'One thing to do in each step.',
      validation: (rule) => rule.required().min(1),
    }),
    defineField({
      name: 'note',
      type: 'text',
      rows: 2,
      description: 'When to stop, or who should not try it alone.',
    }),
  ],
  components: { preview: ExercisePreview },
  preview: {
    select: { title: 'title', steps: 'steps', note: 'note' },
    prepare: (exercise) => showing({ title: exercise.title, subtitle: 'Exercise' }, exercise),
  },
})
