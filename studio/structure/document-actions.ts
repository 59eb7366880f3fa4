import type { DocumentActionsResolver } from 'sanity'
import { OpenOnSite } from '../presentation/open-on-site.ts'
import { isSingleton } from './singletons.ts'

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

/** A singleton can't be deleted, duplicated or unpublished; what has a page can be opened on it. */
export const chooseDocumentActions: DocumentActionsResolver = (actions, { schemaType }) => {
  const allowed = isSingleton(schemaType)
    ? actions.filter(({ action }) => allowedOnSingletons.has(action))
    : actions
  return typesWithPages.has(schemaType) ? [...allowed, OpenOnSite] : allowed
}
