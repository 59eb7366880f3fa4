import type { StructureBuilder } from 'sanity/structure'

/** Types of which exactly one document exists, its id being the name of the type. */
const singletons: ReadonlySet<string> = new Set(['homePage', 'siteSettings'])

/** Whether `type` is a singleton. */
export function isSingleton(type: string): boolean {
  return singletons.has(type)
}

/** Whether a document is a second one of a type that has room for one, by its id. */
export function isSurplus(type: string, documentId: string | undefined): boolean {
  if (!isSingleton(type) || documentId === undefined) return false
  return documentId.replace(/^drafts\./, '') !== type
}

/** The one document of a type, opened straight from the tree. */
export function listSingleton(
  S: StructureBuilder,
  { type, title, icon }: { type: string; title: string; icon: React.ComponentType },
) {
  return S.listItem()
    .id(type)
    .title(title)
    .icon(icon)
    .child(S.document().schemaType(type).documentId(type).title(title))
}
