import type { FilterDefault } from '@sanity/client'

/** Text that is compared, linked to, counted or put into an attribute, by the name of its field. */
const PLAIN = new Set([
  'alt',
  'askResidence',
  'contactEmail',
  'doi',
  'eligibility',
  'eligibleStates',
  'enrolment',
  'evidence',
  'feedbackEmail',
  'from',
  'grade',
  'href',
  'kind',
  'lastEnrolmentDate',
  'licenceStates',
  'listItem',
  'localTime',
  'lqip',
  'marks',
  'publishedAt',
  'reviewedAt',
  'seoDescription',
  'seoTitle',
  'skippedDates',
  'startDate',
  'style',
  'timeZone',
  'to',
  'tone',
  'updatedAt',
  'url',
])

/**
 * Whether a string may carry, unseen, the field it comes from. Only what readers read may: an
 * invisible character in a slug, a date or a choice would change what a page does.
 */
export const carriesItsField: FilterDefault = ({ sourcePath, value }) => {
  // An empty text must stay one, or nobody would be told that it is.
  if (value.trim() === '') return false
  const names = sourcePath.filter((step) => typeof step === 'string')
  const field = names.at(-1)
  if (field === undefined || PLAIN.has(field) || field.startsWith('_')) return false
  if (names.includes('slug')) return false
  // In marks and claims a source is the key of an entry; elsewhere it is text.
  const isKey = field === 'sources' || (field === 'source' && names.includes('markDefs'))
  return !isKey
}
