import { pathOf } from './paths.ts'
import type { RawDocument } from './raw-document.ts'

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
  /** Where the document's page is, or would be; undefined where that is not known. */
  readonly path: string | undefined

  constructor(
    documentType: string,
    documentId: string,
    issues: readonly ContentIssue[],
    path?: string,
  ) {
    const listed = issues.map(({ field, reason }) => `${field}: ${reason}`).join('; ')
    super(`The ${documentType} "${documentId}" can't be shown. ${listed}`)
    this.documentId = documentId
    this.documentType = documentType
    this.issues = issues
    this.path = path
  }
}

/** What is wrong with a document as it was queried. */
export function describeBroken(raw: RawDocument, issues: readonly ContentIssue[]): ContentError {
  const { _type, _id } = raw
  const slug = 'slug' in raw && typeof raw.slug === 'string' ? raw.slug : ''
  // The home page alone needs none.
  const path = slug !== '' || _type === 'homePage' ? pathOf({ _type, slug }) : undefined
  return new ContentError(_type, _id, issues, path)
}

/**
 * Tells by its name whether a document is what is wrong: compiled pages have a class of their own,
 * and the content they are handed throws the server's.
 */
export function isContentError(error: unknown): boolean {
  return error instanceof Error && error.name === 'ContentError'
}
