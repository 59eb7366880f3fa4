/** A table with columns that say who reserved, or that would let it be guessed. */
interface SealedTable {
  /** What tells one row from all others. Selected with every sealed column. */
  readonly row: readonly string[]
  readonly columns: readonly string[]
  /** Columns that rows are looked up by, and the column that each follows from. */
  readonly indexes: Readonly<Record<string, string>>
}

export type SealedTableName = 'reservations' | 'idempotency_keys'

/**
 * What is encrypted where there are keys. No two tables have a sealed column of the same name, so
 * that the name alone says where a value belongs.
 */
export const SEALED_TABLES: Readonly<Record<SealedTableName, SealedTable>> = {
  reservations: {
    row: ['id'],
    columns: ['name', 'email', 'state', 'residence'],
    indexes: { email_key: 'email' },
  },
  idempotency_keys: {
    row: ['route', 'key'],
    // The fingerprint is a hash of a name and an address, which a list of guesses would betray.
    columns: ['fingerprint', 'body'],
    indexes: {},
  },
}

export const SEALED_TABLE_NAMES = ['reservations', 'idempotency_keys'] as const

export const isSealedTable = (name: string): name is SealedTableName => name in SEALED_TABLES

/** The table that a sealed column belongs to. */
export function tableOfColumn(column: string): SealedTableName | undefined {
  return SEALED_TABLE_NAMES.find((name) => SEALED_TABLES[name].columns.includes(column))
}

/** The table that a column to look up by belongs to. */
export function tableOfIndex(column: string): SealedTableName | undefined {
  return SEALED_TABLE_NAMES.find((name) => column in SEALED_TABLES[name].indexes)
}
