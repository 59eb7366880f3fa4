import { type RawBuilder, sql, type UnknownRow } from 'kysely'
import { isLockTimeout } from '../recognize-error.ts'
import type { Database } from '../tables.ts'
import type { KeyRing } from './key-ring.ts'
import { openRow } from './open-row.ts'
import { indexText, keyIdOf, sealText } from './seal-text.ts'
import { SEALED_TABLE_NAMES, SEALED_TABLES, type SealedTableName } from './sealed-tables.ts'

/** Rows read at a time. */
const BATCH = 200
/** A row that others change whenever it is to be rewritten is left for the next run. */
const MOST_PASSES = 10

/** What a value is looked up by, for each column that rows are looked up by. */
export type IndexForms = Readonly<Record<string, (source: string) => string>>

/** Rows that were rewritten, and rows that stayed as they were because others kept changing them. */
export interface Resealed {
  rewritten: number
  left: number
}

/**
 * Brings every row under the key that writes, or into the clear where none does. Each row is one
 * statement that only takes effect if nobody has changed the row since it was read, so servers may
 * go on working and an interrupted run is taken up by the next.
 */
export async function resealRows(
  database: Database,
  ring: KeyRing,
  forms: IndexForms,
): Promise<Resealed> {
  const raw = database.withoutPlugins()
  const total = { rewritten: 0, left: 0 }
  for (const table of SEALED_TABLE_NAMES) {
    for (let pass = 1; ; pass += 1) {
      const { rewritten, left } = await passOver(raw, table, ring, forms)
      total.rewritten += rewritten
      if (left > 0 && pass < MOST_PASSES) continue
      total.left += left
      break
    }
  }
  return total
}

/** How many rows are not as {@link resealRows} would leave them. */
export async function countStale(database: Database, ring: KeyRing | undefined): Promise<number> {
  const raw = database.withoutPlugins()
  let stale = 0
  for (const table of SEALED_TABLE_NAMES) {
    for await (const row of readRows(raw, table)) if (!isCurrent(table, row, ring)) stale += 1
  }
  return stale
}

async function passOver(
  raw: Database,
  table: SealedTableName,
  ring: KeyRing,
  forms: IndexForms,
): Promise<Resealed> {
  const done = { rewritten: 0, left: 0 }
  for await (const row of readRows(raw, table)) {
    if (isCurrent(table, row, ring)) continue
    const isWritten = await replaceRow(raw, table, row, resealRow(table, row, ring, forms))
    if (isWritten) done.rewritten += 1
    else done.left += 1
  }
  return done
}

async function* readRows(raw: Database, table: SealedTableName): AsyncGenerator<UnknownRow> {
  const ids = SEALED_TABLES[table].row.map((name) => sql.ref(name))
  const wanted = [...ids, ...listHidden(table).map((name) => sql.ref(name))]
  let last: RawBuilder<unknown> = sql`true`
  for (;;) {
    const { rows } = await sql<UnknownRow>`
      select ${sql.join(wanted)} from ${sql.table(table)} where ${last}
      order by ${sql.join(ids)} limit ${sql.lit(BATCH)}`.execute(raw)
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return
    const bounds = SEALED_TABLES[table].row.map((name) => end[name])
    last = sql`(${sql.join(ids)}) > (${sql.join(bounds)})`
  }
}

const listHidden = (table: SealedTableName) => [
  ...SEALED_TABLES[table].columns,
  ...Object.keys(SEALED_TABLES[table].indexes),
]

function isCurrent(table: SealedTableName, row: UnknownRow, ring: KeyRing | undefined): boolean {
  return listHidden(table).every((column) => {
    const stored = row[column]
    if (typeof stored !== 'string' || stored === '') return true
    return keyIdOf(stored) === ring?.writer?.id
  })
}

function resealRow(
  table: SealedTableName,
  row: UnknownRow,
  { writer, ...ring }: KeyRing,
  forms: IndexForms,
): UnknownRow {
  const plain = openRow({ writer, ...ring }, row)
  const { columns, indexes, row: ids } = SEALED_TABLES[table]
  const place = ids.map((name) => String(row[name]))
  const changed: UnknownRow = {}
  for (const column of columns) {
    const value = plain[column]
    const isText = typeof value === 'string' && value !== ''
    changed[column] =
      isText && writer ? sealText(writer, value, { table, column, row: place }) : value
  }
  for (const [column, source] of Object.entries(indexes)) {
    const value = plain[source]
    const form = forms[column]
    if (!form) throw new Error(`Nothing says what ${column} is looked up by`)
    const wanted = typeof value === 'string' ? form(value) : ''
    changed[column] = wanted && writer ? indexText(writer, wanted, column) : wanted
  }
  return changed
}

/** Whether the row was still as it had been read, and nobody else was writing for long. */
async function replaceRow(
  raw: Database,
  table: SealedTableName,
  before: UnknownRow,
  after: UnknownRow,
): Promise<boolean> {
  const changes = Object.entries(after).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  const unchanged = Object.entries(before).map(([column, value]) =>
    value === null ? sql`${sql.ref(column)} is null` : sql`${sql.ref(column)} = ${value}`,
  )
  try {
    const { numAffectedRows } = await sql`
      update ${sql.table(table)} set ${sql.join(changes)}
      where ${sql.join(unchanged, sql` and `)}`.execute(raw)
    return numAffectedRows === 1n
  } catch (error) {
    if (isLockTimeout(error)) return false
    throw error
  }
}
