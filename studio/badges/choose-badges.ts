import type { DocumentBadgesResolver } from 'sanity'
import { ReviewBadge } from './review-badge.ts'
import { SeatsBadge } from './seats-badge.ts'
import { SiteBadge } from './site-badge.ts'

/** What an editor sees of a document's state beside its title. */
export const chooseDocumentBadges: DocumentBadgesResolver = (badges, { schemaType }) => {
  if (schemaType === 'redirect') return badges
  if (schemaType === 'approach') return [...badges, SiteBadge, ReviewBadge]
  if (schemaType === 'cohort') return [...badges, SiteBadge, SeatsBadge]
  return [...badges, SiteBadge]
}
