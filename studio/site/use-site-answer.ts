import { useEffect, useState } from 'react'
import { siteUrl } from '../content-lake.ts'

/** The site publishes within a second; this is how soon an editor sees it here. */
const ASK_EVERY_MS = 2_000
const WITHIN_MS = 5_000

/** What the site answered: not yet anything, an answer, or none at all. */
export type SiteAnswer<Value> =
  | { readonly kind: 'asking' }
  | { readonly kind: 'answered'; readonly value: Value }
  | { readonly kind: 'away' }

async function ask<Value>(
  path: string,
  read: (answer: unknown) => Value | undefined,
): Promise<SiteAnswer<Value>> {
  try {
    const response = await fetch(`${siteUrl}${path}`, { signal: AbortSignal.timeout(WITHIN_MS) })
    const value = read(await response.json())
    return value === undefined ? { kind: 'away' } : { kind: 'answered', value }
  } catch {
    return { kind: 'away' }
  }
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

/**
 * Asks the site for `path` now and every two seconds while the tab is looked at; undefined asks nothing.
 * `read` must be the same function at each call.
 */
export function useSiteAnswer<Value>(
  path: string | undefined,
  read: (answer: unknown) => Value | undefined,
): SiteAnswer<Value> {
  const [answer, setAnswer] = useState<SiteAnswer<Value>>({ kind: 'asking' })
  useEffect(() => {
    if (path === undefined) return
    let isWanted = true
    const update = async () => {
      if (document.hidden) return
      const next = await ask(path, read)
      // An equal answer is no news: the form around this need not be drawn again.
      if (isWanted) setAnswer((last) => (isSame(last, next) ? last : next))
    }
    void update()
    const timer = setInterval(update, ASK_EVERY_MS)
    return () => {
      isWanted = false
      clearInterval(timer)
      setAnswer({ kind: 'asking' })
    }
  }, [path, read])
  return answer
}
