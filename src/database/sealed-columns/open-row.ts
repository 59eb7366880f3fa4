import type { UnknownRow } from 'kysely'
import type { KeyRing } from './key-ring.ts'
import { MARK, openText, SealedValueUnreadable } from './seal-text.ts'
import { SEALED_TABLES, tableOfColumn, tableOfIndex } from './sealed-tables.ts'

/**
 * A row with its sealed columns in the clear. Columns to look up by stay keyed hashes.
 * @throws SealedValueUnreadable also where what tells the row from others wasn't selected
 */
export function openRow(ring: KeyRing, row: UnknownRow): UnknownRow {
  let opened: UnknownRow | undefined
  for (const [column, stored] of Object.entries(row)) {
    if (typeof stored !== 'string' || !stored.startsWith(MARK) || tableOfIndex(column)) continue
    opened ??= { ...row }
    opened[column] = openText(ring, stored, placeOf(row, column))
  }
  return opened ?? row
}

function placeOf(row: UnknownRow, column: string) {
  const table = tableOfColumn(column)
  if (!table) throw new SealedValueUnreadable(`${column} is encrypted: select it by its own name`)
  const ids = SEALED_TABLES[table].row.map((name) => {
    const id = row[name]
    if (typeof id === 'string') return id
    throw new SealedValueUnreadable(`${table}.${column} can only be read with ${name} beside it`)
  })
  return { table, column, row: ids }
}
