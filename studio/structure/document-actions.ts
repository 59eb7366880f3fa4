import type { DocumentActionsResolver } from 'sanity'
import { OpenOnSite } from '../presentation/open-on-site.ts'
import { isSingleton } from './singletons.ts'

const allowedOnSingletons: ReadonlySet<string | undefined> = new Set([
  'publish',
  'discardChanges',
  'restore',
])

const typesWithPages: ReadonlySet<string> = new Set(['approach', 'program'])

/** A singleton can't be deleted, duplicated or unpublished; what has a page can be opened on it. */
export const chooseDocumentActions: DocumentActionsResolver = (actions, { schemaType }) => {
  if (isSingleton(schemaType)) {
    return actions.filter(({ action }) => allowedOnSingletons.has(action))
  }
  return typesWithPages.has(schemaType) ? [...actions, OpenOnSite] : actions
}
