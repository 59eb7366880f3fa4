import { type CompiledQuery, type Expression, type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** For each value the statement takes: the value itself, or the place where it will stand. */
export type Places<Values> = {
  readonly [Name in keyof Values]: Values[Name] | Expression<Exclude<Values[Name], undefined>>
}

type Build<Values, Row> = (database: Kysely<Tables>, places: Places<Values>) => CompiledQuery<Row>

/** Stands in a kept statement for a value that each run has its own of. */
class Place {
  readonly row: string
  readonly name: string
  constructor(row: string, name: string) {
    this.row = row
    this.name = name
  }
}

/**
 * Makes a statement that is put together once, and then run with other values again and again: for
 * those that every reservation needs, putting them together took longer than SQLite took to run
 * them. Where a plugin must see the values (encrypted columns), it is put together each time.
 */
export function keepQuery<Values extends object, Row>(
  build: Build<Values, Row>,
): (database: Kysely<Tables>, values: Values) => Promise<Row[]> {
  const run = keepJoined<{ values: Values }, Row>((database, { values }) => build(database, values))
  return async (database, values) => {
    if (!canKeep(database)) return (await database.executeQuery(build(database, values))).rows
    return await run(database, { values })
  }
}

/** Whether statements may be put together without their values. */
export const canKeep = (database: Kysely<Tables>): boolean =>
  database.getExecutor().plugins.length === 0

/**
 * As {@link keepQuery}, for a statement that takes the values of several rows. Only where
 * {@link canKeep} says so.
 */
export function keepJoined<Rows extends Record<string, object>, Row>(
  build: (
    database: Kysely<Tables>,
    places: { readonly [Name in keyof Rows]: Places<Rows[Name]> },
  ) => CompiledQuery<Row>,
): (database: Kysely<Tables>, rows: Rows) => Promise<Row[]> {
  // By engine and pool, then by which values are given: a row may leave columns to their defaults.
  const keptBy = new WeakMap<object, Map<string, CompiledQuery<Row>>>()

  function find(database: Kysely<Tables>, rows: Rows): CompiledQuery<Row> {
    const { adapter } = database.getExecutor()
    const ofAdapter = keptBy.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    keptBy.set(adapter, ofAdapter)
    const names = Object.entries(rows).map(([row, values]) => ({ row, columns: listGiven(values) }))
    const key = names.map(({ row, columns }) => `${row}(${columns.join()})`).join()
    const known = ofAdapter.get(key)
    if (known) return known
    const places = names.map(({ row, columns }) => [row, toPlaces(row, columns)])
    // The names are those of the rows: TypeScript can't follow them through the lists.
    const query = build(database, Object.fromEntries(places))
    ofAdapter.set(key, query)
    return query
  }

  return async (database, rows) => {
    const kept = find(database, rows)
    const parameters = kept.parameters.map((parameter) =>
      parameter instanceof Place
        ? Reflect.get(rows[parameter.row] ?? {}, parameter.name)
        : parameter,
    )
    const query: CompiledQuery<Row> = { ...kept, parameters }
    return (await database.executeQuery(query)).rows
  }
}

const listGiven = (values: object): string[] =>
  Object.keys(values).filter((name) => Reflect.get(values, name) !== undefined)

const toPlaces = (row: string, columns: readonly string[]) =>
  Object.fromEntries(columns.map((name) => [name, sql`${new Place(row, name)}`]))
