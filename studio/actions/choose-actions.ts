import type { DocumentActionsResolver } from 'sanity'
import { SharePreview } from '../presentation/share-preview.tsx'
import { isSingleton, isSurplus } from '../structure/singletons.ts'
import { MarkReviewed } from './mark-reviewed.tsx'
import { OpenOnSite } from './open-on-site.tsx'
import { publishKeepingLinks } from './publish-keeping-links.ts'

const allowedOnSingletons: ReadonlySet<string | undefined> = new Set([
  'publish',
  'discardChanges',
  'restore',
])

const typesWithPages: ReadonlySet<string> = new Set([
  'approach',
  'glossaryTerm',
  'homePage',
  'page',
  'person',
  'program',
  'topic',
])

/**
 * A singleton can't be deleted, duplicated or unpublished; what has a page can be opened on it, and
 * leaves a redirect behind when its address changes.
 */
export const chooseDocumentActions: DocumentActionsResolver = (
  actions,
  { schemaType, documentId },
) => {
  if (isSurplus(schemaType, documentId)) return []
  const allowed = isSingleton(schemaType)
    ? actions.filter(({ action }) => allowedOnSingletons.has(action))
    : actions
  if (!typesWithPages.has(schemaType)) return allowed
  const keeping = allowed.map((action) =>
    action.action === 'publish' ? publishOf(action) : action,
  )
  return [
    ...keeping,
    ...(schemaType === 'approach' ? [MarkReviewed] : []),
    OpenOnSite,
    SharePreview,
  ]
}

type Action = Parameters<typeof publishKeepingLinks>[0]

// One wrapper for one action: a new one at each call would be a new component to React.
const wrapped = new Map<Action, Action>()
function publishOf(action: Action): Action {
  const known = wrapped.get(action) ?? publishKeepingLinks(action)
  wrapped.set(action, known)
  return known
}
