import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { makeApproachOutline } from '../approach-outline.ts'
import { showRoom } from '../inputs/length-hint.tsx'
import { atAGlance } from '../objects/at-a-glance.ts'
import { definePageSlug } from '../objects/page-slug.ts'
import { checkArticleSlug } from '../rules/site-paths.ts'
import { requireWords } from '../rules/words.ts'
import { describeSchedule, judgeReview } from '../status.ts'
import { today } from '../today.ts'
import { approachPublishing } from './approach-publishing.ts'

/** An article on one therapy approach. */
export const approach = defineType({
  name: 'approach',
  title: 'Approach',
  type: 'document',
  icon: DocumentTextIcon,
  groups: [
    { name: 'text', title: 'Text', default: true },
    { name: 'sources', title: 'Sources' },
    { name: 'review', title: 'People and review' },
    { name: 'links', title: 'Related' },
    { name: 'search', title: 'Search and looks' },
  ],
  fields: [
    defineField({
      name: 'title',
      type: 'string',
      group: 'text',
      description: 'The name of the approach, e.g. “Relational therapy”.',
      components: showRoom(90),
      validation: (rule) =>
        requireWords(rule).max(90).error('Name the approach in at most 90 characters.'),
    }),
    definePageSlug({ source: 'title', group: 'text', check: checkArticleSlug }),
    defineField({
      name: 'definition',
      title: 'Definition in one sentence',
      type: 'text',
      rows: 2,
      group: 'text',
      description: 'What it is, for someone who has never heard of it.',
      components: showRoom(240),
      validation: (rule) =>
        requireWords(rule)
          .max(240)
          .error('Say in one sentence what it is, in at most 240 characters.'),
    }),
    defineField({
      name: 'alsoKnownAs',
      title: 'Other names',
      type: 'array',
      group: 'text',
      of: [defineArrayMember({ type: 'string' })],
      options: { layout: 'tags' },
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'contentNote',
      title: 'Note before reading',
      type: 'text',
      rows: 2,
      group: 'text',
      description: 'Only if the article touches something a reader may want to be ready for.',
    }),
    atAGlance,
    defineField({
      name: 'body',
      title: 'Article',
      type: 'articleBody',
      group: 'text',
      description: 'Keep the order of the headings: readers find their way by it.',
      validation: (rule) => rule.required().error('Write the article.'),
    }),
    defineField({
      name: 'sources',
      type: 'array',
      group: 'sources',
      of: [defineArrayMember({ type: 'source' })],
      description: 'Numbered in this order. Graded claims and source marks choose from this list.',
      validation: (rule) => rule.required().min(1).error('List at least one source.'),
    }),
    ...approachPublishing,
  ],
  initialValue: () => ({
    publishedAt: new Date().toISOString(),
    illustrationSeed: Math.floor(Math.random() * 10_000),
    body: makeApproachOutline(),
  }),
  orderings: [
    { name: 'title', title: 'Title', by: [{ field: 'title', direction: 'asc' }] },
    { name: 'newest', title: 'Newest', by: [{ field: 'publishedAt', direction: 'desc' }] },
  ],
  preview: {
    select: {
      title: 'title',
      publishedAt: 'publishedAt',
      reviewer: 'reviewer._ref',
      reviewedAt: 'reviewedAt',
      nextReviewAt: 'nextReviewAt',
    },
    prepare: ({ title, ...approach }) => ({
      title: title || 'Untitled approach',
      subtitle: describeStatus(approach),
    }),
  },
})

const reviewWords = { never: 'Never clinically reviewed', overdue: 'Review overdue' }

/** What an editor must know of an article in a list: whether it is on its way, and its review. */
function describeStatus({ publishedAt, reviewer, ...review }: Record<string, unknown>): string {
  const state = judgeReview({ ...review, reviewer }, today())
  return [
    describeSchedule(publishedAt),
    state.kind === 'reviewed' ? `Reviewed ${state.on}` : reviewWords[state.kind],
  ]
    .filter(Boolean)
    .join(' · ')
}
