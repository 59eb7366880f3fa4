import { sql } from 'kysely'
import type { Database } from '../tables.ts'
import type { KeyRing } from './key-ring.ts'
import { MARK } from './seal-text.ts'
import { SEALED_TABLE_NAMES, SEALED_TABLES } from './sealed-tables.ts'

/** The mark, three characters for the form, and the key's id. */
const PREFIX = MARK.length + 'v1.'.length
const ID = 8

/** The database has values under keys that were not given. */
export class DatabaseKeyMissing extends Error {
  override name = 'DatabaseKeyMissing'
}

/** Ids of all keys that stored values are under, and whether any are in the clear. */
export async function listStoredKeys(
  database: Database,
): Promise<{ ids: ReadonlySet<string>; hasClear: boolean }> {
  const raw = database.withoutPlugins()
  const ids = new Set<string>()
  let hasClear = false
  for (const table of SEALED_TABLE_NAMES) {
    const { columns, indexes } = SEALED_TABLES[table]
    for (const column of [...columns, ...Object.keys(indexes)]) {
      const name = sql.ref(column)
      const { rows } = await sql<{ id: string }>`
        select distinct case when substr(${name}, 1, 1) = ${MARK}
          then substr(${name}, ${sql.lit(PREFIX + 1)}, ${sql.lit(ID)}) else '' end as id
        from ${sql.table(table)} where ${name} <> ''`.execute(raw)
      for (const { id } of rows) {
        if (id === '') hasClear = true
        else ids.add(id)
      }
    }
  }
  return { ids, hasClear }
}

/** @throws DatabaseKeyMissing when there is something that the given keys can't read */
export async function assertKeysSuffice(
  database: Database,
  ring: KeyRing | undefined,
): Promise<void> {
  const { ids } = await listStoredKeys(database)
  const missing = [...ids].filter((id) => !ring?.keys.has(id)).toSorted()
  if (missing.length === 0) return
  const given = [...(ring?.keys.keys() ?? [])].join(', ') || 'none'
  throw new DatabaseKeyMissing(
    `The reservations are encrypted under key ${missing.join(', ')}, which is not given (given: ${given}): add it to DATABASE_ENCRYPTION_KEYS`,
  )
}
