import { UserIcon } from '@sanity/icons/User'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { defineDescribedImage } from '../objects/described-image.ts'
import { definePageSlug } from '../objects/page-slug.ts'
import { readField } from '../rules/conditions.ts'
import { requireWords } from '../rules/words.ts'
import { usStateChoices } from '../us-states.ts'

const kinds = [
  { value: 'team', title: 'Team, such as an editorial team' },
  { value: 'facilitator', title: 'Facilitator of groups' },
  { value: 'reviewer', title: 'Clinical reviewer' },
]

/** Who writes, reviews or leads groups; a team counts as one. */
export const person = defineType({
  name: 'person',
  title: 'Person or team',
  type: 'document',
  icon: UserIcon,
  fields: [
    defineField({ name: 'name', type: 'string', validation: requireWords }),
    definePageSlug({ source: 'name' }),
    defineField({
      name: 'kind',
      title: 'Role',
      type: 'string',
      options: { list: kinds, layout: 'radio' },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'credentials',
      type: 'string',
      description: 'Degrees and licenses as printed after the name, e.g. “LCSW”.',
      hidden: ({ document }) => readField(document, 'kind') === 'team',
    }),
    defineField({
      name: 'licenceStates',
      title: 'Licensed in',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      options: { list: usStateChoices, layout: 'grid' },
      hidden: ({ document }) => readField(document, 'kind') === 'team',
      validation: (rule) => rule.unique(),
    }),
    defineField({
      name: 'bio',
      title: 'About',
      type: 'text',
      rows: 5,
      validation: requireWords,
    }),
    defineDescribedImage('photo', { required: false }),
  ],
  preview: {
    select: { title: 'name', kind: 'kind', media: 'photo' },
    prepare: ({ title, kind, media }) => ({
      title: title || 'Unnamed',
      subtitle: kinds.find(({ value }) => value === kind)?.title ?? 'No role yet',
      media,
    }),
  },
})
