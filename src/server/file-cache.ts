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
  counts(): CacheCounts
  /** Bytes held in memory. */
  size(): number
}

interface Entry {
  readonly version: string
  readonly file: Promise<ServedFile>
  readonly uses: Uses
}

function look(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
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
 * asked for often get a smaller form; `restTimes` says how long that work rests, as a multiple of
 * the time it took.
 */
export function createFileCache(maxBytes = MAX_BYTES, restTimes?: number): FileCache {
  const entries = createReuseCache<Entry>(maxBytes)
  const squeezer = createSqueezer((path) => entries.peek(path)?.file, restTimes)
  let hits = 0
  let misses = 0

  function remember(path: string, version: string, isImmutable: boolean): Promise<ServedFile> {
    const measure = () => {
      file.then(
        ({ size }) => entries.resize(path, entry, size()),
        () => {
          if (entries.peek(path) === entry) entries.delete(path)
        },
      )
    }
    const file = openFile(path, { isImmutable, onResized: measure })
    const entry: Entry = { version, file, uses: noUses() }
    entries.set(path, entry)
    measure()
    return file
  }

  return {
    async read(path, isImmutable) {
      // A microsecond at once, where asking the thread pool takes its turn behind a whole sweep's files.
      const stats = look(path)
      if (!stats?.isFile()) return undefined
      // A replaced file has another inode, even within the clock's resolution.
      const version = `${stats.ino}-${stats.mtimeMs}-${stats.size}`
      const known = entries.get(path)
      if (known?.version !== version) {
        misses += 1
        return unlessRemoved(remember(path, version, isImmutable))
      }
      hits += 1
      squeezer.use(path, known.uses)
      return unlessRemoved(known.file)
    },
    counts: () => ({ hits, misses }),
    size: entries.size,
  }
}
