import type { Page } from './list-pages.ts'
import { isSameTold, type PageReads, type Teller, type Told } from './tell-reads.ts'

interface RenderedPage {
  readonly documentId: string | undefined
  readonly reads: PageReads
  /** What was told of its reads then. */
  readonly told: Told
  /** Milliseconds since the epoch. */
  readonly renderedAt: number
}

/**
 * What this process knows of the pages it rendered: which of them would come out the same again.
 * Nothing is known of a page until it has been rendered, and of one that failed.
 */
export function createPageMemory() {
  const pages = new Map<string, RenderedPage>()
  /** The latest rendering of each page. */
  const attempts = new Map<string, symbol>()

  return {
    async isCurrent({ path, documentId }: Page, tell: Teller): Promise<boolean> {
      const known = pages.get(path)
      if (!known || known.documentId !== documentId) return false
      const told = await tell(known.reads)
      return told !== undefined && isSameTold(told, known.told)
    },
    /** From here on nothing is known of the page, until what is rendered now is in its place. */
    begin({ path, documentId }: Page) {
      const attempt = Symbol(path)
      attempts.set(path, attempt)
      pages.delete(path)
      return {
        remember(reads: PageReads, told: Told): void {
          // Somebody else may have put another page there meanwhile, or taken it away.
          if (attempts.get(path) !== attempt) return
          pages.set(path, { documentId, reads, told, renderedAt: Date.now() })
        },
      }
    },
    /** Forgets the page and those below it, which go along when it is removed. */
    forget(path: string): void {
      for (const known of [...attempts.keys()].filter((other) => other.startsWith(path))) {
        attempts.delete(known)
        pages.delete(known)
      }
    },
    renderedBefore: (time: number): ReadonlySet<string> =>
      new Set([...pages].filter(([, page]) => page.renderedAt < time).map(([path]) => path)),
  }
}
