import { setTimeout as wait } from 'node:timers/promises'
import type { SanityClient } from '@sanity/client'
import { type Content, createContent } from '../content/content.ts'

/** Editors' changes to what surrounds a form show within this time. */
const FRESH_MS = 10_000
/** For how long the lake may keep somebody waiting who can be shown what was read last. */
const PATIENCE_MS = 1_000

/**
 * The content around pages made on demand. It is read again every few seconds; while the lake is
 * away, forms go on with what was read last. Of a broken document they show what the published pages
 * show: its `lastGood` version.
 */
export function createPageContent(
  client: SanityClient,
  lastGood: ReadonlyMap<string, unknown>,
): () => Promise<Content> {
  let last: { content: Content; readAt: number } | undefined
  let reading: Promise<Content> | undefined

  async function read(): Promise<Content> {
    const content = createContent(client, {
      onInvalid: ({ documentId }) => lastGood.get(documentId),
    })
    await Promise.all([
      content.settings(),
      content.cohorts(),
      content.programHeads(),
      content.pageLinks(),
    ])
    last = { content, readAt: performance.now() }
    return content
  }

  return async () => {
    if (last && performance.now() - last.readAt < FRESH_MS) return last.content
    reading ??= read().finally(() => {
      reading = undefined
    })
    if (!last) return reading
    const { content } = last
    return Promise.race([reading.catch(() => content), wait(PATIENCE_MS, content, { ref: false })])
  }
}
