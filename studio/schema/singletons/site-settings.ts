import { CogIcon } from '@sanity/icons/Cog'
import { defineArrayMember, defineField, defineType } from 'sanity'

/** What is said on every page: names, crisis lines, disclaimer, consent. Exists once. */
export const siteSettings = defineType({
  name: 'siteSettings',
  title: 'Site settings',
  type: 'document',
  icon: CogIcon,
  groups: [
    { name: 'site', title: 'Site', default: true },
    { name: 'safety', title: 'Safety' },
    { name: 'offer', title: 'Offer and consent' },
  ],
  fields: [
    defineField({
      name: 'name',
      title: 'Name of the site',
      type: 'string',
      group: 'site',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'tagline',
      type: 'string',
      group: 'site',
      validation: (rule) => rule.required().max(120),
    }),
    defineField({
      name: 'description',
      type: 'text',
      rows: 3,
      group: 'site',
      description: 'What search engines show for the home page.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'crisisLines',
      type: 'array',
      group: 'safety',
      of: [defineArrayMember({ type: 'crisisLine' })],
      description: 'On every page, in this order.',
      validation: (rule) =>
        rule.required().min(1).error('Every page must offer at least one way to reach help.'),
    }),
    defineField({
      name: 'disclaimer',
      type: 'text',
      rows: 4,
      group: 'safety',
      description: 'At the foot of every page.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'providerName',
      title: 'Provider of the programs',
      type: 'string',
      group: 'offer',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'providerNote',
      title: 'Label on every offer',
      type: 'text',
      rows: 2,
      group: 'offer',
      description: 'Tells readers that this is an offer and whose, e.g. “A group run by …”.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'consentText',
      title: 'Consent when reserving a seat',
      type: 'text',
      rows: 5,
      group: 'offer',
      description:
        'Each reservation records which wording was agreed to. Changes apply from then on.',
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'minimumAge',
      type: 'number',
      group: 'offer',
      initialValue: 18,
      validation: (rule) => rule.required().integer().min(13).max(21),
    }),
  ],
  preview: { prepare: () => ({ title: 'Site settings' }) },
})
