import { ThListIcon } from '@sanity/icons/ThList'
import { defineArrayMember, defineField, defineType } from 'sanity'
import { ComparisonTablePreview } from '../previews/comparison-table-preview.tsx'
import { showing } from '../previews/shown.ts'
import { checkRowWidths } from '../rules/table.ts'
import { requireWords } from '../rules/words.ts'

/** One row of a comparison; its first cell names what is compared. */
export const comparisonRow = defineType({
  name: 'comparisonRow',
  title: 'Row',
  type: 'object',
  fields: [
    defineField({
      name: 'cells',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      description: 'One cell for each column, in the same order.',
      validation: (rule) => rule.required().min(2),
    }),
  ],
  preview: {
    select: { cells: 'cells' },
    prepare: ({ cells }) => {
      const [first = 'Empty row', ...others] = Array.isArray(cells) ? cells.map(String) : []
      return { title: first, subtitle: others.join(' · ') }
    },
  },
})

/** A table that sets approaches side by side. */
export const comparisonTable = defineType({
  name: 'comparisonTable',
  title: 'Comparison table',
  type: 'object',
  icon: ThListIcon,
  fields: [
    defineField({
      name: 'caption',
      type: 'string',
      description: 'Says what the table compares; printed above it and read out first.',
      validation: requireWords,
    }),
    defineField({
      name: 'columns',
      type: 'array',
      of: [defineArrayMember({ type: 'string' })],
      description: 'The heading of each column, the first one included.',
      validation: (rule) => rule.required().min(2).max(6),
    }),
    defineField({
      name: 'rows',
      type: 'array',
      of: [defineArrayMember({ type: 'comparisonRow' })],
      validation: (rule) => [rule.required().min(1), rule.custom(checkRowWidths)],
    }),
  ],
  components: { preview: ComparisonTablePreview },
  preview: {
    select: { caption: 'caption', columns: 'columns', rows: 'rows' },
    prepare: (table) => showing({ title: table.caption, subtitle: 'Comparison table' }, table),
  },
})
