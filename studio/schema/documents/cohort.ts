import { CalendarIcon } from '@sanity/icons/Calendar'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { describeStart } from '../describe-start.ts'
import { readField } from '../rules/conditions.ts'
import { checkLocalTime, checkSkippedDates, checkTimeZone } from '../rules/times.ts'

/** One running group of a program: when it meets and how many seats it has. */
export const cohort = defineType({
  name: 'cohort',
  title: 'Group',
  type: 'document',
  icon: CalendarIcon,
  fieldsets: [
    { name: 'time', title: 'Day and time', options: { columns: 2 } },
    { name: 'seats', title: 'Seats', options: { columns: 2 } },
  ],
  fields: [
    defineField({
      name: 'program',
      type: 'reference',
      to: [{ type: 'program' }],
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'startDate',
      title: 'First session on',
      type: 'date',
      fieldset: 'time',
      description: 'The group meets on this day of the week.',
      validation: (rule) => rule.required().min('2000-01-01').max('2199-12-31'),
    }),
    defineField({
      name: 'localTime',
      title: 'Time',
      type: 'string',
      fieldset: 'time',
      placeholder: '18:30',
      description: 'On the clock of the time zone beside it, 24 hours.',
      validation: (rule) => [rule.required(), rule.custom(checkLocalTime)],
    }),
    defineField({
      name: 'timeZone',
      title: 'Time zone',
      type: 'string',
      initialValue: 'America/New_York',
      fieldset: 'time',
      placeholder: 'America/New_York',
      description: 'The group keeps to this zone, in summer and in winter.',
      validation: (rule) => [rule.required(), rule.custom(checkTimeZone)],
    }),
    defineField({
      name: 'minutes',
      title: 'Length in minutes',
      type: 'number',
      initialValue: 60,
      fieldset: 'time',
      validation: (rule) => rule.required().integer().min(15).max(240),
    }),
    defineField({
      name: 'weeks',
      title: 'Number of sessions',
      type: 'number',
      initialValue: 8,
      fieldset: 'time',
      description: 'One a week.',
      validation: (rule) => rule.required().integer().min(1).max(52),
    }),
    defineField({
      name: 'skippedDates',
      title: 'Weeks without a session',
      type: 'array',
      of: [defineArrayMember({ type: 'date' })],
      fieldset: 'time',
      description: 'Holidays, for example.',
      validation: (rule) => [rule.unique(), rule.custom(checkSkippedDates)],
    }),
    defineField({
      name: 'capacity',
      title: 'Number of seats',
      type: 'number',
      initialValue: 8,
      fieldset: 'seats',
      description: 'Lowering it below the seats already taken removes nobody.',
      validation: (rule) => rule.required().integer().min(1).max(20),
    }),
    defineField({
      name: 'enrolment',
      title: 'Enrollment',
      type: 'string',
      initialValue: 'open',
      fieldset: 'seats',
      options: {
        list: [
          { value: 'open', title: 'Open' },
          { value: 'closed', title: 'Closed' },
        ],
        layout: 'radio',
        direction: 'horizontal',
      },
      validation: (rule) => rule.required(),
    }),
    defineField({
      name: 'lastEnrolmentDate',
      title: 'Last day to join',
      type: 'date',
      fieldset: 'seats',
      description: 'Seats can be reserved up to and including this day.',
      validation: (rule) =>
        rule.custom((last: string | undefined, { parent }) => {
          const start = readField(parent, 'startDate')
          return !last || typeof start !== 'string' || last <= start
            ? true
            : 'The last day to join can’t be after the first session.'
        }),
    }),
    defineField({
      name: 'facilitator',
      type: 'reference',
      to: [{ type: 'person' }],
      options: { filter: 'kind == "facilitator"' },
    }),
  ],
  orderings: [
    { name: 'soonest', title: 'Soonest', by: [{ field: 'startDate', direction: 'asc' }] },
  ],
  preview: {
    select: {
      program: 'program.title',
      startDate: 'startDate',
      localTime: 'localTime',
      timeZone: 'timeZone',
      enrolment: 'enrolment',
    },
    prepare: ({ program, enrolment, ...start }) => ({
      title: describeStart(start),
      subtitle: [program || 'No program yet', enrolment === 'closed' && 'Enrollment closed']
        .filter(Boolean)
        .join(' · '),
    }),
  },
})
