import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import type { StructureResolver } from 'sanity/structure'
import { listApproaches } from './approaches.ts'
import { listPrograms } from './programs.ts'

/** The content tree an editor sees, in the order of their work. */
export const structure: StructureResolver = (S) =>
  S.list()
    .title('Content')
    .items([
      S.listItem()
        .id('approaches')
        .title('Approaches')
        .icon(DocumentTextIcon)
        .child(listApproaches(S)),
      listPrograms(S),
      S.divider(),
      S.documentTypeListItem('person').title('People'),
      S.documentTypeListItem('topic').title('Topics'),
      S.documentTypeListItem('glossaryTerm').title('Glossary'),
      S.divider(),
      S.listItem()
        .id('siteSettings')
        .title('Site settings')
        .icon(CogIcon)
        .child(S.document().schemaType('siteSettings').documentId('siteSettings')),
    ])
