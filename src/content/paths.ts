const SECTIONS: Record<string, string> = { approach: 'approaches', program: 'programs' }

/** The address of a document's page on this site, or undefined for a type that has none. */
export function pathOf(document: { _type: string; slug: string }): string | undefined {
  const section = SECTIONS[document._type]
  return section && `/${section}/${document.slug}/`
}

export const approachPath = (slug: string) => `/approaches/${slug}/`
export const programPath = (slug: string) => `/programs/${slug}/`
