import DataLoader from 'dataloader'
import { sql } from 'kysely'
import type { Database } from '../../database/tables.ts'
import { instantToText } from '../../reservations/clock.ts'

/** One try, under a key that already names the stretch of time it falls in. */
export interface Attempt {
  readonly key: string
  readonly endsAt: Temporal.Instant
}

export interface Attempts {
  /** Counts the try; resolves to how many there were under its key, this one included. */
  count(attempt: Attempt): Promise<number>
  /** Whether `id` serves for the first time. It never will again until `endsAt`. */
  spend(id: string, endsAt: Temporal.Instant): Promise<boolean>
  /** Forgets what no longer counts. */
  forget(now: Temporal.Instant): Promise<void>
}

/** Statements have at most so many rows: engines bound the number of parameters. */
const MOST_ROWS = 500

/**
 * Counts in the database. Tries that come while a statement is under way share the next one, so a
 * crowd costs few commits.
 */
export function createAttempts(database: Database): Attempts {
  let writing: Promise<unknown> = Promise.resolve()
  const counts = new DataLoader(
    (attempts: readonly Attempt[]) => {
      const written = writeCounts(database, attempts)
      writing = written.catch(() => undefined)
      return written
    },
    {
      cache: false,
      maxBatchSize: MOST_ROWS,
      batchScheduleFn: (send) => void writing.then(send),
    },
  )
  return {
    count: (attempt) => counts.load(attempt),
    async spend(id, endsAt) {
      const { numInsertedOrUpdatedRows } = await database
        .insertInto('spent_proofs')
        .values({ id, ends_at: instantToText(endsAt) })
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow()
      return Number(numInsertedOrUpdatedRows) === 1
    },
    async forget(now) {
      const at = instantToText(now)
      await database.deleteFrom('attempts').where('ends_at', '<', at).execute()
      await database.deleteFrom('spent_proofs').where('ends_at', '<', at).execute()
    },
  }
}

async function writeCounts(database: Database, attempts: readonly Attempt[]): Promise<number[]> {
  const rows = new Map<string, { key: string; count: number; ends_at: string }>()
  for (const { key, endsAt } of attempts) {
    const row = rows.get(key) ?? { key, count: 0, ends_at: instantToText(endsAt) }
    rows.set(key, { ...row, count: row.count + 1 })
  }
  // In one order everywhere, so that two servers never wait for each other.
  const ordered = [...rows.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1))
  const written = await database
    .insertInto('attempts')
    .values(ordered)
    .onConflict((conflict) =>
      conflict.column('key').doUpdateSet({ count: sql<number>`attempts.count + excluded.count` }),
    )
    .returning(['key', 'count'])
    .execute()
  const before = new Map(
    written.map(({ key, count }) => [key, count - (rows.get(key)?.count ?? 0)]),
  )
  return attempts.map(({ key }) => {
    const count = (before.get(key) ?? 0) + 1
    before.set(key, count)
    return count
  })
}
