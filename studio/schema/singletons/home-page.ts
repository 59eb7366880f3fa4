import { HomeIcon } from '@sanity/icons/Home'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { showRoom } from '../inputs/length-hint.tsx'
import { defineIllustrationSeed, defineSearchFields } from '../objects/search-fields.ts'
import { requireWords } from '../rules/words.ts'

/** What the home page says and what it leads to. Exists once. */
export const homePage = defineType({
  name: 'homePage',
  title: 'Home page',
  type: 'document',
  icon: HomeIcon,
  groups: [
    { name: 'welcome', title: 'Welcome', default: true },
    { name: 'featured', title: 'Featured' },
    { name: 'search', title: 'Search and looks' },
  ],
  fields: [
    defineField({
      name: 'heading',
      type: 'string',
      group: 'welcome',
      description: 'The first words a visitor reads.',
      components: showRoom(90),
      validation: (rule) =>
        requireWords(rule).max(90).error('Greet visitors in at most 90 characters.'),
    }),
    defineField({
      name: 'introduction',
      type: 'text',
      rows: 4,
      group: 'welcome',
      description: 'What relational therapy is, in one breath, for someone who never heard of it.',
      components: showRoom(480),
      validation: (rule) =>
        requireWords(rule)
          .max(480)
          .error('Introduce relational therapy in at most 480 characters.'),
    }),
    defineField({
      name: 'ways',
      title: 'Ways in',
      type: 'array',
      group: 'welcome',
      of: [defineArrayMember({ type: 'wayIn' })],
      description: 'Three or four, in the words of people who arrive.',
      validation: (rule) => rule.max(6),
    }),
    defineField({
      name: 'featuredApproaches',
      title: 'Featured approaches',
      type: 'array',
      group: 'featured',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'approach' }] })],
      description: 'Shown in this order. Those not published yet are left out.',
      validation: (rule) => rule.unique().max(6),
    }),
    defineField({
      name: 'featuredPrograms',
      title: 'Featured programs',
      type: 'array',
      group: 'featured',
      of: [defineArrayMember({ type: 'reference', to: [{ type: 'program' }] })],
      description: 'Shown in this order, set apart and labelled as an offer.',
      validation: (rule) => rule.unique().max(4),
    }),
    ...defineSearchFields({ group: 'search', otherwise: 'The description in the site settings' }),
    defineIllustrationSeed({ group: 'search' }),
  ],
  preview: {
    select: { subtitle: 'heading' },
    prepare: ({ subtitle }) => ({ title: 'Home page', subtitle }),
  },
})
