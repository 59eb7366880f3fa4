import type { ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { apiVersion } from './api-version.ts'

interface Gathering {
  readonly id: string
  readonly title: string
  readonly icon: Parameters<ListItemBuilder['icon']>[0]
  /** The type of all its documents; a list without it offers nothing new to make. */
  readonly type?: string
  /** A GROQ condition. Drafts count as documents. */
  readonly filter: string
  /** Asked whenever the list is opened: a Studio may stay open overnight. */
  readonly params?: () => Record<string, unknown>
}

/** A list of the documents for which a condition holds. */
export function gather(S: StructureBuilder, gathering: Gathering): ListItemBuilder {
  const { id, title, icon, type, filter, params } = gathering
  const list = S.documentList()
    .id(id)
    .title(title)
    .apiVersion(apiVersion)
    .filter(type ? `_type == "${type}" && (${filter})` : filter)
  const child = type ? list.schemaType(type) : list.initialValueTemplates([])
  const item = S.listItem().id(id).title(title).icon(icon)
  return item.child(params ? () => child.params(params()) : child)
}
