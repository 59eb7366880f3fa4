import { pathOf } from './paths.ts'
import type { RedirectEntry } from './schemas/redirect.ts'

/** An address that was, and where it leads: a path of this site, or an address elsewhere. */
export interface Redirect {
  readonly from: string
  readonly to: string
}

interface Step {
  readonly to: string
  /** Whether a document is there: it is where whoever comes wants to be. */
  readonly isDocument: boolean
}

/**
 * Where every old address leads in one step. Chains are followed to their end, which the present
 * address of a document is, though another may have left it; a circle leads nowhere and is left out,
 * as is what points to a document that readers can't see.
 */
export function resolveRedirects(entries: readonly RedirectEntry[]): Redirect[] {
  const steps = new Map<string, Step>()
  for (const { from, to, target } of entries) {
    const place = target && pathOf(target)
    // The document is at this address still: before it moves, its redirect is written.
    if (place === from) continue
    const next = place ?? to
    if (next === undefined || steps.has(from)) continue
    steps.set(from, { to: next, isDocument: place !== undefined })
  }
  return [...steps.keys()].flatMap((from) => {
    const to = followSteps(steps, from)
    return to === undefined ? [] : [{ from, to }]
  })
}

function followSteps(steps: ReadonlyMap<string, Step>, from: string): string | undefined {
  const passed = new Set<string>()
  let end: string | undefined
  let at = from
  for (let step = steps.get(at); step; step = steps.get(at)) {
    if (passed.has(at)) return at === from ? undefined : end
    passed.add(at)
    at = step.to
    if (step.isDocument) end ??= at
  }
  return end ?? at
}

/** Where a request for `pathname` is sent, its query kept; undefined when nothing leads away from it. */
export function findRedirect(
  redirects: ReadonlyMap<string, string>,
  { pathname, search }: { readonly pathname: string; readonly search: string },
): string | undefined {
  const to = redirects.get(pathname) ?? redirects.get(`${pathname}/`)
  if (to === undefined || !search) return to
  const [address = '', fragment] = to.split('#')
  const query = address.includes('?') ? `&${search.slice(1)}` : search
  return `${address}${query}${fragment === undefined ? '' : `#${fragment}`}`
}
