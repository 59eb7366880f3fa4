import type { Database } from '../database/tables.ts'
import { rulesToRow } from './cohort-rows.ts'
import type { CohortRules } from './cohort-rules.ts'

/**
 * Makes the database know exactly the published groups. Groups missing from the list are closed;
 * reservations are never touched. Throws CohortRulesInvalid, having changed nothing.
 */
export async function replaceCohortRules(
  database: Database,
  published: readonly CohortRules[],
): Promise<void> {
  // Always in the same order, so that two publishers can't wait for each other's rows.
  const rows = published.map(rulesToRow).sort((a, b) => (a.id < b.id ? -1 : 1))
  await database.transaction().execute(async (transaction) => {
    for (const row of rows) {
      const { id, ...rules } = row
      await transaction
        .insertInto('cohorts')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(rules))
        .execute()
    }
    let others = transaction.updateTable('cohorts').set({ withdrawn: 1 }).where('withdrawn', '=', 0)
    if (rows.length > 0) {
      others = others.where(
        'id',
        'not in',
        rows.map((row) => row.id),
      )
    }
    await others.execute()
  })
}
