/** One reason why a document can't be shown. */
export interface ContentIssue {
  /** Where in the document, as an editor would look for it: `sources[2].year`. */
  readonly field: string
  readonly reason: string
}

/** A published document that breaks the rules of its type. Names the document, the field and the reason. */
export class ContentError extends Error {
  override readonly name = 'ContentError'
  readonly documentId: string
  readonly documentType: string
  readonly issues: readonly ContentIssue[]

  constructor(documentType: string, documentId: string, issues: readonly ContentIssue[]) {
    const listed = issues.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
    super(`The ${documentType} "${documentId}" can't be shown. ${listed}`)
    this.documentId = documentId
    this.documentType = documentType
    this.issues = issues
  }
}

/**
 * Tells by its name whether a document is what is wrong: compiled pages have a class of their own,
 * and the content they are handed throws the server's.
 */
export function isContentError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ContentError'
}
