import type { LakeDocument } from './sound-documents.ts'

/** A document that something is wrong with, or that tries to do harm. */
export interface HostileDocument {
  /** What it tries, as part of a sentence. */
  readonly name: string
  /** As it is published first. */
  readonly before: LakeDocument
  /** As it is published then. */
  readonly document: LakeDocument
  /** The field, a colon and the reason with which it is refused; left out where it is shown. */
  readonly refused?: RegExp
  /** Where readers find it. */
  readonly path: string | undefined
}

const SECTIONS: Readonly<Record<string, string>> = {
  approach: '/approaches/',
  program: '/programs/',
  topic: '/topics/',
  person: '/people/',
  page: '/',
}

/** The sound document with `changes`, which are what is hostile about it. */
export function hostile(
  name: string,
  before: LakeDocument,
  changes: object,
  refused?: RegExp,
): HostileDocument {
  const section = SECTIONS[before._type]
  const slug = before['slug']
  const current = typeof slug === 'object' && slug && 'current' in slug ? slug.current : undefined
  return {
    name,
    before,
    document: { ...before, ...changes },
    ...(refused ? { refused } : {}),
    path: section && current ? `${section}${String(current)}/` : undefined,
  }
}
