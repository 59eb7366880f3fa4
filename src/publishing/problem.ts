import { ContentError, type ContentIssue } from '../content/content-error.ts'

/** Why a document is not on the site in its newest version. */
export interface Problem {
  readonly documentId: string
  readonly message: string
  /** Field by field, when it is the document's content that is broken. */
  readonly issues?: readonly ContentIssue[]
}

export function describeProblem(error: unknown, documentId: string): Problem {
  if (error instanceof ContentError) {
    return { documentId: error.documentId, message: error.message, issues: error.issues }
  }
  return { documentId, message: error instanceof Error ? error.message : String(error) }
}
