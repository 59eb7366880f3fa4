import type { SanityClient } from '@sanity/client'
import { createKnownApproaches } from './known-approaches.ts'
import { createRevisionReader, type Revisions } from './revisions.ts'

/**
 * What the publisher knows of the Content Lake, and what it heard of since the last look: so that a
 * sweep after an edit asks for a few documents, and not for thousands.
 */
export function createKnownLake(client: SanityClient) {
  const readRevisions = createRevisionReader(client)
  const approaches = createKnownApproaches()
  /** What was heard to have changed; undefined where more may have. */
  let heard: Set<string> | undefined
  let nextPublication: Temporal.Instant | undefined

  /**
   * Looks at all documents, or at those alone that were heard to have changed since the last look.
   * @throws LakeUnavailable
   */
  async function look({ isWhole = false } = {}): Promise<Revisions> {
    const ids = isWhole ? undefined : heard
    // What is heard from here on may be newer than what this look sees.
    heard = new Set()
    try {
      const revisions = await readRevisions(ids)
      approaches.mark(revisions.stale)
      nextPublication = revisions.nextPublication
      return revisions
    } catch (error) {
      heard = undefined
      throw error
    }
  }

  return {
    approaches,
    look,
    hear(documentIds: Iterable<string>): void {
      for (const id of documentIds) heard?.add(id)
    },
    /** Something may have changed that nobody told of: the next look is at everything. */
    doubt(): void {
      heard = undefined
    },
    /** When the next document that is published ahead of its time becomes public, as last seen. */
    nextPublication: () => nextPublication,
  }
}
