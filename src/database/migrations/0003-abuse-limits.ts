import type { Migration } from '../migrate.ts'

/** How often something was tried of late, and which proofs of work were used. */
export const abuseLimits: Migration = {
  name: 'abuse-limits',
  async apply({ schema }) {
    await schema
      .createTable('attempts')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('count', 'integer', (column) => column.notNull())
      .addColumn('ends_at', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('attempts_by_end').on('attempts').column('ends_at').execute()
    await schema
      .createTable('spent_proofs')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('ends_at', 'text', (column) => column.notNull())
      .execute()
    await schema.createIndex('spent_proofs_by_end').on('spent_proofs').column('ends_at').execute()
  },
}
