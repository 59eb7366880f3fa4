import { statSync } from 'node:fs'
import { createReuseCache } from './reuse-cache.ts'
import { isRemoved, openFile, type ServedFile } from './served-file.ts'
import { createSqueezer, noUses, type Uses } from './squeeze-files.ts'

/** Of pages in the form that browsers ask for, some 8,000. */
const MAX_BYTES = 128 * 2 ** 20

/** How many times a file was found in memory, and how many times it had to be read. */
export interface CacheCounts {
  readonly hits: number
  readonly misses: number
}

/** Files ready to be sent. */
export interface FileCache {
  /** The file as it is on disk now; undefined if there is none. */
  read(path: string, isImmutable: boolean): Promise<ServedFile | undefined>
  /** The file as it is on disk now, if it is in memory. */
  recall(path: string): RecalledFile | undefined
  counts(): CacheCounts
  /** Bytes held in memory. */
  size(): number
}

/** A file that was found in memory. */
export interface RecalledFile {
  readonly file: ServedFile
  /** To be called each time it is sent. */
  countUse(): void
}

export interface FileCacheOptions {
  /** Bound of all forms together. */
  readonly maxBytes?: number
  /** How long making smaller forms rests, as a multiple of the time it took. */
  readonly restTimes?: number
  /** Headers of every answer with a file, beside those that are sent anyway. */
  readonly sentAlways?: Readonly<Record<string, string>>
}

interface Entry {
  readonly version: string
  /** Once it is read. */
  held?: ServedFile
  readonly file: Promise<ServedFile>
  readonly uses: Uses
}

/** What changes with the file on disk; undefined if there is none. */
function findVersion(path: string): string | undefined {
  try {
    // A microsecond at once, where asking the thread pool takes its turn behind a whole sweep's files.
    const stats = statSync(path, { throwIfNoEntry: false })
    // A replaced file has another inode, even within the clock's resolution.
    return stats?.isFile() ? `${stats.ino}-${stats.mtimeMs}-${stats.size}` : undefined
  } catch {
    // A file where a folder would have to be, or a name that is too long: there is no such file.
    return undefined
  }
}

async function unlessRemoved(file: Promise<ServedFile>): Promise<ServedFile | undefined> {
  try {
    return await file
  } catch (error) {
    if (isRemoved(error)) return undefined
    throw error
  }
}

/**
 * Remembers files until they change on disk, within a bound in bytes of all their forms. Those
 * asked for often get a smaller form.
 */
export function createFileCache(options: FileCacheOptions = {}): FileCache {
  const { maxBytes = MAX_BYTES, restTimes, sentAlways = {} } = options
  const entries = createReuseCache<Entry>(maxBytes)
  const squeezer = createSqueezer((path) => entries.peek(path)?.file, restTimes)
  let hits = 0
  let misses = 0

  function remember(path: string, version: string, isImmutable: boolean): Promise<ServedFile> {
    const measure = () => {
      file.then(
        (opened) => {
          entry.held = opened
          entries.resize(path, entry, opened.size())
        },
        () => {
          if (entries.peek(path) === entry) entries.delete(path)
        },
      )
    }
    const file = openFile(path, { isImmutable, sentAlways, onResized: measure })
    const entry: Entry = { version, file, uses: noUses() }
    entries.set(path, entry)
    measure()
    return file
  }

  function countUse(path: string, { uses }: Entry): void {
    hits += 1
    squeezer.use(path, uses)
  }

  return {
    async read(path, isImmutable) {
      const version = findVersion(path)
      if (version === undefined) return undefined
      const known = entries.get(path)
      if (known?.version !== version) {
        misses += 1
        return unlessRemoved(remember(path, version, isImmutable))
      }
      countUse(path, known)
      return unlessRemoved(known.file)
    },
    recall(path) {
      const known = entries.peek(path)
      if (!known?.held || known.version !== findVersion(path)) return undefined
      entries.get(path)
      return { file: known.held, countUse: () => countUse(path, known) }
    },
    counts: () => ({ hits, misses }),
    size: entries.size,
  }
}
