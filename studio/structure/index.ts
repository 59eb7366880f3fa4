import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { HomeIcon } from '@sanity/icons/Home'
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
      S.documentTypeListItem('page').title('Pages'),
      S.listItem()
        .id('homePage')
        .title('Home page')
        .icon(HomeIcon)
        .child(S.document().schemaType('homePage').documentId('homePage')),
      S.documentTypeListItem('redirect').title('Redirects'),
      S.divider(),
      S.listItem()
        .id('siteSettings')
        .title('Site settings')
        .icon(CogIcon)
        .child(S.document().schemaType('siteSettings').documentId('siteSettings')),
    ])
