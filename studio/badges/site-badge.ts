import type { DocumentBadgeComponent, DocumentBadgeDescription } from 'sanity'
import { siteUrl } from '../content-lake.ts'
import { pageUrl } from '../presentation/page-url.ts'
import { readField } from '../schema/rules/conditions.ts'
import { describeSchedule } from '../schema/status.ts'
import type { SiteStatus } from '../site/read-answers.ts'
import type { SiteAnswer } from '../site/use-site-answer.ts'
import { useSiteStatus } from '../site/use-site-status.ts'

function describeAnswer(
  answer: SiteAnswer<SiteStatus>,
  url: string | undefined,
): DocumentBadgeDescription | null {
  if (answer.kind === 'asking') return null
  if (answer.kind === 'away') {
    return { label: 'Site not reachable', title: `${siteUrl} does not answer at the moment.` }
  }
  const { path, problem } = answer.value
  if (problem) {
    const reasons = problem.issues.map(({ field, reason }) => `${field} ${reason}`).join('; ')
    return {
      label: 'Kept back by the site',
      color: 'danger',
      title: reasons || problem.message,
    }
  }
  if (path) return { label: 'On the site', color: 'success', title: `${siteUrl}${path}` }
  return url ? { label: 'On its way to the site', title: url } : null
}

/** Whether readers see what is published: already, from which hour on, or why not. */
export const SiteBadge: DocumentBadgeComponent = ({ id, published }) => {
  const answer = useSiteStatus(id, published)
  if (!published) return null
  const schedule = describeSchedule(readField(published, 'publishedAt'))
  if (schedule) {
    return {
      label: schedule,
      color: 'primary',
      title: 'Published ahead of its time: readers see it from that minute on.',
    }
  }
  return describeAnswer(answer, pageUrl(siteUrl, published))
}
