import type { FieldPath } from './field-attribute.ts'

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

/** An entry without a key, which the source map can't tell from others. */
const isUntold = (step: FieldPath[number]) =>
  typeof step === 'object' && step._key === '' && step._index === -1

/**
 * Whether a string may carry, unseen, the field it comes from. Only what readers read may: an
 * invisible character in a slug, a date or a choice would change what a page does.
 */
export function carriesItsField(value: string, path: FieldPath): boolean {
  // An empty text must stay one, or nobody would be told that it is.
  if (value.trim() === '' || path.some(isUntold)) return false
  const names = path.filter((step) => typeof step === 'string')
  const field = names.at(-1)
  if (field === undefined || PLAIN.has(field) || field.startsWith('_')) return false
  if (names.includes('slug')) return false
  // In marks and claims a source is the key of an entry; elsewhere it is text.
  const isKey = field === 'sources' || (field === 'source' && names.includes('markDefs'))
  return !isKey
}
