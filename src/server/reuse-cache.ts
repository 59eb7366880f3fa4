/** Share of the bound for what was asked for again; the rest is for what is new. */
const REUSED_SHARE = 0.8

/** Remembers what is used again in preference to what was used once. */
export interface ReuseCache<Value> {
  /** Counts as a use. */
  get(key: string): Value | undefined
  /** Looks without using. */
  peek(key: string): Value | undefined
  set(key: string, value: Value): void
  /** Says how much is held for a value, unless another has taken its place. */
  resize(key: string, value: Value, size: number): void
  delete(key: string): void
  /** How much is held for all. */
  size(): number
}

interface Kept<Value> {
  readonly value: Value
  size: number
}

function createSegment<Value>() {
  // A Map's order is the order of use.
  const entries = new Map<string, Kept<Value>>()
  let size = 0
  return {
    get: (key: string) => entries.get(key),
    put(key: string, kept: Kept<Value>): void {
      entries.set(key, kept)
      size += kept.size
    },
    take(key: string): Kept<Value> | undefined {
      const kept = entries.get(key)
      if (!kept) return undefined
      entries.delete(key)
      size -= kept.size
      return kept
    },
    /** True when the entry is here. */
    resize(key: string, kept: Kept<Value>, newSize: number): boolean {
      if (entries.get(key) !== kept) return false
      size += newSize - kept.size
      kept.size = newSize
      return true
    },
    keys: () => entries.keys(),
    size: () => size,
  }
}

/**
 * A segmented LRU cache. When all together outgrow `maxSize`, what was used longest ago goes: first
 * of what was used once, then of the rest. Whoever asks for everything once (a crawler) pushes out
 * only what nobody else has asked for again. Not made of two of npm's `lru-cache`: each of those has
 * a bound of its own, so that what is new could not use the room that nothing else takes.
 */
export function createReuseCache<Value>(maxSize: number): ReuseCache<Value> {
  const once = createSegment<Value>()
  const again = createSegment<Value>()
  const find = (key: string) => again.get(key) ?? once.get(key)
  const take = (key: string) => again.take(key) ?? once.take(key)

  function makeRoom(): void {
    for (const key of again.keys()) {
      if (again.size() <= maxSize * REUSED_SHARE) break
      const kept = again.take(key)
      // Used less than the others lately, it has to hold its own among what is new.
      if (kept) once.put(key, kept)
    }
    for (const key of once.keys()) {
      if (once.size() + again.size() <= maxSize) return
      once.take(key)
    }
  }

  return {
    peek: (key) => find(key)?.value,
    get(key) {
      const kept = take(key)
      if (kept) again.put(key, kept)
      return kept?.value
    },
    set(key, value) {
      take(key)
      once.put(key, { value, size: 0 })
    },
    resize(key, value, size) {
      const kept = find(key)
      if (kept?.value !== value) return
      if (!again.resize(key, kept, size)) once.resize(key, kept, size)
      makeRoom()
    },
    delete: (key) => void take(key),
    size: () => once.size() + again.size(),
  }
}
