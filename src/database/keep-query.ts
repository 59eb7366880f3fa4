import { type CompiledQuery, type Expression, type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** For each value the statement takes: the value itself, or the place where it will stand. */
export type Places<Values> = {
  readonly [Name in keyof Values]: Values[Name] | Expression<Exclude<Values[Name], undefined>>
}

type Build<Values, Row> = (database: Kysely<Tables>, places: Places<Values>) => CompiledQuery<Row>

/** Stands in a kept statement for a value that each run has its own of. */
class Place {
  readonly name: string
  constructor(name: string) {
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
  // By engine and pool, then by which values are given: a row may leave columns to their defaults.
  const keptBy = new WeakMap<object, Map<string, CompiledQuery<Row>>>()

  function find(database: Kysely<Tables>, values: Values): CompiledQuery<Row> {
    const { adapter } = database.getExecutor()
    const ofAdapter = keptBy.get(adapter) ?? new Map<string, CompiledQuery<Row>>()
    keptBy.set(adapter, ofAdapter)
    const names = Object.keys(values).filter((name) => Reflect.get(values, name) !== undefined)
    const key = names.join()
    const known = ofAdapter.get(key)
    if (known) return known
    const query = build(database, toPlaces<Values>(names))
    ofAdapter.set(key, query)
    return query
  }

  return async (database, values) => {
    if (database.getExecutor().plugins.length > 0) {
      return (await database.executeQuery(build(database, values))).rows
    }
    const kept = find(database, values)
    const parameters = kept.parameters.map((parameter) =>
      parameter instanceof Place ? Reflect.get(values, parameter.name) : parameter,
    )
    const query: CompiledQuery<Row> = { ...kept, parameters }
    return (await database.executeQuery(query)).rows
  }
}

function toPlaces<Values>(names: readonly string[]): Places<Values> {
  const places = names.map((name) => [name, sql`${new Place(name)}`])
  // The names are those of the values: TypeScript can't follow them through the list.
  return Object.fromEntries(places) as Places<Values>
}
