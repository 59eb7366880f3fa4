import { defineArrayMember, defineField } from 'sanity'
import { readField, requireWhen } from '../rules/conditions.ts'
import { requireWords } from '../rules/words.ts'
import { usStateChoices } from '../us-states.ts'

/** The fields of a program that decide who can join it. */
export const programJoining = [
  defineField({
    name: 'kind',
    type: 'string',
    group: 'joining',
    description:
      'Therapy is bound to the states where the facilitator is licensed; skills are not.',
    options: {
      list: [
        { value: 'therapy', title: 'Therapy group' },
        { value: 'skills', title: 'Skills group' },
      ],
      layout: 'radio',
    },
    validation: (rule) => rule.required(),
  }),
  defineField({
    name: 'eligibility',
    title: 'Open to people in',
    type: 'string',
    group: 'joining',
    description: 'Where someone is during the session counts, not only where they live.',
    options: {
      list: [
        { value: 'states', title: 'Certain states' },
        { value: 'everywhere', title: 'Every state' },
      ],
      layout: 'radio',
    },
    validation: (rule) => [
      rule.required(),
      rule
        .custom((eligibility, { document }) =>
          eligibility === 'everywhere' && readField(document, 'kind') === 'therapy'
            ? 'Therapy for every state needs a license in every state. Is that so?'
            : true,
        )
        .warning(),
    ],
  }),
  defineField({
    name: 'eligibleStates',
    title: 'States',
    type: 'array',
    group: 'joining',
    of: [defineArrayMember({ type: 'string' })],
    options: { list: usStateChoices, layout: 'grid' },
    hidden: ({ document }) => readField(document, 'eligibility') !== 'states',
    validation: (rule) => [
      rule.unique(),
      rule.custom(requireWhen('eligibility', 'states', 'Tick the states the group is open to.')),
    ],
  }),
  defineField({
    name: 'alternative',
    title: 'Program for those who can’t join',
    type: 'reference',
    to: [{ type: 'program' }],
    group: 'joining',
    description: 'Where visitors from other states are led.',
    options: {
      filter: ({ document }) => ({
        filter: '!(_id in [$self, "drafts." + $self])',
        params: { self: document._id.replace(/^drafts\./, '') },
      }),
    },
    hidden: ({ document }) => readField(document, 'eligibility') !== 'states',
  }),
  defineField({
    name: 'askResidence',
    title: 'Ask where visitors live',
    type: 'string',
    group: 'joining',
    description:
      'Besides the state they will be in during sessions, which is always asked. Who is asked must live in one of the program’s states too. If nothing is chosen, therapy groups ask and skills groups don’t.',
    options: {
      list: [
        { value: 'ask', title: 'Ask for the state of residence too' },
        { value: 'skip', title: 'Don’t ask' },
      ],
      layout: 'radio',
    },
  }),
  defineField({
    name: 'suits',
    title: 'Who it suits',
    type: 'array',
    group: 'joining',
    of: [defineArrayMember({ type: 'string', validation: requireWords })],
    description: 'One sentence each, completing “It may suit you if …”.',
    validation: (rule) => rule.required().min(1),
  }),
  defineField({
    name: 'priceNote',
    title: 'About the price',
    type: 'text',
    rows: 2,
    group: 'joining',
  }),
]
