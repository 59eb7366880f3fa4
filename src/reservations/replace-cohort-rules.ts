import type { Database } from '../database/tables.ts'
import { rulesToRow } from './cohort-rows.ts'
import type { CohortRules } from './cohort-rules.ts'

/**
 * Makes the database know exactly the published groups. Groups missing from the list are closed,
 * but those whose ids are in `keep` stay as they are: their documents can't be read at the moment,
 * which says nothing about the group. Reservations are never touched.
 * Throws CohortRulesInvalid, having changed nothing.
 */
export async function replaceCohortRules(
  database: Database,
  published: readonly CohortRules[],
  keep: readonly string[] = [],
): Promise<void> {
  // Always in the same order, so that two publishers can't wait for each other's rows.
  const rows = published
    .filter(({ id }) => !keep.includes(id))
    .map(rulesToRow)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
  const staying = [...rows.map(({ id }) => id), ...keep]
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
    if (staying.length > 0) others = others.where('id', 'not in', staying)
    await others.execute()
  })
}
