import { readSiteStatus, type SiteStatus } from './read-answers.ts'
import { type SiteAnswer, useSiteAnswer } from './use-site-answer.ts'

/** How a published document fares on the site; nothing is asked about one that isn't published. */
export function useSiteStatus(id: string, published: unknown): SiteAnswer<SiteStatus> {
  return useSiteAnswer(published ? `/api/documents/${id}/` : undefined, readSiteStatus)
}
