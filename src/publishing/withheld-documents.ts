import type { Page } from './list-pages.ts'
import type { Problem } from './problem.ts'
import type { PublishedFolder } from './published-folder.ts'

/**
 * Articles and programs whose pages can't be made, though lists could show them: one whose text is
 * broken and that is new, or has just got another address. Lists show it as it was when it was last
 * sound, or not at all, so that nobody is led to a page that isn't there.
 */
export function createWithheldDocuments({
  has,
  lastGood,
}: Pick<PublishedFolder, 'has' | 'lastGood'>) {
  const ids = new Set<string>()

  return {
    /** What lists show in place of each; see `ContentOptions`. */
    list: (): ReadonlyMap<string, unknown> => new Map([...ids].map((id) => [id, lastGood.get(id)])),
    /**
     * Judges by what became of the pages that were to be published. True when others are withheld
     * from here on than were before.
     */
    judge(pages: readonly Page[], found: ReadonlyMap<string, Problem>): boolean {
      let hasChanged = false
      for (const { path, documentId, isListed } of pages) {
        if (!isListed || documentId === undefined) continue
        const isWithheld = found.has(documentId) && !has(path)
        if (isWithheld === ids.has(documentId)) continue
        hasChanged = true
        if (isWithheld) ids.add(documentId)
        else ids.delete(documentId)
      }
      return hasChanged
    },
  }
}
