import type { StructureBuilder } from 'sanity/structure'

/** Types of which exactly one document exists, its id being the name of the type. */
const singletons: ReadonlySet<string> = new Set(['homePage', 'siteSettings'])

/** Whether `type` is a singleton. */
export function isSingleton(type: string): boolean {
  return singletons.has(type)
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
