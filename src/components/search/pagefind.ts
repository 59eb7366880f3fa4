import { z } from 'zod/mini'
import type { SearchQuery } from './search-query.ts'

// What this site uses of the script that Pagefind writes beside its index
// (https://pagefind.app/docs/api/). It is read at the boundary like any answer from outside.

const subResult = z.object({ title: z.string(), url: z.string() })
const page = z.object({
  url: z.string(),
  excerpt: z.string(),
  content: z.string(),
  meta: z.object({ title: z.optional(z.string()) }),
  filters: z.object({ kind: z.optional(z.array(z.string())) }),
  sub_results: z.array(subResult),
})
export type FoundPage = z.infer<typeof page>

/** Pages found, best first; each is fetched when it is about to be shown. */
export interface FoundPages {
  readonly count: number
  read(from: number, to: number): Promise<FoundPage[]>
}

interface PagefindScript {
  options(options: Record<string, unknown>): Promise<void>
  init(): Promise<void>
  search(
    words: string | null,
    options: { filters: Record<string, string> },
  ): Promise<{ results: { data(): Promise<unknown> }[] }>
}

function isPagefind(module: unknown): module is PagefindScript {
  return typeof module === 'object' && module !== null && 'search' in module && 'options' in module
}

let loading: Promise<PagefindScript> | undefined

async function load(): Promise<PagefindScript> {
  const address = '/pagefind/pagefind.js'
  const script: unknown = await import(/* @vite-ignore */ address)
  if (!isPagefind(script)) throw new Error(`${address} is not the search`)
  // On the page itself: only there its policy allows the search's compiled code.
  await script.options({ noWorker: true, excerptLength: 28 })
  await script.init()
  return script
}

/** Fetches the search once; a failure is not remembered, so a later call tries again. */
export function loadPagefind(): Promise<PagefindScript> {
  loading ??= load().catch((error: unknown) => {
    loading = undefined
    throw error
  })
  return loading
}

export async function findPages({ words, kind, topic }: SearchQuery): Promise<FoundPages> {
  const pagefind = await loadPagefind()
  const filters = { ...(kind ? { kind } : {}), ...(topic ? { topic } : {}) }
  const { results } = await pagefind.search(words || null, { filters })
  return {
    count: results.length,
    read: (from, to) =>
      Promise.all(results.slice(from, to).map(async (result) => page.parse(await result.data()))),
  }
}
