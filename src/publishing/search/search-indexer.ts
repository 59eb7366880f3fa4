import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { endGroup } from './end-group.ts'

/** How long pages may go on changing before the index is made anew. */
const QUIET_MS = 2_000
/** How long the processor is left alone after an index, for each of its pages: thousands take it for long. */
const REST_PER_PAGE_MS = 20

/** Keeps the search index in step with the published pages. */
export interface SearchIndexer {
  /** Says that pages may have changed. The index follows by itself. */
  refresh(): void
  /** Resolves when no index is being made. */
  settle(): Promise<void>
  /** Makes no more indexes; one that is being made is given up, and the next start makes it. */
  close(): Promise<void>
}

interface SearchIndexerOptions {
  readonly folder: string
  readonly onIndexed?: (pages: number) => void
  readonly onFailure: (error: unknown) => void
}

/** Resolves with how many pages a new index has, or undefined when the one there is of these pages. */
function indexFolder(folder: string, signal: AbortSignal): Promise<number | undefined> {
  const script = join(import.meta.dirname, 'index-folder.ts')
  // In a group of its own, so that Pagefind's process ends with it.
  const indexing = fork(script, [folder], { silent: true, execArgv: [], detached: true })
  const giveUp = () => indexing.pid !== undefined && endGroup(indexing.pid)
  signal.addEventListener('abort', giveUp)
  let complaint = ''
  let count: number | undefined
  indexing.stderr?.on('data', (chunk) => {
    complaint += String(chunk)
  })
  indexing.on('message', (message) => {
    count = Number(message)
  })
  return new Promise((resolve, reject) => {
    indexing.once('error', reject)
    indexing.once('close', (code, by) => {
      signal.removeEventListener('abort', giveUp)
      if (code === 0) resolve(count)
      else reject(new Error(complaint || `The process that makes it ended with ${code ?? by}`))
    })
  })
}

export function createSearchIndexer(options: SearchIndexerOptions): SearchIndexer {
  const closing = new AbortController()
  const { signal } = closing
  let isWanted = false
  /** When the next index may be begun; by `performance.now()`. */
  let restsUntil = 0
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    while (isWanted && !signal.aborted) {
      const rest = restsUntil - performance.now()
      await wait(Math.max(QUIET_MS, rest), undefined, { signal, ref: false }).catch(() => undefined)
      if (signal.aborted) return
      isWanted = false
      try {
        const count = await indexFolder(options.folder, signal)
        if (count === undefined) continue
        restsUntil = performance.now() + count * REST_PER_PAGE_MS
        options.onIndexed?.(count)
      } catch (error) {
        if (!signal.aborted) options.onFailure(error)
      }
    }
  }

  return {
    refresh() {
      isWanted = true
      running ??= run().finally(() => {
        running = undefined
      })
    },
    settle: async () => {
      await running
    },
    async close() {
      closing.abort()
      await running
    },
  }
}
