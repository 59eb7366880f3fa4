import { BookIcon } from '@sanity/icons/Book'
import { CheckmarkCircleIcon } from '@sanity/icons/CheckmarkCircle'
import { DocumentsIcon } from '@sanity/icons/Documents'
import { EditIcon } from '@sanity/icons/Edit'
import type { ListItemBuilder, StructureBuilder } from 'sanity/structure'
import { apiVersion } from './api-version.ts'

/** Articles as a whole, and gathered by what they still need. */
export function listApproaches(S: StructureBuilder) {
  const gather = (
    id: string,
    title: string,
    icon: typeof EditIcon,
    condition: string,
  ): ListItemBuilder =>
    S.listItem()
      .id(id)
      .title(title)
      .icon(icon)
      .child(
        S.documentList()
          .id(id)
          .title(title)
          .apiVersion(apiVersion)
          .schemaType('approach')
          .filter(`_type == "approach" && (${condition})`),
      )

  return S.list()
    .title('Approaches')
    .items([
      S.listItem()
        .id('all')
        .title('All')
        .icon(DocumentsIcon)
        .child(S.documentTypeList('approach').title('All approaches')),
      S.divider(),
      gather('drafts', 'With unpublished changes', EditIcon, '_id in path("drafts.**")'),
      gather(
        'unreviewed',
        'Needs clinical review',
        CheckmarkCircleIcon,
        '!defined(reviewer) || !defined(reviewedAt)',
      ),
      gather('unsourced', 'Without sources', BookIcon, 'count(sources) == 0 || !defined(sources)'),
    ])
}
