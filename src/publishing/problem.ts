import { ContentError, type ContentIssue } from '../content/content-error.ts'
import { listOfPage } from '../content/paged-list.ts'

/** Why a document is not on the site in its newest version. */
export interface Problem {
  readonly documentId: string
  readonly message: string
  /** Where the document's page is, or would be. */
  readonly path?: string
  /** Field by field, when it is the document's content that is broken. */
  readonly issues?: readonly ContentIssue[]
}

export function describeProblem(error: unknown, documentId: string): Problem {
  if (error instanceof ContentError) {
    const { message, issues, path } = error
    return {
      documentId: error.documentId,
      message,
      issues,
      ...(path === undefined ? {} : { path }),
    }
  }
  return { documentId, message: error instanceof Error ? error.message : String(error) }
}

/**
 * Whether a page is the last good one of a document with a problem, be it by its address alone:
 * which document it shows may not be remembered, and the later pages of a list belong to none.
 */
export function isLastGoodPage(
  { path, documentId }: { readonly path: string; readonly documentId?: string | undefined },
  problems: ReadonlyMap<string, Problem>,
): boolean {
  if (problems.has(documentId ?? path)) return true
  const address = listOfPage(path)?.list ?? path
  return problems.values().some((problem) => problem.path === address)
}
