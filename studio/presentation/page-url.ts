/** What of a document decides its address; Studio documents fit. */
interface AddressedDocument {
  readonly _type: string
  readonly slug?: unknown
}

const sections: ReadonlyMap<string, string> = new Map([
  ['approach', 'approaches'],
  ['program', 'programs'],
  ['topic', 'topics'],
  ['person', 'people'],
])

function readSlug(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('current' in value)) return undefined
  return typeof value.current === 'string' && value.current ? value.current : undefined
}

/** The reader's address of a document, or undefined for one without a page of its own. */
export function pageUrl(siteUrl: string, document: AddressedDocument): string | undefined {
  if (document._type === 'homePage') return `${siteUrl}/`
  const slug = readSlug(document.slug)
  if (!slug) return undefined
  if (document._type === 'page') return `${siteUrl}/${slug}/`
  if (document._type === 'glossaryTerm') return `${siteUrl}/glossary/#${slug}`
  const section = sections.get(document._type)
  return section && `${siteUrl}/${section}/${slug}/`
}
