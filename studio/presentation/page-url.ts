/** What of a document decides its address; Studio documents fit. */
interface AddressedDocument {
  readonly _type: string
  readonly slug?: unknown
}

const sections: ReadonlyMap<string, string> = new Map([
  ['approach', 'approaches'],
  ['program', 'programs'],
])

function readSlug(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('current' in value)) return undefined
  return typeof value.current === 'string' && value.current ? value.current : undefined
}

/** The reader's address of a document, or undefined for one without a page of its own. */
export function pageUrl(siteUrl: string, document: AddressedDocument): string | undefined {
  const section = sections.get(document._type)
  const slug = readSlug(document.slug)
  return section && slug ? `${siteUrl}/${section}/${slug}/` : undefined
}
