import type { DatabaseSync } from 'node:sqlite'
import { parseJson } from '../json.ts'

/** The Studio's own settings of the local user, such as recent searches. */
export class KeyValueStore {
  readonly #find
  readonly #put

  constructor(database: DatabaseSync) {
    this.#find = database.prepare('SELECT value FROM key_values WHERE key = ?')
    this.#put = database.prepare(
      'INSERT INTO key_values VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
    )
  }

  /** The known ones among the keys. */
  find(keys: readonly string[]): { key: string; value: unknown }[] {
    return keys.flatMap((key) => {
      const row = this.#find.get(key)
      return row ? [{ key, value: parseJson(String(row.value)) }] : []
    })
  }

  put(key: string, value: unknown): void {
    this.#put.run(key, JSON.stringify(value))
  }
}
