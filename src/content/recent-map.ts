/** A map that keeps only what was put in last. */
export interface RecentMap<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
  delete(key: Key): void
  clear(): void
}

export function createRecentMap<Key, Value>(size: number): RecentMap<Key, Value> {
  const values = new Map<Key, Value>()
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.delete(key)
      values.set(key, value)
      if (values.size <= size) return
      for (const oldest of values.keys()) {
        values.delete(oldest)
        return
      }
    },
    delete: (key) => void values.delete(key),
    clear: () => values.clear(),
  }
}
