import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

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

function indexFolder(folder: string, signal: AbortSignal): Promise<string> {
  const script = join(import.meta.dirname, 'index-folder.ts')
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, folder], { signal }, (error, output, complaint) => {
      if (error) reject(new Error(complaint || error.message, { cause: error }))
      else resolve(output.trim())
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
        if (count === '') continue
        restsUntil = performance.now() + Number(count) * REST_PER_PAGE_MS
        options.onIndexed?.(Number(count))
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
