import { statSync } from 'node:fs'
import { prepareFile, type ServedFile } from './served-file.ts'
import { canSqueeze, squeezeFile } from './squeeze-file.ts'

const MAX_BYTES = 256 * 2 ** 20
/** A file asked for as often is worth a smaller form. */
const SQUEEZE_AFTER_HITS = 3
/** Between two files: making them smaller never takes more than a few percent of a core. */
const SQUEEZE_PAUSE_MS = 500

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
}

interface Entry {
  readonly version: string
  file: Promise<ServedFile>
  size: number
  hits: number
}

function look(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // A file where a folder would have to be, or a name that is too long: there is no such file.
    return undefined
  }
}

/** A page may be taken away between the look at it and its reading. */
async function unlessRemoved(file: Promise<ServedFile>): Promise<ServedFile | undefined> {
  try {
    return await file
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Remembers files until they change on disk, and lets go of those not asked for longest when they
 * outgrow the bound, in bytes of all their forms. Those asked for often get a smaller form, one at
 * a time with pauses (`squeezePause`, in milliseconds) between.
 */
export function createFileCache(maxBytes = MAX_BYTES, squeezePause = SQUEEZE_PAUSE_MS): FileCache {
  const entries = new Map<string, Entry>()
  let bytes = 0
  let hits = 0
  let misses = 0

  function forget(path: string, entry: Entry): void {
    if (entries.get(path) !== entry) return
    entries.delete(path)
    bytes -= entry.size
  }

  function makeRoom(): void {
    for (const [path, entry] of entries) {
      if (bytes <= maxBytes) return
      forget(path, entry)
    }
  }

  function remember(path: string, version: string, isImmutable: boolean): Entry {
    const outdated = entries.get(path)
    if (outdated) forget(path, outdated)
    const entry: Entry = { version, file: prepareFile(path, isImmutable), size: 0, hits: 0 }
    entries.set(path, entry)
    entry.file.then(
      ({ size }) => {
        if (entries.get(path) !== entry) return
        entry.size = size
        bytes += size
        makeRoom()
      },
      () => forget(path, entry),
    )
    return entry
  }

  const toSqueeze = new Map<string, Entry>()
  let isSqueezing = false

  function squeezeNext(): void {
    const [next] = toSqueeze
    if (isSqueezing || next === undefined) return
    isSqueezing = true
    const [path, entry] = next
    toSqueeze.delete(path)
    squeeze(path, entry)
      // Whoever asks for the file hears what is wrong with it.
      .catch(() => undefined)
      .finally(() => {
        setTimeout(() => {
          isSqueezing = false
          squeezeNext()
        }, squeezePause).unref()
      })
  }

  async function squeeze(path: string, entry: Entry): Promise<void> {
    const file = await entry.file
    if (entries.get(path) !== entry || !canSqueeze(file)) return
    const smaller = await squeezeFile(file)
    if (entries.get(path) !== entry) return
    entry.file = Promise.resolve(smaller)
    bytes += smaller.size - entry.size
    entry.size = smaller.size
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
        return unlessRemoved(remember(path, version, isImmutable).file)
      }
      hits += 1
      known.hits += 1
      if (known.hits === SQUEEZE_AFTER_HITS) {
        toSqueeze.set(path, known)
        squeezeNext()
      }
      // The Map's order is the order of use.
      entries.delete(path)
      entries.set(path, known)
      return unlessRemoved(known.file)
    },
    counts: () => ({ hits, misses }),
  }
}
