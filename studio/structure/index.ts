import { CogIcon } from '@sanity/icons/Cog'
import { DocumentTextIcon } from '@sanity/icons/DocumentText'
import { HomeIcon } from '@sanity/icons/Home'
import { ImageIcon } from '@sanity/icons/Image'
import type { StructureResolver } from 'sanity/structure'
import { listApproaches } from './approaches.ts'
import { gather } from './gather.ts'
import { listPrograms } from './programs.ts'
import { listSingleton } from './singletons.ts'

const MISSING_ALT = `
  count(body[_type == "figure" && defined(image.asset) && coalesce(image.alt, "") == ""]) > 0
  || (defined(photo.asset) && coalesce(photo.alt, "") == "")
`

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
      S.documentTypeListItem('page').title('Pages'),
      S.documentTypeListItem('redirect').title('Redirects'),
      S.divider(),
      gather(S, {
        id: 'missing-alt',
        title: 'Images without a description',
        icon: ImageIcon,
        filter: MISSING_ALT,
      }),
      S.divider(),
      listSingleton(S, { type: 'homePage', title: 'Home page', icon: HomeIcon }),
      listSingleton(S, { type: 'siteSettings', title: 'Site settings', icon: CogIcon }),
    ])
