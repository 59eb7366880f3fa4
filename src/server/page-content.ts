import type { SanityClient } from '@sanity/client'
import { type Content, createContent } from '../content/content.ts'

/** Editors' changes to what surrounds a form show within this time. */
const FRESH_MS = 10_000

/**
 * The content around pages made on demand. It is read again every few seconds; while the lake is
 * away, forms go on with what was read last.
 */
export function createPageContent(client: SanityClient): () => Promise<Content> {
  let last: { content: Content; readAt: number } | undefined
  return async () => {
    if (last && performance.now() - last.readAt < FRESH_MS) return last.content
    const content = createContent(client, { onInvalid: () => undefined })
    try {
      await Promise.all([content.settings(), content.cohorts(), content.programHeads()])
      last = { content, readAt: performance.now() }
      return content
    } catch (error) {
      if (last) return last.content
      throw error
    }
  }
}
