import { UsersIcon } from '@sanity/icons/Users'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'
import { definePageSlug } from '../objects/page-slug.ts'
import { defineIllustrationSeed, defineSearchFields } from '../objects/search-fields.ts'
import { requireWords } from '../rules/words.ts'
import { describeSchedule } from '../status.ts'
import { programJoining } from './program-joining.ts'

/** A group program people can join. */
export const program = defineType({
  name: 'program',
  title: 'Program',
  type: 'document',
  icon: UsersIcon,
  groups: [
    { name: 'text', title: 'Text', default: true },
    { name: 'joining', title: 'Who can join' },
    { name: 'weeks', title: 'Weeks and sessions' },
    { name: 'more', title: 'Results and questions' },
    { name: 'search', title: 'Search and looks' },
  ],
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      group: 'text',
      description: 'What the group is called, e.g. “Relationships group”.',
      components: showRoom(90),
      validation: (rule) =>
        requireWords(rule).max(90).error('Name the program in at most 90 characters.'),
    }),
    definePageSlug({ source: 'title', group: 'text' }),
    defineField({
      name: 'summary',
      type: 'text',
      rows: 3,
      group: 'text',
      description: 'Two or three sentences for lists and cards.',
      components: showRoom(320),
      validation: (rule) =>
        requireWords(rule).max(320).error('Say in at most 320 characters what the program is.'),
    }),
    defineField({
      name: 'body',
      title: 'About the program',
      type: 'programBody',
      group: 'text',
      validation: (rule) => rule.required().error('Describe the program.'),
    }),
    ...programJoining,
    defineField({
      name: 'outline',
      title: 'Week by week',
      type: 'array',
      group: 'weeks',
      of: [defineArrayMember({ type: 'outlineWeek' })],
      validation: (rule) => rule.required().min(1),
    }),
    defineField({
      name: 'session',
      title: 'What happens in a session',
      type: 'text',
      rows: 6,
      group: 'weeks',
      validation: requireWords,
    }),
    defineField({
      name: 'facilitators',
      type: 'array',
      group: 'weeks',
      of: [
        defineArrayMember({
          type: 'reference',
          to: [{ type: 'person' }],
          options: { filter: 'kind == "facilitator"' },
        }),
      ],
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'outcomes',
      title: 'Reported outcomes',
      type: 'array',
      group: 'more',
      of: [defineArrayMember({ type: 'outcome' })],
      description: 'Each with who reports it. Feedback of participants is not evidence of effect.',
    }),
    defineField({
      name: 'questions',
      type: 'array',
      group: 'more',
      of: [defineArrayMember({ type: 'question' })],
    }),
    defineField({
      name: 'publishedAt',
      title: 'First published',
      type: 'datetime',
      group: 'more',
      description: 'In the future: publish now, and readers see it by itself from that minute on.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'topics',
      type: 'array',
      group: 'more',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
      description: 'The program is listed on the pages of these topics.',
      validation: (rule) => rule.unique(),
    }),
    ...defineSearchFields({ group: 'search', otherwise: 'The summary' }),
    defineIllustrationSeed({ group: 'search' }),
  ],
  initialValue: () => ({ publishedAt: new Date().toISOString(), eligibility: 'states' }),
  orderings: [{ name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] }],
  preview: {
    select: {
      title: 'title',
      kind: 'kind',
      states: 'eligibleStates',
      eligibility: 'eligibility',
      publishedAt: 'publishedAt',
    },
    prepare: ({ title, kind, states, eligibility, publishedAt }) => ({
      title: title || 'Untitled program',
      subtitle: [
        describeSchedule(publishedAt),
        kind === 'skills' ? 'Skills group' : 'Therapy group',
        eligibility === 'everywhere' ? 'every state' : Array.isArray(states) && states.join(', '),
      ]
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
