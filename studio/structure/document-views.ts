import { LinkIcon } from '@sanity/icons/Link'
import type { DefaultDocumentNodeResolver } from 'sanity/structure'
import { isSurplus } from './singletons.ts'
import { SurplusNotice } from './surplus-notice.tsx'
import { UsedIn } from './used-in.tsx'

const usedElsewhere: ReadonlySet<string> = new Set([
  'approach',
  'glossaryTerm',
  'page',
  'person',
  'program',
  'topic',
])

/** The form, and beside it where the document is used. */
export const documentViews: DefaultDocumentNodeResolver = (S, { schemaType, documentId }) => {
  if (isSurplus(schemaType, documentId)) {
    return S.document().views([S.view.component(SurplusNotice).id('surplus').title('Exists once')])
  }
  const views = [S.view.form().title('Write')]
  if (!usedElsewhere.has(schemaType)) return S.document().views(views)
  const usedIn = S.view.component(UsedIn).id('used-in').title('Used in').icon(LinkIcon)
  return S.document().views([...views, usedIn])
}
