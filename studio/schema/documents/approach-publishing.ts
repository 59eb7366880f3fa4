import { defineArrayMember, defineField } from 'sanity'
import { defineIllustrationSeed, defineSearchFields } from '../objects/search-fields.ts'
import { readField, requireTogether } from '../rules/conditions.ts'
import { checkDayHasCome } from '../rules/times.ts'

/** The fields of an approach that are not its text: people, dates, relations, search, looks. */
export const approachPublishing = [
  defineField({
    name: 'author',
    type: 'reference',
    to: [{ type: 'person' }],
    group: 'review',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'reviewer',
    title: 'Clinical reviewer',
    type: 'reference',
    to: [{ type: 'person' }],
    group: 'review',
    description:
      'Only after the review took place. Until then readers see “Not yet clinically reviewed”.',
    options: { filter: 'kind == "reviewer"' },
    validation: (rule) =>
      rule.custom(requireTogether('reviewedAt', 'Say who did the review on that date.')),
  }),
  defineField({
    name: 'reviewedAt',
    title: 'Reviewed on',
    type: 'date',
    group: 'review',
    description: 'The day the review was finished.',
    validation: (rule) => [
      rule.custom(requireTogether('reviewer', 'Say when the review was finished.')),
      rule.custom(checkDayHasCome),
    ],
  }),
  defineField({
    name: 'nextReviewAt',
    title: 'Review again by',
    type: 'date',
    group: 'review',
    description:
      'Twelve months after the review if empty. Overdue articles are listed on the left.',
    hidden: ({ document }) => !readField(document, 'reviewedAt'),
    validation: (rule) =>
      rule.custom((next: string | undefined, { document }) => {
        const last = readField(document, 'reviewedAt')
        return !next || typeof last !== 'string' || next > last
          ? true
          : 'The next review comes after the last one.'
      }),
  }),
  defineField({
    name: 'publishedAt',
    title: 'First published',
    type: 'datetime',
    group: 'review',
    description: 'In the future: publish now, and readers see it by itself from that minute on.',
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'updatedAt',
    title: 'Content last changed',
    type: 'date',
    group: 'review',
    description: 'Change it when what is said changes, not for a spelling mistake.',
  }),
  defineField({
    name: 'conflictOfInterest',
    title: 'Conflicts of interest',
    type: 'text',
    rows: 2,
    group: 'review',
    description: 'Anything the author or reviewer gains if readers choose this approach.',
  }),
  defineField({
    name: 'topics',
    type: 'array',
    group: 'links',
    of: [defineArrayMember({ type: 'reference', to: [{ type: 'topic' }] })],
    validation: (rule) =>
      rule.required().min(1).unique().error('Choose at least one topic, each once.'),
  }),
  defineField({
    name: 'related',
    title: 'Related approaches',
    type: 'array',
    group: 'links',
    of: [
      defineArrayMember({
        type: 'reference',
        to: [{ type: 'approach' }],
        options: {
          filter: ({ document }) => ({
            filter: '!(_id in [$self, "drafts." + $self])',
            params: { self: document._id.replace(/^drafts\./, '') },
          }),
        },
      }),
    ],
    validation: (rule) => rule.unique().max(6),
  }),
  defineField({
    name: 'offer',
    title: 'Program offered with it',
    type: 'reference',
    to: [{ type: 'program' }],
    group: 'links',
    description: 'Shown after the evidence, apart from the article and labelled as an offer.',
  }),
  ...defineSearchFields({ group: 'search', otherwise: 'The definition' }),
  defineIllustrationSeed({ group: 'search' }),
]
